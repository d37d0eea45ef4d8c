using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>What the form for receiving an application begins with: the citizen carried over, the matter's papers, its presets, what was told before.</summary>
/// <param name="EnquiryNumber">The first contact it comes from; empty for none.</param>
/// <param name="Again">An application that lapsed, to be made again.</param>
/// <param name="ReceivedOn">The day it reached the office, as it will be recorded; empty = today.</param>
/// <param name="Away">The household lives away from its registered address (DL-2); empty = as the first contact, or what is applied for again, says.</param>
[Access(Staff = Reach.Own, Chief = Reach.Section)]
public sealed record ReceiptForm([property: Text(20)] string EnquiryNumber = "", long? MatterTypeId = null, [property: Text(20, Digits = true)] string Again = "", DateOnly? ReceivedOn = null, bool? Away = null) : IQuery<ReceiptSheet>;

/// <param name="Matters">What can be received here: the matters of the own section, and those that are nobody's here.</param>
/// <param name="Matter">The matter chosen; null before one is.</param>
/// <param name="Named">What earlier notices named, and when the last one was given; empty without one.</param>
/// <param name="TellBy">The last day for telling the citizen something.</param>
/// <param name="Away">Whether the longer limit of DL-2 is promised.</param>
/// <param name="Provisional">Whether the day promised may still move (DL-4).</param>
public sealed record ReceiptSheet(
    string EnquiryNumber, string CitizenName, string Organisation, string Phone, IReadOnlyList<MatterChoice> Matters, MatterPreset? Matter, IReadOnlyList<string> Named, DateOnly? NamedOn, DateOnly TellBy, DateOnly? DueOn, bool Away, bool Provisional);

public sealed record MatterChoice(long Id, string Code, string Name, string NameEn);

/// <summary>What the catalogue says of a matter before anybody looks at the papers (ON-2).</summary>
public sealed record MatterPreset(long Id, string Code, string Name, string NameEn, bool Ours, bool NeedsDecision, bool Assistance, bool HasAway, string Basis, string SendTo, IReadOnlyList<RequiredMaterial> Materials);

public sealed class ReceiptFormHandler(OfficeBook book) : IHandle<ReceiptForm, ReceiptSheet>
{
    private const string OfApplication = "SELECT number FROM enquiries WHERE id = @EnquiryId";

    public async Task<Outcome<ReceiptSheet>> Handle(ReceiptForm m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (number, matterId, away) = (m.EnquiryNumber.Trim(), m.MatterTypeId, m.Away);
        if (m.Again.Trim().Length > 0)
        {
            if (await Applications.Find(db, m.Again) is not { } old) return DeskRefusals.NotFound();
            number = await db.One<string>(OfApplication, new { old.EnquiryId });
            matterId ??= old.MatterTypeId;
            away ??= old.Away == 1;
        }
        var enquiry = number.Length == 0 ? null : await FirstContacts.Find(db, number);
        if (number.Length > 0 && enquiry is null) return DeskRefusals.NotFound();
        matterId ??= enquiry?.MatterTypeId;
        away ??= enquiry?.Away == 1;
        var choices = office.Matters.Values.Where(t => t.Active == 1 && Mine(db, office, t)).OrderByDescending(t => t.Uses).ThenBy(t => t.Id).ToList();
        var chosen = choices.FirstOrDefault(t => t.Id == matterId);
        var given = enquiry is null || chosen is null ? [] : await Noticing.Given(db, 0, enquiry.Id, chosen.Id);
        // a day that cannot be recorded is refused when it is sent; until then nothing is counted from it
        var from = m.ReceivedOn is { } came && ReceiptRules.ReceivedNotCredible(came, db.Today) is null ? came : office.CountsFrom(db.Wall, chosen?.Emergency ?? Emergency.None);
        var due = chosen is null ? (DateOnly?)null : DeadlineRules.DueDate(from, chosen.LimitFor(away is true), office.Calendar);
        return new ReceiptSheet(enquiry?.Number ?? "", enquiry?.CitizenName ?? "", enquiry?.Organisation ?? "", enquiry is null ? "" : Masks.Phone(enquiry.Phone),
            [.. choices.Select(t => new MatterChoice(t.Id, t.Code, t.Name, t.NameEn))], chosen is null ? null : Preset(office, chosen), [.. given.SelectMany(n => n.Names)], given.Count == 0 ? null : given.Max(n => n.GivenOn),
            ReceiptRules.NoticeDue(from, office.Settings.Number(Settings.NoticeDays), office.Calendar), due, away is true && chosen?.AwayNo is not null, due is { } day && office.Calendar.IsProvisional(day));
    }

    internal static MatterPreset Preset(OfficePage office, MatterType t)
    {
        var guide = office.GuideOf(t.Id);
        return new MatterPreset(t.Id, t.Code, t.Name, t.NameEn, t.PostId is not null, t.Assistance == 1 || guide.NeedsDecision, t.Assistance == 1, t.AwayNo is not null, t.Basis, t.SendTo, guide.Materials);
    }

    private static bool Mine(Db db, OfficePage office, MatterType t) =>
        t.PostId is not { } post || (office.Posts.TryGetValue(post, out var p) && (p.SectionId == db.Who.SectionId || db.Who.Led.Contains(p.SectionId)));
}
