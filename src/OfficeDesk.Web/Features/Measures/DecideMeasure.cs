using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The leader in charge of discipline decides a proposed measure; nothing follows by itself (BR-3).</summary>
/// <param name="Text">Needed when refusing.</param>
/// <param name="Version">The version of the measure that was looked at.</param>
[Access(Leader = Reach.Own, Director = Reach.All, PeopleOnly = true)]
public sealed record DecideMeasure(long Id, bool Agree, [Text(1000)] string Text, int Version) : ICommand<MeasureDecided>;

/// <param name="ChiefBreachId">The breach opened against the section chief; null when there is none.</param>
public sealed record MeasureDecided(long Id, MeasureState State, long? ChiefBreachId, int Version);

public sealed class DecideMeasureHandler(OfficeBook book, LetterTemplates templates, OfficeAddress address) : IHandle<DecideMeasure, MeasureDecided>
{
    private const string Decide = """
        UPDATE measures SET state = @State, decision = @Text, decided_by = @Me, decided_as = @As, decided_at = @Now, decided_on = @Today, chief_breach_id = @Chief, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Proposed'
        """;

    public async Task<Outcome<MeasureDecided>> Handle(DecideMeasure m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await MeasureRow.Find(db, m.Id) is not { } x) return DeskRefusals.NotFound();
        if (x.State is not MeasureState.Proposed) return BreachRules.Elsewhere(x.State);
        if (BreachRules.MayNotDecide(db.Who.PersonId, x.PersonId, x.ProposedBy, x.WaitsForId, x.SeatHeld(db.Who, office)) is { } foreign) return foreign;
        if (BreachRules.CannotDecide(x.State, m.Agree, m.Text) is { } cannot) return cannot;
        var state = m.Agree ? MeasureState.Decided : MeasureState.Refused;
        var forId = x.WaitsRole is { } role ? Seats.ForWhom(db.Who, office, role, x.WaitsSection) : null;
        var chief = m.Agree && x.ChiefLiable == 1 ? await OpenChief(db, office, x) : null;
        var row = new { State = state.ToString(), Text = m.Text.Trim(), Me = db.Who.PersonId, As = forId, db.Now, db.Today, Chief = chief, m.Id, m.Version };
        if (!await db.Changed(Decide, row)) return DeskRefusals.Changed();
        await Deciders.Close(db, "Measure", x.Id);
        var note = new DisciplineNote(m.Agree ? "一项处理措施已决定，待送达" : "一项处理措施未获同意", "", $"{address.Url}/breaches/{x.BreachId}");
        await Outbox.Queue(db, office, new Letter($"measure-decided:{x.Id}", x.ProposedBy, note.What, templates.Text("discipline", note), templates.Html("discipline", note)));
        db.About("measure", x.Id, forId);
        return new MeasureDecided(x.Id, state, chief, m.Version + 1);
    }

    /// <remarks>BR-2: disciplinary handling opens the section chief's liability too. A chief is not liable for themselves twice.</remarks>
    private static async Task<long?> OpenChief(Db db, OfficePage office, MeasureRow x) =>
        office.Sections.GetValueOrDefault(x.SectionId)?.ChiefId is { } chief && chief != x.PersonId
            ? await Breaches.Propose(db, BreachKind.Leadership, $"chief:{x.Id}", null, chief, x.SectionId, db.Today,
                $"本股室{office.NameOf(x.PersonId)}的“{Breaches.KindOf(x.BreachKind).Zh()}”第 {x.Nth} 次被确认或逾期未整改，追究股室负责人领导责任。")
            : null;
}
