using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>The first settings as far as they are typed.</summary>
public sealed record SetupDraft(string BureauName, string Mark, string AskPhone, string ComplainPhone, string Sections, string People, string Posts, string Hours, bool UsualMatters)
{
    /// <summary>An example to overwrite.</summary>
    public static SetupDraft Example { get; } = new(
        "", "", "", "",
        "LD,局领导,领导\nBGS,办公室\nSHJZ,社会救助股\nJJZ,纪检组",
        "局长甲,LD,juzhang,局长\n分管领导甲,LD,fenguan,分管领导\n主任甲,BGS,zhuren,办公室+工作人员+股室负责人\n科长甲,SHJZ,kezhang,股室负责人+工作人员\n工作人员甲,SHJZ,staff1,工作人员\n工作人员乙,SHJZ,staff2,工作人员\n纪检干部甲,JJZ,jijian,纪检",
        "CSDB,城市低保岗,SHJZ,staff1,staff2\nLSJZ,临时救助岗,SHJZ,staff2,staff1",
        OfficeHoursText.Write([new("01-01", OfficeHours.Default)]), UsualMatters: true);

    /// <summary>With what a step says; what it leaves out stays.</summary>
    public SetupDraft With(KeepSetup m) => this with
    {
        BureauName = m.BureauName ?? BureauName, Mark = m.Mark ?? Mark, AskPhone = m.AskPhone ?? AskPhone, ComplainPhone = m.ComplainPhone ?? ComplainPhone,
        Sections = m.Sections ?? Sections, People = m.People ?? People, Posts = m.Posts ?? Posts, Hours = m.Hours ?? Hours, UsualMatters = m.UsualMatters ?? UsualMatters,
    };
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

    /// <summary>The draft with its version; the example with 0 before anything was kept.</summary>
    public static async Task<(SetupDraft Draft, int Version)> Read(Db db) =>
        await db.Query<Row>(Load) is [var row] ? (JsonSerializer.Deserialize<SetupDraft>(row.Body, Wire.Json)!, row.Version) : (SetupDraft.Example, 0);

    public static string Text(SetupDraft draft) => JsonSerializer.Serialize(draft, Wire.Json);

    private sealed record Row
    {
        public string Body { get; init; } = "";
        public int Version { get; init; }
    }
}
