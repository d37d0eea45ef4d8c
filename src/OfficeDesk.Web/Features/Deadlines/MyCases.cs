using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>What whoever handles complaints and inspects has to do: numbers and days, nothing of what a case is about (CP-2).</summary>
/// <param name="Cases">Complaints in the asker's hands, or in those of the officer they stand in for (GN-2), the most urgent first.</param>
/// <param name="ToCheck">Rectifications of the asker's inspections that were reported and not looked at since (RP-6).</param>
public sealed record CaseDay(IReadOnlyList<CaseLine> Cases, IReadOnlyList<CheckLine> ToCheck)
{
    public int ToDo => Cases.Count + ToCheck.Count;
}

/// <param name="For">Whose case it is, where the asker stands in for them; else empty.</param>
public sealed record CaseLine(long Id, string Number, ComplaintState State, DateOnly DueOn, Light Light, int DaysLeft, string For);

public sealed record CheckLine(long InspectionId, long ItemId, string Number, string Task);

internal sealed class MyCases
{
    // a program's key shows none of it: the messages about complaints are for people only
    private const string Cases = $"SELECT c.id, c.number, c.state, c.due_on, c.handler_id {AtHand.Cases} ORDER BY c.due_on, c.id LIMIT @SomeCases";

    private const string ToCheck = $"SELECT i.id, p.id AS item_id, i.number, t.number AS task {AtHand.Checks} ORDER BY p.id LIMIT @SomeCases";

    private readonly IReadOnlyList<(long Id, string Number, ComplaintState State, DateOnly DueOn, long Handler)> _cases;
    private readonly IReadOnlyList<(long Id, long Item, string Number, string Task)> _checks;

    public MyCases(Trip there, Waits waits)
    {
        _cases = there.Add<(long, string, ComplaintState, DateOnly, long)>(Cases, waits.Cases is null or > 0);
        _checks = there.Add<(long, long, string, string)>(ToCheck, waits.Checks > 0);
    }

    public static DynamicParameters Args(Db db, object more)
    {
        var args = new DynamicParameters(more);
        args.Add("Me", db.Who.PersonId);
        args.Add("Person", db.Who.Scopes is null ? 1 : 0);
        args.Add("Officer", db.Who.Is(Roles.Discipline) ? 1 : 0);
        args.Add("Director", db.Who.Is(Roles.Director) ? 1 : 0);
        args.Add("Hands", Seats.CaseHands(db.Who));
        args.Add("SomeCases", AtHand.SomeCases);
        return args;
    }

    /// <summary>What they found.</summary>
    public CaseDay Read(Db db, OfficePage office)
    {
        var cases = _cases.Select(c =>
        {
            var replied = c.State is ComplaintState.Replied;
            return new CaseLine(c.Id, c.Number, c.State, c.DueOn, DeadlineRules.LightOf(c.DueOn, db.Today, replied, office.Calendar, office.YellowWithin),
                DeadlineRules.WorkingDaysLeft(c.DueOn, db.Today, office.Calendar), c.Handler == db.Who.PersonId ? "" : office.NameOf(c.Handler));
        }).ToList();
        return new CaseDay(cases, [.. _checks.Select(c => new CheckLine(c.Id, c.Item, c.Number, c.Task))]);
    }
}
