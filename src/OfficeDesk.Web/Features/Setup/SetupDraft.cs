using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>The first settings as far as they are typed.</summary>
public sealed record SetupDraft(string BureauName, string Mark, string AskPhone, string ComplainPhone, string Sections, string People, string Posts, string Hours, bool UsualMatters)
{
    /// <summary>What stands there before anything is typed: nobody and nothing invented.</summary>
    public static SetupDraft Blank { get; } = new("", "", "", "", "", "", "", OfficeHoursText.Write([new("01-01", OfficeHours.Default)]), UsualMatters: true);

    /// <summary>The names of the parts that were kept so far.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>With what a step says; what it leaves out stays.</summary>
    public SetupDraft With(KeepSetup m) => this with
    {
        BureauName = m.BureauName ?? BureauName, Mark = m.Mark ?? Mark, AskPhone = m.AskPhone ?? AskPhone, ComplainPhone = m.ComplainPhone ?? ComplainPhone,
        Sections = m.Sections ?? Sections, People = m.People ?? People, Posts = m.Posts ?? Posts, Hours = m.Hours ?? Hours, UsualMatters = m.UsualMatters ?? UsualMatters,
        Kept = [.. Kept.Union(Said(m), StringComparer.Ordinal)],
    };

    private static IEnumerable<string> Said(KeepSetup m) => new (string Part, object? Said)[]
    {
        (nameof(BureauName), m.BureauName), (nameof(Mark), m.Mark), (nameof(AskPhone), m.AskPhone), (nameof(ComplainPhone), m.ComplainPhone),
        (nameof(Sections), m.Sections), (nameof(People), m.People), (nameof(Posts), m.Posts), (nameof(Hours), m.Hours), (nameof(UsualMatters), m.UsualMatters),
    }.Where(p => p.Said is not null).Select(p => p.Part);
}

/// <summary>Keeps one step of the first settings; what is null stays as it is. Nothing of it holds before <see cref="SetUpOffice"/>.</summary>
/// <param name="Version">The version that was looked at; 0 before the first step is kept.</param>
[Access(SystemAdmin = Reach.All, PeopleOnly = true)]
public sealed record KeepSetup(
    int Version,
    [property: Text(60)] string? BureauName = null, [property: Text(20)] string? Mark = null, [property: Text(40)] string? AskPhone = null, [property: Text(40)] string? ComplainPhone = null,
    [property: Text(20_000)] string? Sections = null, [property: Text(20_000), Personal] string? People = null, [property: Text(20_000)] string? Posts = null,
    [property: Text(500)] string? Hours = null, bool? UsualMatters = null) : ICommand<SetupKept>;

public sealed record SetupKept(int Version);

public sealed class KeepSetupHandler : IHandle<KeepSetup, SetupKept>
{
    private const string Insert = "INSERT INTO setup_draft (id, body, version) SELECT 1, @Body, 1 WHERE NOT EXISTS (SELECT 1 FROM setup_draft WHERE id = 1)";
    private const string Update = "UPDATE setup_draft SET body = @Body, version = version + 1 WHERE id = 1 AND version = @Version";

    public async Task<Outcome<SetupKept>> Handle(KeepSetup m, Db db)
    {
        if (await Office.FirstSettings.Done(db)) return AccountRules.AlreadySetUp;
        var (was, _) = await Drafts.Read(db);
        var row = new { Body = Drafts.Text(was.With(m)), m.Version };
        if (!await db.Changed(m.Version == 0 ? Insert : Update, row)) return DeskRefusals.Changed();
        db.About("office", 1);
        return new SetupKept(m.Version + 1);
    }
}

/// <summary>Where the draft is kept.</summary>
internal static class Drafts
{
    private const string Load = "SELECT body, version FROM setup_draft WHERE id = 1";

    /// <summary>The draft with its version; a blank one with 0 before anything was kept.</summary>
    public static async Task<(SetupDraft Draft, int Version)> Read(Db db) =>
        await db.Query<Row>(Load) is [var row] ? (JsonSerializer.Deserialize<SetupDraft>(row.Body, Wire.Json)!, row.Version) : (SetupDraft.Blank, 0);

    public static string Text(SetupDraft draft) => JsonSerializer.Serialize(draft, Wire.Json);

    private sealed record Row
    {
        public string Body { get; init; } = "";
        public int Version { get; init; }
    }
}
