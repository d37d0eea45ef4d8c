using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The chief, or before it runs the absent person, takes a cover off; another is named. One that runs leaves the post vacant until then.</summary>
/// <param name="Version">The version of the cover that was looked at.</param>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record BreakOffCover(long Id, [Text(300)] string Why, int Version) : ICommand<CoverMoved>;

public sealed class BreakOffCoverHandler(OfficeBook book) : IHandle<BreakOffCover, CoverMoved>
{
    private const string Break = """
        UPDATE covers SET state = 'BrokenOff', slot = NULL, ended_at = @Now, ended_why = @Why, version = version + 1 WHERE id = @Id AND version = @Version AND state = @State
        """;

    public async Task<Outcome<CoverMoved>> Handle(BreakOffCover m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CoverRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        var running = c.State is CoverState.Running;
        if ((running ? CoverGates.Above(db, c.SectionId) ? null : CoverRules.NotYoursToName : CoverGates.MayNotName(db, c.PersonId, c.SectionId)) is { } foreign) return foreign;
        if (CoverGates.NotNow(c, CoverAct.BreakOff) is { } over) return over;
        if (CoverRules.WhyMissing(true, m.Why) is { } missing) return missing with { Field = nameof(m.Why) };
        if (c.Version != m.Version) return DeskRefusals.Changed();
        await Covers.Lock(db);
        if (running) await Covers.MakeRoom(db, office, c, Short(m.Why));
        else if (!await db.Changed(Break, new { c.Id, c.Version, State = c.State.ToString(), Why = Short(m.Why), db.Now })) return DeskRefusals.Changed();
        foreach (var kind in CoverRequests.Kinds) await Deciders.Close(db, kind, c.Id, lapsed: true);
        var forId = CoverGates.ForWhom(db, office, c.PersonId, c.SectionId);
        await Absences.Note(db, c.AbsenceId, "CoverBroken", $"中止 {office.NameOf(c.CoverId)} 替代{c.PostName(office)}", $"takes {office.NameOf(c.CoverId)} off {c.PostNameEn(office)}", m.Why.Trim(), forId);
        db.About("cover", c.Id, forId);
        return new CoverMoved(c.Id, CoverState.BrokenOff, "", c.Version + 1);
    }

    private static string Short(string why) => why.Trim() is { Length: > 200 } longer ? longer[..200] : why.Trim();
}
