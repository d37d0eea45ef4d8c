using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>
/// The records behind a figure beside a ballot or a result, exactly those that were counted: for whoever votes on the person or sees the
/// result, as far as the fact itself opens to them (AP-8).
/// </summary>
/// <param name="Key">Which fact.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, Appraisal = Reach.All)]
public sealed record ShowFact(long SubjectId, [Text(20)] string Key) : IQuery<FactShown>;

/// <param name="Of">Of how many; the records are all of these then, those not among <paramref name="Count"/> marked.</param>
/// <param name="More">There are more than are listed.</param>
public sealed record FactShown(long SubjectId, string Name, string Key, string Zh, string En, int Count, int? Of, DateOnly From, DateOnly To, IReadOnlyList<FactRecord> Records, bool More);

public sealed class ShowFactHandler(OfficeBook book) : IHandle<ShowFact, FactShown>
{
    public async Task<Outcome<FactShown>> Handle(ShowFact m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await About(db, m.SubjectId) is not { } about || await RoundRow.Find(db, about.RoundId) is not { } round) return DeskRefusals.NotFound();
        var (from, last) = AppraisalRules.PeriodOf(round.YearNo, round.QuarterNo);
        var to = last < db.Today ? last : db.Today;
        var fact = (await PersonFacts.Of(db, office, about.PersonId, from, to, PageOf(m.SubjectId))).FirstOrDefault(f => f.Key == m.Key && f.Href.Length > 0);
        if (fact is null) return DeskRefusals.NotFound();
        var records = await PersonFactRecords.Of(db, fact.Key, about.PersonId, from, to);
        return new FactShown(m.SubjectId, office.NameOf(about.PersonId), fact.Key, fact.Zh, fact.En, fact.Count, fact.Of, from, to, [.. records.Take(PersonFactRecords.Most)], records.Count > PersonFactRecords.Most);
    }

    /// <summary>Where the facts of a person in a round are opened.</summary>
    public static string PageOf(long subject) => $"/appraisal/facts/{subject}";

    /// <summary>Somebody on whom the asker votes, or whose result they see.</summary>
    private static async Task<(long PersonId, long RoundId)?> About(Db db, long subject)
    {
        if (await Voters.Find(db, subject) is { } v) return (v.PersonId, v.RoundId);
        return await SubjectRow.Find(db, subject) is { } s && await RoundRow.Find(db, s.RoundId) is { Counts: > 0 } r && ListResultsHandler.Seen(db, r, s) ? (s.PersonId, s.RoundId) : null;
    }
}
