using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>How far the first settings are: what is typed with every mistake in it, and, once they are written, what an office still needs.</summary>
[Access(SystemAdmin = Reach.All)]
public sealed record ReadSetup : IQuery<SetupTold>;

/// <param name="Mistakes">Everything that is wrong with what is typed, in the order of the steps.</param>
/// <param name="Version">Goes back with <see cref="KeepSetup"/>.</param>
/// <param name="Left">What comes after the first settings; empty before.</param>
/// <param name="Matters">Which usual matter goes to which post; empty while a list has mistakes, and where none are wanted.</param>
public sealed record SetupTold(bool Done, SetupDraft Draft, int Version, IReadOnlyList<SetupMistake> Mistakes, IReadOnlyList<OfficeToDo> Left, IReadOnlyList<SetupMatter> Matters);

/// <summary>A usual matter of the last step.</summary>
/// <param name="Post">The name of its post; empty where there is none, and the matter is written out of use.</param>
/// <param name="SendTo">Where people are sent when it is not the bureau's.</param>
public sealed record SetupMatter(string Code, string Name, string NameEn, string Post, string SendTo)
{
    /// <summary>ON-1, PB-3: nobody would do it, so the public does not read of it.</summary>
    public bool Off => Post.Length == 0 && SendTo.Length == 0;
}

/// <param name="Field">The part it stands in: BureauName, Mark, ComplainPhone, Sections, People, Posts, Hours.</param>
/// <param name="Line">From 1; 0 where there are no lines.</param>
public sealed record SetupMistake(string Field, int Line, string Zh, string En);

public sealed class ReadSetupHandler(OfficeBook book) : IHandle<ReadSetup, SetupTold>
{
    public async Task<Outcome<SetupTold>> Handle(ReadSetup m, Db db)
    {
        var (draft, version) = await Drafts.Read(db);
        if (await FirstSettings.Done(db)) return new SetupTold(true, SetupDraft.Blank, version, [], await OfficeToDos.All(db, await book.Open(db.Ct)), []);
        return new SetupTold(false, draft, version, await SetupChecks.All(db, draft), [], await SetupChecks.Matters(db, draft));
    }
}

/// <summary>Everything that is wrong with a draft of the first settings.</summary>
internal static class SetupChecks
{
    public static async Task<IReadOnlyList<SetupMistake>> All(Db db, SetupDraft draft)
    {
        var mistakes = new List<SetupMistake>();
        if (draft.BureauName.Trim().Length == 0) mistakes.Add(new("BureauName", 0, "请填写单位名称。", "Name the bureau."));
        if (draft.Mark.Trim().Length == 0) mistakes.Add(new("Mark", 0, "请填写本单位的发文代字，它在每份文书的文号里，发出后不能改。", "Give the office's own characters in front of document numbers; they stand in every number and stay there."));
        if (draft.ComplainPhone.Trim().Length == 0) mistakes.Add(new("ComplainPhone", 0, "请填写监督投诉电话，它印在给群众的每份文书上。", "Give the phone for complaints; it stands on every paper for citizens."));
        mistakes.AddRange(SetupFile.Check(draft.Sections, draft.People, draft.Posts, await Taken(db)).Select(e => new SetupMistake(e.Field, e.Error.Line, e.Error.Zh, e.Error.En)));
        if (OfficeHoursText.Parse(draft.Hours).WhyNot() is { } no) mistakes.Add(new("Hours", 0, no.Zh, no.En));
        return mistakes;
    }

    /// <summary>Which usual matter would go to which of the posts typed.</summary>
    public static async Task<IReadOnlyList<SetupMatter>> Matters(Db db, SetupDraft draft)
    {
        if (!draft.UsualMatters || !SetupFile.Parse(draft.Sections, draft.People, draft.Posts, await Taken(db)).Went(out var sheet, out _)) return [];
        var posts = sheet.Posts.ToDictionary(p => p.Code, p => p.Name, StringComparer.Ordinal);
        return [.. UsualMatters.Placed(posts.Keys).Select(p => new SetupMatter(p.Matter.Code, p.Matter.Name, p.Matter.NameEn, p.Post is null ? "" : posts[p.Post], p.Matter.SendTo))];
    }

    /// <summary>The administrator made at the first start is there already, with a section and accounts.</summary>
    public static async Task<SetupTaken> Taken(Db db) =>
        new((await db.Query<string>("SELECT code FROM sections")).ToHashSet(StringComparer.Ordinal), (await db.Query<string>("SELECT sign_in FROM accounts")).ToHashSet(StringComparer.Ordinal));
}
