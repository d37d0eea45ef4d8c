using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>What the counter's form offers to this person: the usual channel of the station, phrases, and to whom a matter can go.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ReadCounter : IQuery<CounterSetup>;

/// <param name="Channel">How citizens usually reach this person.</param>
/// <param name="Phrases">What is said often: everybody's, and those of the section.</param>
/// <param name="Receivers">Everybody else who can work on a matter, by section, the own section first.</param>
/// <param name="Duty">While the office is closed: who is on duty and so the first contact; null in its hours, and where nobody is on the roster.</param>
public sealed record CounterSetup(Channel Channel, IReadOnlyList<string> Phrases, IReadOnlyList<ReceiversOf> Receivers, CounterDuty? Duty = null);

/// <summary>Who is on duty now, and the phone of the duty (DU-1).</summary>
/// <param name="Mine">It is the asker.</param>
public sealed record CounterDuty(string Name, string Leader, string Phone, bool Mine);

/// <summary>The people of a section.</summary>
public sealed record ReceiversOf(string SectionName, string SectionNameEn, bool Mine, IReadOnlyList<Receiver> People);

/// <summary>Somebody who can take a matter.</summary>
/// <param name="AwayUntil">When whoever is away now is expected back (AB-9).</param>
public sealed record Receiver(long Id, string Name, string JobTitle, DateTimeOffset? AwayUntil = null);

public sealed class ReadCounterHandler(OfficeBook book) : IHandle<ReadCounter, CounterSetup>
{
    private const string Phrases = "SELECT text FROM phrases WHERE active = 1 AND (section_id IS NULL OR section_id = @SectionId) ORDER BY sort, id LIMIT 30";

    public async Task<Outcome<CounterSetup>> Handle(ReadCounter m, Db db)
    {
        var office = await book.Open(db.Ct);
        var phrases = await db.Query<string>(Phrases, new { db.Who.SectionId });
        var usual = office.People.TryGetValue(db.Who.PersonId, out var me) && Enum.TryParse<Channel>(me.Channel, out var channel) ? channel : Channel.Visit;
        var workers = await Workers.All(db);
        var receivers = office.People.Values.Where(p => p.Active == 1 && p.Id != db.Who.PersonId && workers.Contains(p.Id)).ToLookup(p => p.SectionId);
        var away = await Absences.AwayUntil(db);
        var duty = await Sitting.Now(db, office);
        return new CounterSetup(usual, phrases,
            [.. office.Sections.Values.Where(s => receivers.Contains(s.Id)).OrderBy(s => s.Id == db.Who.SectionId ? 0 : 1).ThenBy(s => s.Sort).ThenBy(s => s.Id)
                .Select(s => new ReceiversOf(s.Name, s.NameEn, s.Id == db.Who.SectionId, [.. receivers[s.Id].OrderBy(p => p.Id).Select(p => new Receiver(p.Id, p.Name, p.JobTitle, away.TryGetValue(p.Id, out var back) ? back : null))]))],
            duty is null ? null : new CounterDuty(office.NameOf(duty.PersonId), office.NameOf(duty.LeaderId), duty.Phone, duty.PersonId == db.Who.PersonId));
    }
}
