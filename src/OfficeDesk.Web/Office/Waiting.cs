using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>How much of each part waits for somebody; the parts are those of <see cref="AtHand"/>.</summary>
public sealed record Waits
{
    /// <summary>Due by the next working day, without what is on its way and waits for others (FC-4).</summary>
    public long Due { get; init; }
    public long Transfers { get; init; }
    public long Handovers { get; init; }
    public long ToReport { get; init; }
    public long ToTell { get; init; }
    public long Statements { get; init; }
    public long Appeals { get; init; }
    public long Consents { get; init; }
    public long Sheets { get; init; }

    /// <summary>Complaints in the asker's hands; null where nobody asks, because they seldom have any.</summary>
    public long? Cases { get; init; }
    public long Checks { get; init; }
    public long Requests { get; init; }
    public long Ballots { get; init; }
    public long Objections { get; init; }
    public long Feedback { get; init; }

    /// <summary>To be known only, and counted by no number of the navigation.</summary>
    public long Answers { get; init; }

    /// <summary>What sections they lead were ordered to put right: to be watched, and counted by no number of the navigation. Asked of deciders alone.</summary>
    public long Orders { get; init; }

    /// <summary>Changes the asker may confirm as a second person (GN-1).</summary>
    public int Seconds { get; init; }

    /// <summary>The looks it was counted by.</summary>
    public IReadOnlyList<string> Looks { get; init; } = [];

    /// <summary>By the address of the navigation's entry.</summary>
    public IReadOnlyDictionary<string, int> Counts => new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["/my"] = (int)(Due + Transfers + Handovers + ToReport + ToTell + Statements + Appeals + Consents + Sheets + (Cases ?? 0) + Checks + Feedback),
        ["/approvals"] = (int)Requests + Seconds,
        ["/appraisal"] = (int)(Ballots + Objections + Feedback),
    };
}

/// <summary>
/// How many things wait for somebody, for the numbers in the navigation: what the page behind an entry holds, counted by index
/// look-ups. Everybody pays for them with every page: nobody is asked for what only others can have, what was counted a moment ago is
/// told again (<see cref="Recent"/>), and the page's own looks do not wait for them. What is read without the tasks is counted apart,
/// because every first contact writes a task.
/// </summary>
public sealed class Waiting(Database database, OfficeBook book, Recent recent, TimeProvider clock, Ids ids)
{
    private const Roles Deciding = Roles.Chief | Roles.Leader | Roles.Director | Roles.GeneralOffice;

    private const string Often = $"""
        SELECT (SELECT COUNT(*) FROM tasks WHERE answering_id = @Me AND state = 'Open' AND due_on <= @Tomorrow)
            - (SELECT COUNT(*) FROM tasks t JOIN transfers x ON x.id = t.id WHERE t.kind = 'Transfer' AND t.answering_id = @Me AND t.state = 'Open' AND +t.due_on <= @Tomorrow AND x.state IN {TransferStates.OnItsWay}) AS due,
            (SELECT COUNT(*) {AtHand.Transfers}) AS transfers, (SELECT COUNT(*) {AtHand.Handovers}) AS handovers, (SELECT COUNT(*) {AtHand.ToReport}) AS to_report, (SELECT COUNT(*) {AtHand.ToTell}) AS to_tell
        """;

    private const string OfOfficers = $", (SELECT COUNT(*) FROM (SELECT p.id {AtHand.Checks} LIMIT @SomeCases) n) AS checks";
    private const string OfLeaders = $", (SELECT COUNT(*) {AtHand.Orders}) AS orders";

    private const string Seldom = $"""
        SELECT (SELECT COUNT(*) {AtHand.Statements}) AS statements, (SELECT COUNT(*) {AtHand.Appeals}) AS appeals, (SELECT COUNT(*) {AtHand.Consents}) AS consents,
            (SELECT COUNT(*) {AtHand.Ballots}) AS ballots, (SELECT COUNT(*) {AtHand.Feedback}) AS feedback, (SELECT COUNT(*) {AtHand.Answers}) AS answers
        """;

    private const string OfSigners = $", (SELECT COUNT(*) {AtHand.SheetsOfMine}) AS sheets";
    private const string OfWitnesses = $", (SELECT COUNT(*) {AtHand.Sheets}) AS sheets";
    private const string OfTheGroup = $", (SELECT COUNT(*) {AtHand.Objections}) AS objections";
    private const string OfHandlers = $", (SELECT COUNT(*) FROM (SELECT c.id {AtHand.Cases} LIMIT @SomeCases) n) AS cases";
    private const string OfDeciders = $", (SELECT COUNT(*) {AtHand.ToDecide}) AS requests";

    private (long Writes, string Key, Task<Waits> Answer)? _asked;

    /// <summary>What waits for somebody; asked once a visit unless something was written, and beside whatever else is looked up meanwhile.</summary>
    public Task<Waits> Of(Asker who, CancellationToken ct)
    {
        var (writes, key) = (recent.Writes, nameof(Waiting) + who.Seat);
        if (_asked is { } asked && asked.Writes == writes && asked.Key == key) return asked.Answer;
        var answer = recent.Know<Waits>(key) is { } known ? Task.FromResult(known) : Task.Run(() => recent.Of(key, looks => Count(who, looks, ct), ct), ct);
        _asked = (writes, key, answer);
        return answer;
    }

    private async Task<Waits> Count(Asker who, List<string> looks, CancellationToken ct)
    {
        var office = await book.Open(ct);
        await using var connection = await database.OpenRead(ct);
        Db By(List<string> known) => new(connection, who, new Sight(who.PersonId, false, false, []), clock.GetUtcNow(), ids, ct) { Looks = known };
        var seldom = await recent.Of(nameof(Seldom) + who.Seat, async known =>
        {
            var found = await Look(By(known), office, ForSeldom(who));
            return found with { Seconds = (await ToConfirm.Before(By(known))).Count, Looks = known };
        }, ct);
        var often = await Look(By(looks), office, ForOften(who));
        looks.AddRange(seldom.Looks);
        return seldom with { Due = often.Due, Transfers = often.Transfers, Handovers = often.Handovers, ToReport = often.ToReport, ToTell = often.ToTell, Checks = often.Checks, Orders = often.Orders, Looks = looks };
    }

    private static string ForOften(Asker who) => string.Concat(Often, who.Is(Roles.Discipline) ? OfOfficers : "", who.Led.Count > 0 ? OfLeaders : "");

    private static string ForSeldom(Asker who) => string.Concat(
        string.Concat(Seldom, who.Led.Count + who.InCharge.Count > 0 ? OfWitnesses : OfSigners),
        who.Is(Roles.Appraisal) ? OfTheGroup : "", who.Is(Roles.Discipline | Roles.Director) ? OfHandlers : "", who.Is(Deciding) ? OfDeciders : "");

    private static Task<Waits> Look(Db db, OfficePage office, string counts)
    {
        var who = db.Who;
        return db.One<Waits>(counts, new
        {
            Me = who.PersonId, db.Today, db.Now, Tomorrow = office.Calendar.Add(db.Today, 1), Since = ReminderRules.NewsSince(db.Today, office.Calendar), Led = Db.Listed(who.Led), InCharge = Db.Listed(who.InCharge), Hands = Seats.CaseHands(who), Person = who.Scopes is null ? 1 : 0, AtHand.SomeCases,
            Officer = who.Is(Roles.Discipline) ? 1 : 0, Director = who.Is(Roles.Director) ? 1 : 0, Office = who.Is(Roles.GeneralOffice) ? 1 : 0, Group = who.Is(Roles.Appraisal) ? 1 : 0,
        });
    }
}
