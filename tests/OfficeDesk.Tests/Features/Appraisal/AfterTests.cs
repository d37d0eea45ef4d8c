using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.OfficeSettings;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>What follows from a result.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AfterTests(Engine engine)
{
    /// <summary>A fed back round: chief1 excellent, chief2 below 70, chief3 below 60, the others competent.</summary>
    private static async Task<(TestDesk Desk, long Round)> FedBack(Engine engine)
    {
        var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, person) => person switch { 7 => 23, 13 => 17, 16 => 13, _ => 20 });
        await desk.FeedBack(round);
        return (desk, round);
    }

    [Test]
    public async Task AP_10_a_result_is_acknowledged_objected_to_once_and_answered_by_the_group()
    {
        var (desk, round) = await FedBack(engine);
        await using var _ = desk;
        var mine = await desk.SubjectOf(round, 7);
        var other = await desk.SubjectOf(round, 13);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new RespondToResult(mine, "", await desk.SubjectVersion(mine)))).Answer, Is.EqualTo(AnswerState.Acknowledged));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new RespondToResult(mine, "再想想", await desk.SubjectVersion(mine)))).Rule, Is.EqualTo("AP-10"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new RespondToResult(other, "", 1))).Kind, Is.EqualTo(RefusalKind.NotFound));
        var objected = await desk.Done(TestDesk.As("chief2"), new RespondToResult(other, "事实有误", await desk.SubjectVersion(other)));
        Assert.That(objected.AnswerDue, Is.EqualTo(new DateOnly(2026, 3, 18)));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new AnswerObjection(other, Stands: true, "经复核，结果维持", objected.Version))).Answer, Is.EqualTo(AnswerState.Answered));
        Assert.That((await desk.Done(TestDesk.As("chief2"), new ShowResult(other))).Reply, Is.EqualTo("经复核，结果维持"));
    }

    [Test]
    public async Task AP_10_silence_acknowledges_after_5_working_days_and_the_round_is_final()
    {
        var (desk, round) = await FedBack(engine);
        await using var _ = desk;
        var objector = await desk.SubjectOf(round, 13);
        var objected = await desk.Done(TestDesk.As("chief2"), new RespondToResult(objector, "事实有误", await desk.SubjectVersion(objector)));
        desk.Clock.Set(new DateTime(2026, 3, 11, 17, 0, 0));
        Assert.That((await desk.Done(Asker.Clock, new SettleResults())).Silent, Is.Zero, "the last day is included");
        desk.Clock.Set(new DateTime(2026, 3, 12, 9, 20, 0));
        var settled = await desk.Done(Asker.Clock, new SettleResults());
        Assert.That((settled.Silent, settled.Final), Is.EqualTo((4, 0)), "an objection is still open");
        await desk.Done(AppraisalOffice.Leader1, new AnswerObjection(objector, Stands: true, "维持", objected.Version));
        Assert.That((await desk.Done(Asker.Clock, new SettleResults())).Final, Is.EqualTo(1));
        Assert.That(await desk.Rows<string>("SELECT state FROM ap_rounds"), Is.EqualTo(new[] { "Final" }));
    }

    [Test]
    public async Task AP_5_who_has_not_voted_is_reminded_before_on_and_after_the_last_day_and_then_the_group_is_told_never_a_chief()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.Write("UPDATE ap_rounds SET last_day = '2026-03-20'");
        await desk.Done(TestDesk.As("staff1"), new SaveBallot(await desk.SubjectOf(round, 7), [20, 20, 20, 20], "", HandIn: true, 0));
        async Task<int> On(int month, int day)
        {
            desk.Clock.Set(new DateTime(2026, month, day, 9, 20, 0));
            return (await desk.Done(Asker.Clock, new SettleResults())).Reminded;
        }
        var (early, three, last, after) = (await On(3, 16), await On(3, 17), await On(3, 20), await On(3, 23));
        Assert.That((early, three > 10, last, after), Is.EqualTo((0, true, three, three)));
        Assert.That(await desk.Rows<long>("SELECT id FROM outbox WHERE cause LIKE 'appraisal-missing%'"), Is.Empty);
        var told = await On(3, 24);
        var letters = await desk.Rows<(long To, string Body)>("SELECT recipient_id, body_text FROM outbox WHERE cause LIKE 'appraisal-missing%' ORDER BY recipient_id");
        var group = await desk.Rows<long>("SELECT DISTINCT a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id WHERE g.role = 'Appraisal' ORDER BY a.person_id");
        Assert.That((letters.Select(l => l.To), told), Is.EqualTo((group, group.Count)), "GN-3: the group that runs the round");
        Assert.That(letters.Select(l => l.Body), Is.All.Contains($"还有 {three} 人").And.All.Contains($"{codes.Count} 个基层测评码"));
        Assert.That(letters.Any(l => OfficeDesk.Web.Demo.DemoBureau.People.Any(p => l.Body.Contains(p.Name, StringComparison.Ordinal))), Is.False, "how many, and nobody's name");
        Assert.That(await On(3, 25), Is.Zero, "once");
    }

    [Test]
    public async Task AP_10_publishing_tells_everybody_who_works_there_that_there_is_something_and_not_what()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 21.5m);
        await desk.FeedBack(round);
        await desk.Done(AppraisalOffice.Leader1, new PublishRound(round, await desk.VersionOf(round)));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new PublishRound(round, await desk.VersionOf(round)))).Kind, Is.EqualTo(RefusalKind.Conflict));
        var letters = await desk.Rows<(long To, string Subject, string Body)>("SELECT recipient_id, subject, body_text FROM outbox WHERE cause LIKE 'appraisal-published%' ORDER BY recipient_id");
        Assert.That(letters.Select(l => l.To), Is.EqualTo(await desk.Rows<long>("SELECT id FROM people WHERE active = 1 ORDER BY id")));
        Assert.That(letters.Select(l => l.Body), Is.All.Contains($"/appraisal/results/{round}"));
        Assert.That(letters.Any(l => (l.Subject + l.Body).Contains("科长", StringComparison.Ordinal) || (l.Subject + l.Body).Contains('分') || l.Body.Contains("优秀", StringComparison.Ordinal)), Is.False);
    }

    [Test]
    public async Task AP_2_the_review_sends_back_with_a_reason_and_changes_no_ballot()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        await desk.Step(round, RoundStep.Close);
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        var ballots = await desk.Rows<string>("SELECT sealed FROM ap_ballots ORDER BY slip");
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new ReviewRound(round, Confirm: false, " ", await desk.VersionOf(round))), Is.EqualTo(AppraisalRules.ReasonMissing));
        await desk.Done(AppraisalOffice.Leader1, new ReviewRound(round, Confirm: false, "请核对离岗天数", await desk.VersionOf(round)));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new FeedBackRound(round, await desk.VersionOf(round)))).Rule, Is.EqualTo("GN-5"));
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        Assert.That(await desk.Rows<string>("SELECT sealed FROM ap_ballots ORDER BY slip"), Is.EqualTo(ballots));
        Assert.That(await desk.Rows<int>("SELECT DISTINCT count_no FROM ap_results ORDER BY count_no"), Is.EqualTo(new[] { 1, 2 }), "the first count stays");
    }

    [Test]
    public async Task AP_9_who_was_away_more_than_182_days_is_not_appraised_in_the_year_and_the_sum_is_shown()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        await Away(desk, 1, 7, "Sick", "2026-01-05", "2026-07-06");
        await Away(desk, 2, 13, "Sick", "2026-01-05", "2026-07-05");
        await Away(desk, 3, 16, "SentStudy", "2026-01-05", "2026-12-20");
        await desk.Step(round, RoundStep.Close);
        var counted = await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        Assert.That((counted.Exempt, counted.WithTotal), Is.EqualTo((1, 4)), "183 days, 182 days, and study sent by the unit");
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowResult(await desk.SubjectOf(round, 7)))).Away, Is.EqualTo("183.00"));
    }

    private static Task Away(TestDesk desk, long id, long person, string kind, string first, string last) => desk.Write("""
        INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at)
        VALUES (@id, @person, 3, @kind, '', @From, @To, @To, 60000, 15000, 'Leave', 'Started', 'Approved', @person, @From)
        """, new { id, person, kind, From = first + "T00:30:00.000000Z", To = last + "T09:30:00.000000Z" });

    [Test]
    public async Task AP_7_excellent_is_put_forward_and_a_confirmed_integrity_breach_bars_person_and_section()
    {
        var (desk, round) = await FedBack(engine);
        await using var _ = desk;
        var excellent = await desk.SubjectOf(round, 7);
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new PutForward(await desk.SubjectOf(round, 19), "好", 1))).Rule, Is.EqualTo("AP-7"));
        await desk.Write("INSERT INTO breaches (id, kind, fact, person_id, section_id, due_on, proposed_at, proposed_on, state) VALUES (1, 'Integrity', 'x', 9, 3, '2026-03-01', '2026-03-01T00:00:00.000000Z', '2026-03-01', 'Confirmed')");
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new PutForward(excellent, "好", await desk.SubjectVersion(excellent)))).Rule, Is.EqualTo("AP-11"));
        await desk.Write("UPDATE breaches SET state = 'Dismissed'");
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new PutForward(excellent, "好", await desk.SubjectVersion(excellent)))).Rule, Is.EqualTo("AP-10"), "it can be objected to still");
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowResult(excellent))).May.Award?.Zh, Does.Contain("再推荐评优"));
        await desk.Done(TestDesk.As("chief1"), new RespondToResult(excellent, "", await desk.SubjectVersion(excellent)));
        await desk.Done(AppraisalOffice.Leader1, new PutForward(excellent, "全年按时率最高", await desk.SubjectVersion(excellent)));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ListResults(round))).Lines.Single(l => l.Award).Name, Is.EqualTo("科长甲"));
    }

    [Test]
    public async Task AP_7_below_70_a_rectification_is_a_task_which_the_group_assesses()
    {
        var (desk, round) = await FedBack(engine);
        await using var _ = desk;
        var weak = await desk.SubjectOf(round, 16);
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(weak));
        Assert.That((shown.Grade, shown.NeedsWarning, shown.NeedsRectification), Is.EqualTo(((Grade?)Grade.NotCompetent, true, true)));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new OrderRectification(await desk.SubjectOf(round, 19), "整改", 10, 1))).Rule, Is.EqualTo("AP-7"));
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new OrderRectification(weak, "提高按时办结率", 10, shown.Version)), Is.EqualTo(shown.May.Order).And.Property("Rule").EqualTo("AP-10"), "the person can object still");
        await desk.Done(TestDesk.As("chief3"), new RespondToResult(weak, "", shown.Version));
        var ordered = await desk.Done(AppraisalOffice.Leader1, new OrderRectification(weak, "提高按时办结率", 10, await desk.SubjectVersion(weak)));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new AssessRectification(weak, Passed: true, "已改", ordered.Version))).Rule, Is.EqualTo("AP-7"), "not finished");
        await desk.Done(TestDesk.As("chief3"), new FinishTask(ordered.Number, "已整改", null, null, 1));
        await desk.Done(AppraisalOffice.Leader1, new AssessRectification(weak, Passed: true, "整改到位", ordered.Version));
        Assert.That((await desk.Done(TestDesk.As("chief3"), new ShowResult(weak))).RectifyPassed, Is.True);
    }

    [Test]
    public async Task AP_10_who_sees_which_results()
    {
        var (desk, round) = await FedBack(engine);
        await using var _ = desk;
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListResults(round))).Lines.Select(l => l.Name), Is.EqualTo(new[] { "科长甲" }));
        Assert.That((await desk.Done(AppraisalOffice.Leader1 with { Roles = Roles.Leader }, new ListResults(round))).Lines.Select(l => l.Name), Is.EqualTo(new[] { "科长甲", "科长乙" }));
        var numbers = await desk.Done(TestDesk.As("discipline1"), new ListResults(round));
        Assert.That((numbers.Lines.Count, numbers.Spread.Sum(s => s.People)), Is.EqualTo((0, 5)), "the discipline office sees how many");
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ListResults(round))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(AppraisalOffice.Leader1, new PublishRound(round, await desk.VersionOf(round)));
        var published = await desk.Done(TestDesk.As("staff1"), new ListResults(round));
        Assert.That((published.Lines.Count, published.Lines.All(l => l.Means.Count == 0), published.Sections.Count), Is.EqualTo((5, true, 5)), "totals and grades, no categories; AP-3: the section's result is its chief's");
        Assert.That((await desk.Done(TestDesk.As("chief1"), new PersonResults())).Lines.Single().Total, Is.EqualTo((await desk.Done(TestDesk.As("chief1"), new ShowResult(await desk.SubjectOf(round, 7)))).Total));
    }

    [Test]
    public async Task AP_10_the_results_are_read_page_by_page_each_person_once_with_the_rank_of_the_whole()
    {
        var (desk, round) = await FedBack(engine);
        await using var _ = desk;
        var whole = await desk.Done(AppraisalOffice.Leader1, new ListResults(round));
        // three have the same total: 1, then 2, 2, 2, then 5 … or whatever the totals make it
        Assert.That(whole.Lines.Select(l => l.Rank), Is.EqualTo(whole.Lines.Select(l => 1 + whole.Lines.Count(o => o.Total > l.Total))));
        var (seen, after) = (new List<ResultLine>(), "");
        do
        {
            var page = await desk.Done(AppraisalOffice.Leader1, new ListResults(round, after, 2));
            Assert.That((page.People, page.Spread.Sum(s => s.People), page.Lines.Count), Is.EqualTo((5, 5, after.Length > 0 && page.Next.Length == 0 ? 1 : 2)));
            seen.AddRange(page.Lines);
            after = page.Next;
        }
        while (after.Length > 0);
        Assert.That(seen.Select(l => (l.SubjectId, l.Rank, l.Total)), Is.EqualTo(whole.Lines.Select(l => (l.SubjectId, l.Rank, l.Total))));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ListResults(round, "what.is.this", 2))).Lines, Has.Count.EqualTo(2), "an address that was typed over shows the beginning");
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListResults(round, "", 2))).People, Is.EqualTo(1), "paging shows nobody more");
    }

    [Test]
    public async Task AP_3_sections_have_their_chiefs_total_or_none_as_the_group_chose()
    {
        var (desk, round) = await FedBack(engine);
        await using var _ = desk;
        var sections = (await desk.Done(AppraisalOffice.Leader1, new ListResults(round))).Sections;
        Assert.That(sections.Single(s => s.Chief == "科长甲").Total, Is.EqualTo((await desk.Done(AppraisalOffice.Leader1, new ShowResult(await desk.SubjectOf(round, 7)))).Total));
        await desk.Done(TestDesk.As("director"), new ConfirmSetting((await desk.Done(AppraisalOffice.Leader1, new ProposeSetting("appraisal.sectionResult", "None", "只评个人"))).Id));
        var without = await desk.Done(AppraisalOffice.Leader1, new ListResults(round));
        Assert.That((without.Sections.Count, without.Lines.Count), Is.EqualTo((0, 5)));
    }

    [Test]
    public async Task AP_10_grades_are_public_only_where_the_office_chose_so_and_the_group_has_published()
    {
        var (desk, round) = await FedBack(engine);
        await using var _ = desk;
        var anybody = Asker.Nobody with { Address = "10.1.1.1" };
        await desk.Done(AppraisalOffice.Leader1, new PublishRound(round, await desk.VersionOf(round)));
        Assert.That((await desk.Refused(anybody, new PublicGrades())).Kind, Is.EqualTo(RefusalKind.NotFound), "not chosen");
        await desk.Done(TestDesk.As("director"), new ConfirmSetting((await desk.Done(AppraisalOffice.Leader1, new ProposeSetting("appraisal.publicGrades", "true", "接受社会监督"))).Id));
        var all = await desk.Done(anybody, new PublicGrades());
        Assert.That(all.Rounds.Single().People.Select(p => (p.Name, p.Grade)), Does.Contain(("科长丙", Grade.NotCompetent)));
        Assert.That(all.Rounds.Single().People, Has.Count.EqualTo((await desk.Done(AppraisalOffice.Leader1, new ListResults(round))).Lines.Count(l => l.Grade is not null)));
        await desk.Write("UPDATE ap_rounds SET published_at = NULL");
        Assert.That((await desk.Done(anybody, new PublicGrades())).Rounds, Is.Empty, "not published");
    }
}
