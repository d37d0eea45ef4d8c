using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The person concerned says what there is to say about a breach (BR-1).</summary>
/// <param name="Version">The version of the breach that was looked at.</param>
[Access(Everybody = Reach.Own, PeopleOnly = true)]
public sealed record GiveStatement(long Id, [Text(2000, Required = true, Zh = "陈述", En = "the statement"), Personal] string Text, int Version) : ICommand<StatementGiven>;

public sealed record StatementGiven(long Id, int Version);

public sealed class GiveStatementHandler : IHandle<GiveStatement, StatementGiven>
{
    private const string Touch = "UPDATE breaches SET version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Statement' AND person_id = @Me";
    private const string Write = "UPDATE breach_files SET statement = @Text, statement_at = @Now WHERE breach_id = @Id AND statement_at IS NULL";

    public async Task<Outcome<StatementGiven>> Handle(GiveStatement m, Db db)
    {
        if (await BreachRow.Find(db, m.Id) is not { } b || b.PersonId != db.Who.PersonId) return DeskRefusals.NotFound();
        if (BreachRules.CannotState(b.State, b.Stated, db.Today, b.StatementUntil) is { } cannot) return cannot;
        if (!await db.Changed(Touch, new { m.Id, m.Version, Me = db.Who.PersonId })) return DeskRefusals.Changed();
        if (!await db.Changed(Write, new { m.Id, Text = m.Text.Trim(), db.Now })) return DeskRefusals.Changed();
        db.About("breach", m.Id);
        return new StatementGiven(m.Id, m.Version + 1);
    }
}
