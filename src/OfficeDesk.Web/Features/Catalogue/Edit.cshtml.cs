using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>One matter as a form; lines without a name are dropped, three empty ones wait at the end of each list.</summary>
[Opens(typeof(ProposeMatter))]
public sealed class EditPage : DeskPage
{
    /// <summary>What the form sends for a matter that is somebody else's; empty says that no post is chosen yet.</summary>
    public const string NotOurs = "-";

    private const int Spare = 3;

    [BindProperty]
    public bool IsNew { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MatterEntry Entry { get; private set; } = new();

    /// <summary>Whether it is somebody else's, as the catalogue says or as it was just chosen.</summary>
    public bool Elsewhere => Entry.Post.Length == 0 && Kept("Post", CatalogueRules.Elsewhere(Entry) ? NotOurs : "") == NotOurs;

    public IReadOnlyList<PostLine> Posts { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? code)
    {
        var all = await Ask(new ReadCatalogue());
        Posts = all?.Posts ?? [];
        IsNew = string.IsNullOrEmpty(code);
        if (!IsNew && all?.Matters.FirstOrDefault(m => m.Entry.Code == code && m.MayPropose) is not { } found) return NotFound();
        Entry = Spared(IsNew ? new MatterEntry { Fee = "不收费", NeedsDecision = true } : all!.Matters.First(m => m.Entry.Code == code).Entry);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var entry = Typed();
        if (await Ask(new ProposeMatter(Reason ?? "", entry)) is not null) return Redirect("/catalogue");
        var why = Refusal!;
        Posts = (await Ask(new ReadCatalogue()))?.Posts ?? [];
        Refuse(why with { Field = why.Field.Split('.')[^1] });
        Entry = Spared(entry);
        return Page();
    }

    private static MatterEntry Spared(MatterEntry e) => e with
    {
        Materials = [.. e.Materials, .. Enumerable.Repeat(new RequiredMaterial(""), Spare)], Steps = [.. e.Steps, .. Enumerable.Repeat(new ProcedureStep(""), Spare)],
        Standards = [.. e.Standards, .. Enumerable.Repeat(new MatterStandard("", "", default), Spare)],
    };

    private MatterEntry Typed()
    {
        var form = Request.Form;
        string One(string name) => form[name].ToString().Trim();
        string Nth(string name, int i) => i < form[name].Count ? (form[name][i] ?? "").Trim() : "";
        int Int(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        IEnumerable<int> Lines(string name) => Enumerable.Range(0, form[name].Count).Where(i => Nth(name, i).Length > 0);
        return new MatterEntry
        {
            Code = One("Code"), Name = One("Name"), NameEn = One("NameEn"), Post = One("Post") is var post and not NotOurs ? post : "", Days = Int(One("Days")), Unit = Enum.TryParse<LimitUnit>(One("Unit"), out var unit) ? unit : (LimitUnit)(-1),
            AwayDays = One("AwayDays").Length == 0 ? null : Int(One("AwayDays")), Assistance = One("Assistance") == "true", Emergency = Enum.TryParse<Emergency>(One("Emergency"), out var emergency) ? emergency : Emergency.None, NeedsDecision = One("NeedsDecision") == "true", Active = One("Active") == "true",
            Fee = One("Fee"), Basis = One("Basis"), SendTo = One("SendTo"),
            Materials = [.. Lines("m.Name").Select(i => new RequiredMaterial(Nth("m.Name", i), Int(Nth("m.Copies", i)), Enum.TryParse<PaperForm>(Nth("m.Form", i), out var f) ? f : (PaperForm)(-1), Nth("m.UseForm", i), Nth("m.When", i), Nth("m.From", i)))],
            Steps = [.. Lines("s.What").Select(i => new ProcedureStep(Nth("s.What", i), Nth("s.By", i), Nth("s.Takes", i)))],
            Standards = [.. Lines("c.Name").Select(i => new MatterStandard(Nth("c.Name", i), Nth("c.Value", i), DateOnly.TryParseExact(Nth("c.ValidFrom", i), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default))],
        };
    }
}
