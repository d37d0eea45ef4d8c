using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>What a result that is set aside takes along, what the quarters do in the year, whose result a section has.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AsideTests(Engine engine)
{
    [Test]
    public async Task AP_10_a_result_set_aside_takes_warning_order_and_rectification_along()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, person) => person == 16 ? 13 : 20);
        await desk.FeedBack(round);
        var weak = await desk.SubjectOf(round, 16);
        await desk.Done(AppraisalOffice.Leader1, new IssueFeedback(round));
        // a warning and an order of the time when they did not wait for the objection
        await desk.Write("UPDATE ap_subjects SET answer = 'Silent' WHERE id = @weak", new { weak });
        await desk.Done(AppraisalOffice.Leader1, new IssueWarning(weak, "超期6件", "三个月内整改"));
        await desk.Done(AppraisalOffice.Leader1, new OrderRectification(weak, "建立每日清单", 20, await desk.SubjectVersion(weak)));
        await desk.Write("UPDATE ap_subjects SET answer = 'Waiting' WHERE id = @weak", new { weak });
        await Objected(desk, weak, "chief3");
        await desk.Done(AppraisalOffice.Leader1, new AnswerObjection(weak, Stands: false, "计票范围有误，撤销", await desk.SubjectVersion(weak)));
        Assert.That(await desk.Rows<string>("SELECT state FROM tasks"), Is.EqualTo(new[] { "Void" }), "nothing is left to be put right");
        Assert.That(await desk.Rows<string>("SELECT state FROM documents WHERE subject = 'appraisal' AND subject_id = @weak", new { weak }), Is.EqualTo(new[] { "Void", "Void", "Void" }));
        Assert.That(await desk.Rows<string>("SELECT void_reason FROM documents WHERE state = 'Void'"), Is.All.Contains("复核撤销"));
        Assert.That(await desk.Rows<string>("SELECT state FROM documents WHERE kind = 'appraisal-feedback' AND subject_id <> @weak", new { weak }), Is.All.EqualTo("Issued"), "those of others stand");
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(weak));
        Assert.That((shown.Total, shown.Papers.Count, shown.May.Order?.Rule, shown.May.Warn?.Rule, shown.May.Assess), Is.EqualTo(((decimal?)null, 0, "AP-7", "AP-7", AppraisalRules.WasSetAside)));
        var line = (await desk.Done(AppraisalOffice.Leader1, new ListResults(round))).Lines.Single(l => l.SubjectId == weak);
        Assert.That((line.SetAside, line.NeedsRectification, line.RectifyTask), Is.EqualTo((true, false, "")));
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new AssessRectification(weak, Passed: true, "到位", await desk.SubjectVersion(weak))), Is.EqualTo(AppraisalRules.WasSetAside));
    }

    [Test]
    public async Task AP_7_a_rectification_that_was_done_stays_in_the_books_when_the_result_is_set_aside()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, person) => person == 16 ? 13 : 20);
        await desk.FeedBack(round);
        var weak = await desk.SubjectOf(round, 16);
        await desk.Write("UPDATE ap_subjects SET answer = 'Silent' WHERE id = @weak", new { weak });
        var ordered = await desk.Done(AppraisalOffice.Leader1, new OrderRectification(weak, "建立每日清单", 20, await desk.SubjectVersion(weak)));
        await desk.Write("UPDATE ap_subjects SET answer = 'Waiting' WHERE id = @weak", new { weak });
        await desk.Done(TestDesk.As("chief3"), new OfficeDesk.Web.Features.Deadlines.FinishTask(ordered.Number, "已整改", null, null, 1));
        await Objected(desk, weak, "chief3");
        await desk.Done(AppraisalOffice.Leader1, new AnswerObjection(weak, Stands: false, "撤销", await desk.SubjectVersion(weak)));
        Assert.That(await desk.Rows<string>("SELECT state FROM tasks"), Has.None.EqualTo("Void"));
    }

    [Test]
    public async Task AP_7_a_nomination_falls_with_the_result_and_can_be_withdrawn_and_made_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, person) => person == 7 ? 23 : 20);
        await desk.FeedBack(round);
        var best = await desk.SubjectOf(round, 7);
        async Task<int> Version() => await desk.SubjectVersion(best);
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new WithdrawNomination(best, "材料不实", await Version())), Is.EqualTo(AppraisalRules.NotPutForward));
        await desk.Write("UPDATE ap_subjects SET answer = 'Acknowledged' WHERE id = @best", new { best });
        await desk.Done(AppraisalOffice.Leader1, new PutForward(best, "按时率最高", await Version()));
        await desk.Done(AppraisalOffice.Leader2, new WithdrawNomination(best, "材料不实", await Version()));
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(best));
        Assert.That((shown.AwardWhy, shown.AwardOffWhy, shown.AwardOffBy, shown.May.Award), Is.EqualTo(("", "材料不实", "分管领导乙", (Refusal?)null)));
        await desk.Done(AppraisalOffice.Leader1, new PutForward(best, "核实后再推荐", await Version()));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowResult(best))).AwardOffWhy, Is.Empty);
        // put forward before it was objected to: nominations of earlier years may be
        await desk.Write("UPDATE ap_subjects SET answer = 'Waiting' WHERE id = @best", new { best });
        await Objected(desk, best, "chief1");
        await desk.Done(AppraisalOffice.Leader2, new AnswerObjection(best, Stands: false, "撤销", await Version()));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ListResults(round))).Lines.Where(l => l.Award), Is.Empty);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new PersonResults())).Lines.Single().Award, Is.False);
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new PutForward(best, "好", await Version()))).Rule, Is.EqualTo("AP-7"));
    }

    [Test]
    public async Task AP_7_a_quarters_result_puts_nobody_forward()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened(2026, 1);
        await desk.VoteAll(round, codes, (_, _) => 23);
        await desk.FeedBack(round);
        var best = await desk.SubjectOf(round, 7);
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new PutForward(best, "好", await desk.SubjectVersion(best)))).Zh, Does.Contain("季度"));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ListResults(round))).Lines.Select(l => l.CanAward), Is.All.False);
    }

    [Test]
    public async Task AP_8_the_quarters_go_into_the_years_total_exactly_and_those_set_aside_do_not()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('appraisal.quarterShare', '40', '2026-03-04T01:00:00.000000Z', 4)");
        var first = await Quarter(desk, 1, person => person == 13 ? 17 : 23);
        await Quarter(desk, 2, _ => 21.5m);
        var aside = await desk.SubjectOf(first, 13);
        await Objected(desk, aside, "chief2");
        await desk.Done(AppraisalOffice.Leader1, new AnswerObjection(aside, Stands: false, "撤销", await desk.SubjectVersion(aside)));

        var (year, codes) = await desk.Opened();
        await desk.VoteAll(year, codes, (rater, person) => 20 + (rater + person) % 9 / 2m);
        await desk.Step(year, RoundStep.Close);
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(year, await desk.VersionOf(year)));
        foreach (var (person, quarters) in new[] { (7L, new[] { await Raw(desk, first, 7), await RawOf(desk, 2, 7) }), (13L, [await RawOf(desk, 2, 13)]) })
        {
            var scores = (await desk.Done(AppraisalOffice.Leader1, new ShowResult(await desk.SubjectOf(year, person)))).Scores;
            var own = scores.Select(c => Exact.Of(decimal.Parse(c.Weight, System.Globalization.CultureInfo.InvariantCulture) / 100) * Exact.Parse(c.Exactly)).Aggregate((a, b) => a + b);
            var expected = own * Exact.Of(0.6m) + quarters.Aggregate((a, b) => a + b) / Exact.Of(quarters.Length) * Exact.Of(0.4m);
            var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(await desk.SubjectOf(year, person)));
            Assert.That((shown.Exactly, shown.Total, shown.Grade), Is.EqualTo((expected.ToString(), (decimal?)expected.Rounded(), (Grade?)AppraisalRules.GradeOf(expected.Rounded()))), $"{person}");
            Assert.That(shown.Formula, Does.Contain("60%×").And.Contain("40%×").And.EndsWith($"= {AppraisalWords.Points(expected.Rounded())}"));
        }
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new RecountRound(year))).Differ, Is.Empty);

        // a quarter set aside after the year was counted changes no year that was counted, and a new count leaves it out
        var late = await desk.SubjectOf(first, 7);
        await Objected(desk, late, "chief1");
        await desk.Done(AppraisalOffice.Leader1, new AnswerObjection(late, Stands: false, "撤销", await desk.SubjectVersion(late)));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new RecountRound(year))).Differ, Is.Empty);
        await desk.Done(AppraisalOffice.Leader1, new ReviewRound(year, Confirm: false, "一季度结果已撤销", await desk.VersionOf(year)));
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(year, await desk.VersionOf(year)));
        Assert.That(await desk.Rows<string>("SELECT quarters FROM ap_results t JOIN ap_rounds r ON t.count_no = r.counts AND r.id = @year WHERE t.subject_id = @subject", new { year, subject = await desk.SubjectOf(year, 7) }), Is.EqualTo(new[] { (await RawOf(desk, 2, 7)).ToString() }));
    }

    [Test]
    public async Task AP_3_a_chief_who_leads_two_sections_is_judged_by_both_and_both_have_the_result()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("UPDATE sections SET chief_id = 7 WHERE id = 4; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        var (round, codes) = await desk.Draft();
        var chief = (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Subjects.Single(s => s.PersonId == 7);
        Assert.That(chief.Progress.Single(p => p.Category is VoteCategory.Own).Raters.Select(r => r.PersonId), Is.EqualTo(new long[] { 7, 8, 9, 10, 11, 12, 13, 14, 15 }));
        Assert.That(chief.Progress.Single(p => p.Category is VoteCategory.Others).Raters.Select(r => r.PersonId), Is.EqualTo(new long[] { 16, 19, 22 }));
        await desk.Step(round, RoundStep.Open);
        await desk.VoteAll(round, codes, (_, _) => 20);
        await desk.FeedBack(round);
        var sections = (await desk.Done(AppraisalOffice.Leader1, new ListResults(round))).Sections;
        Assert.That(sections.Where(s => s.Chief == "科长甲").Select(s => s.Section), Is.EqualTo(new[] { "社会救助股", "低保办" }));
        await desk.Write("UPDATE sections SET chief_id = 13 WHERE id = 4; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ListResults(round))).Sections.Count(s => s.Chief == "科长甲"), Is.EqualTo(2), "as it was at the close");
    }

    private static async Task<long> Quarter(TestDesk desk, int quarter, Func<long, decimal> points)
    {
        var (round, codes) = await desk.Opened(2026, quarter);
        await desk.VoteAll(round, codes, (_, person) => points(person));
        await desk.FeedBack(round);
        return round;
    }

    private static async Task<Exact> Raw(TestDesk desk, long round, long person) =>
        Exact.Parse((await desk.Rows<string>("SELECT t.raw FROM ap_results t JOIN ap_subjects s ON s.id = t.subject_id WHERE s.round_id = @round AND s.person_id = @person", new { round, person })).Single());

    private static async Task<Exact> RawOf(TestDesk desk, int quarter, long person) =>
        await Raw(desk, (await desk.Rows<long>("SELECT id FROM ap_rounds WHERE quarter_no = @quarter", new { quarter })).Single(), person);

    private static async Task Objected(TestDesk desk, long subject, string who) =>
        await desk.Done(TestDesk.As(who), new RespondToResult(subject, "事实有误", await desk.SubjectVersion(subject)));
}
