using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// How many things wait for somebody, for the numbers in the navigation: what the page behind an entry holds, counted by index
/// look-ups. Everybody pays for them with every page: what only officers or deciders can have is asked of them alone.
/// </summary>
public sealed class Waiting(Database database, OfficeBook book, TimeProvider clock, Ids ids)
{
    private const Roles Deciding = Roles.Chief | Roles.Leader | Roles.Director | Roles.GeneralOffice;

    // due by the next working day, without what is on its way and waits for others (FC-4), and everything to take up, sign, report, tell or answer
    private const string Day = $"""
        (SELECT COUNT(*) FROM tasks WHERE answering_id = @Me AND state = 'Open' AND due_on <= @Tomorrow)
        - (SELECT COUNT(*) FROM tasks t JOIN transfers x ON x.id = t.id WHERE t.kind = 'Transfer' AND t.answering_id = @Me AND t.state = 'Open' AND +t.due_on <= @Tomorrow AND x.state IN {TransferStates.OnItsWay})
        + (SELECT COUNT(*) {AtHand.Transfers}) + (SELECT COUNT(*) {AtHand.Handovers}) + (SELECT COUNT(*) {AtHand.ToReport}) + (SELECT COUNT(*) {AtHand.ToTell})
        + (SELECT COUNT(*) {AtHand.Statements}) + (SELECT COUNT(*) {AtHand.Appeals}) + (SELECT COUNT(*) {AtHand.Consents}) + (SELECT COUNT(*) {AtHand.Sheets})
        """;

    private const string OfCases = $" + (SELECT COUNT(*) FROM (SELECT c.id {AtHand.Cases} LIMIT @SomeCases) n) + (SELECT COUNT(*) FROM (SELECT p.id {AtHand.Checks} LIMIT @SomeCases) n)";

    private const string Approvals = $"(SELECT COUNT(*) {AtHand.ToDecide})";

    // ballots to give and objections to answer stand with the appraisal; a result fed back stands there and in one's own work
    private const string Appraisal = $"""
        (SELECT COUNT(*) FROM ap_voters v JOIN ap_rounds r ON r.id = v.round_id AND r.state = 'Open' WHERE v.rater_id = @Me AND v.voted < 2) AS ballots,
        (SELECT COUNT(*) {AtHand.Objections}) AS objections, (SELECT COUNT(*) {AtHand.Feedback}) AS feedback
        """;

    private const string ForEverybody = $"SELECT {Day} AS mine, 0 AS approvals, {Appraisal}";
    private const string ForHandlers = $"SELECT {Day}{OfCases} AS mine, 0 AS approvals, {Appraisal}";
    private const string ForDeciders = $"SELECT {Day} AS mine, {Approvals} AS approvals, {Appraisal}";
    private const string ForBoth = $"SELECT {Day}{OfCases} AS mine, {Approvals} AS approvals, {Appraisal}";

    /// <summary>By the address of the navigation's entry.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Of(Asker who, CancellationToken ct)
    {
        var office = await book.Open(ct);
        await using var connection = await database.OpenRead(ct);
        var db = new Db(connection, who, new Sight(who.PersonId, false, false, []), clock.GetUtcNow(), ids, ct);
        var counts = await db.One<Counts>(For(who), Args(db, office));
        var seconds = await ToConfirm.Before(db);
        return new Dictionary<string, int>(StringComparer.Ordinal) { ["/my"] = (int)(counts.Mine + counts.Feedback), ["/approvals"] = (int)counts.Approvals + seconds.Count, ["/appraisal"] = (int)(counts.Ballots + counts.Objections + counts.Feedback) };
    }

    private static string For(Asker who) => (who.Is(Roles.Discipline | Roles.Director), who.Is(Deciding)) switch
    {
        (true, true) => ForBoth,
        (true, false) => ForHandlers,
        (false, true) => ForDeciders,
        _ => ForEverybody,
    };

    private static object Args(Db db, OfficePage office)
    {
        var who = db.Who;
        return new
        {
            Me = who.PersonId, db.Today, db.Now, Tomorrow = office.Calendar.Add(db.Today, 1), Led = Db.Listed(who.Led), InCharge = Db.Listed(who.InCharge), Hands = Seats.CaseHands(who), Person = 1, AtHand.SomeCases,
            Officer = who.Is(Roles.Discipline) ? 1 : 0, Director = who.Is(Roles.Director) ? 1 : 0, Office = who.Is(Roles.GeneralOffice) ? 1 : 0, Group = who.Is(Roles.Appraisal) ? 1 : 0,
        };
    }

    private sealed record Counts
    {
        public long Mine { get; init; }
        public long Approvals { get; init; }
        public long Ballots { get; init; }
        public long Objections { get; init; }
        public long Feedback { get; init; }
    }
}
