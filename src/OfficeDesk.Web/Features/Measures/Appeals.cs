using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The person appeals once against a measure, to the director (BR-3).</summary>
/// <param name="Version">The version of the measure that was looked at.</param>
[Access(Everybody = Reach.Own, PeopleOnly = true)]
public sealed record AppealMeasure(long Id, [Text(2000, Required = true, Zh = "申诉理由", En = "the reasons of the appeal"), Personal] string Text, int Version) : ICommand<MeasureAppealed>;

public sealed record MeasureAppealed(long Id, string WaitsFor, int Version);

/// <summary>The director, who took no part before, decides an appeal: upheld, changed to something milder, or lifted (BR-3).</summary>
/// <param name="Measure">For a change: the measure instead.</param>
[Access(Director = Reach.All, PeopleOnly = true)]
public sealed record DecideAppeal(long Id, AppealResult Result, MeasureKind? Measure, [Text(1000)] string Text, int Version) : ICommand<AppealDecided>;

public sealed record AppealDecided(long Id, MeasureState State, MeasureKind Kind, int Version);

public sealed class AppealMeasureHandler(OfficeBook book) : IHandle<AppealMeasure, MeasureAppealed>
{
    private const string Appeal = """
        UPDATE measures SET state = 'Appealed', appeal = @Text, appealed_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Served' AND person_id = @Me AND appealed_at IS NULL
        """;

    public async Task<Outcome<MeasureAppealed>> Handle(AppealMeasure m, Db db)
    {
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        if (await MeasureRow.Find(db, m.Id) is not { } x || x.PersonId != db.Who.PersonId || await BreachRow.Find(db, x.BreachId) is not { } b) return DeskRefusals.NotFound();
        if (BreachRules.CannotAppeal(x.State, x.AppealedAt is not null, db.Today, x.AppealUntil) is { } cannot) return cannot;
        if (!await db.Changed(Appeal, new { Text = m.Text.Trim(), db.Now, m.Id, m.Version, Me = db.Who.PersonId })) return DeskRefusals.Changed();
        // without a deputy it waits before the director, whose page says that a deputy has to be named: the right to appeal hangs on nobody's absence
        var hears = (await officers.Hears(db, office, x.PersonId, p => x.TookPart(p, b)))?.Person ?? officers.Directors.FirstOrDefault(d => d != x.PersonId);
        await Deciders.Ask(db, "Appeal", x.Id, hears, Roles.Director, officers.SectionId);
        db.About("measure", x.Id);
        return new MeasureAppealed(x.Id, office.NameOf(hears), m.Version + 1);
    }
}

public sealed class DecideAppealHandler(OfficeBook book, LetterTemplates templates, OfficeAddress address, DerivedLiability derived) : IHandle<DecideAppeal, AppealDecided>
{
    private const string Decide = """
        UPDATE measures SET state = @State, kind = @Kind, appeal_answer = @Text, appeal_by = @Me, appeal_as = @As, appeal_at = @Now, bars_person = @BarsPerson, bars_section = @BarsSection, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Appealed'
        """;

    public async Task<Outcome<AppealDecided>> Handle(DecideAppeal m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await MeasureRow.Find(db, m.Id) is not { } x || await BreachRow.Find(db, x.BreachId) is not { } b) return DeskRefusals.NotFound();
        if (BreachRules.MayNotHearAppeal(db.Who.PersonId, x.PersonId, x.TookPart(db.Who.PersonId, b), db.Who.Is(Roles.Director)) is { } foreign) return foreign;
        if (BreachRules.CannotDecideAppeal(x.State, m.Result, x.Kind, m.Measure, m.Text) is { } cannot) return cannot;
        var state = Enum.Parse<MeasureState>(m.Result.ToString());
        var kind = m.Result is AppealResult.Changed ? m.Measure!.Value : x.Kind;
        var forId = Seats.ForWhom(db.Who, office, Roles.Director, 0);
        var keeps = m.Result is AppealResult.Upheld;
        var row = new
        {
            State = state.ToString(), Kind = kind.ToString(), Text = m.Text.Trim(), Me = db.Who.PersonId, As = forId, db.Now,
            BarsPerson = keeps ? x.BarsPerson : 0, BarsSection = keeps ? x.BarsSection : 0, m.Id, m.Version,
        };
        if (!await db.Changed(Decide, row)) return DeskRefusals.Changed();
        await Deciders.Close(db, "Appeal", x.Id);
        if (m.Result is AppealResult.Lifted && x.OrderTaskId is { } order) await DerivedLiability.DropOrder(db, office, order, forId);
        await derived.Fall(db, office, x, m.Result);
        var note = new DisciplineNote("您的申诉已有决定", "", $"{address.Url}/breaches/{x.BreachId}");
        await Outbox.Queue(db, office, new Letter($"appeal-decided:{x.Id}", x.PersonId, "申诉已有决定", templates.Text("discipline", note), templates.Html("discipline", note)));
        db.About("measure", x.Id, forId);
        return new AppealDecided(x.Id, state, kind, m.Version + 1);
    }
}
