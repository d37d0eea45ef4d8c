using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>Anybody complains: a citizen by the public page, or a member of the office, who leaves no more trace than they write themselves (CP-1).</summary>
/// <param name="AboutSectionId">The section it is about, where the complainant knows.</param>
/// <param name="AboutText">Whom or what it is about.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="SlipNumber">The number on a receipt or a slip, if there is one (CP-4, FC-7).</param>
[Access(Anybody = true)]
public sealed record SubmitComplaint(
    [property: Personal] long? AboutSectionId, [Text(200), Personal] string AboutText, BreachKind Kind, [Text(4000), Personal] string What,
    [Text(40), Personal] string Name, [Text(20), Personal] string Phone, [Text(200), Personal] string Address, [Text(40), Personal] string SlipNumber = "") : IErrand<ComplaintSubmitted>;

/// <param name="Code">What the complainant names when asking about it.</param>
/// <param name="ReplyBy">The last day of the reply.</param>
public sealed record ComplaintSubmitted(string Code, DateOnly ReplyBy);

public sealed class SubmitComplaintHandler(OfficeBook book, SealedBox box, ShortWrite shortly, Visit visit) : IHandle<SubmitComplaint, ComplaintSubmitted>
{
    private const string Known = "SELECT code, due_on FROM complaints WHERE once_hash = @Hash";

    // the audit head is the gate: its row is locked by whoever writes, so that tries at one moment are counted one after the other
    private const string Gate = "UPDATE audit_head SET seq = seq WHERE id = 1";
    private const string Forget = "DELETE FROM complaint_tries WHERE at < @HourAgo";
    private const string Count = "SELECT COALESCE(SUM(CASE WHEN address = @Address THEN 1 ELSE 0 END), 0) AS here, COUNT(*) AS everywhere FROM complaint_tries";
    private const string Try = "INSERT INTO complaint_tries (id, address, at) VALUES (@Id, @Address, @Now)";

    public async Task<Outcome<ComplaintSubmitted>> Handle(SubmitComplaint m, Db db)
    {
        var office = await book.Open(db.Ct);
        var about = m.AboutSectionId is not null || !string.IsNullOrWhiteSpace(m.AboutText);
        if (ComplaintRules.CannotRegister(ComplaintChannel.Call, db.Today, db.Today, 0, null, m.What, about) is { } cannot) return cannot;
        if (EnquiryRules.PhoneMalformed(m.Phone) is { } phone) return phone with { Field = nameof(m.Phone) };
        if (m.AboutSectionId is { } section && !office.Sections.ContainsKey(section)) return DeskRefusals.NotFound();
        var address = box.HashOf(visit.Who.Network.Length > 0 ? visit.Who.Network : "-");
        var once = visit.OnceKey is { } key ? box.HashOf($"{address}:{key}") : null;
        var channel = visit.Who.SignedIn ? ComplaintChannel.Staff : ComplaintChannel.Public;
        // who complains leaves no name in the audit, not even a member of the office
        visit.Who = Asker.Nobody with { Via = visit.Who.Via, English = visit.Who.English };
        Refusal? flooded = null;
        var done = await shortly.Do(m, async d =>
        {
            await d.Execute(Gate);
            if (once is not null && await d.Find<(string Code, DateOnly DueOn)?>(Known, new { Hash = once }) is { } first) return new ComplaintSubmitted(first.Code, first.DueOn);
            await d.Execute(Forget, new { HourAgo = d.Now.AddHours(-1) });
            var (here, everywhere) = await d.One<(long, long)>(Count, new { Address = address });
            if (ComplaintRules.Flooded(here, everywhere, office.Settings.Number(Settings.ComplaintFlood)) is { } full)
            {
                flooded = full;
                return null!;
            }
            await d.Execute(Try, new { Id = d.NewId(), Address = address, d.Now });
            var said = new Said(channel, d.Today, null, null, m.AboutSectionId, m.AboutText, m.Kind, m.What, Reporter.Of(m.Name, m.Phone, m.Address), once, m.SlipNumber);
            var (_, _, code, _, due) = await Registering.Write(d, office, await Officers.Today(d, office), box, said);
            return new ComplaintSubmitted(code, due);
        }, db.Ct);
        return flooded is { } why ? why : done;
    }
}
