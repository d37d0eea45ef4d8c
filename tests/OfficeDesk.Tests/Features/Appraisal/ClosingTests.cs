using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>A close with ballots missing, weights that are scaled, and who sees that an answer is waited for.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ClosingTests(Engine engine)
{
    private static readonly Asker One = AppraisalOffice.Leader1;

    [Test]
    public async Task AP_5_a_round_with_ballots_missing_is_closed_with_a_reason_that_both_persons_have_before_them()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, [.. codes.Take(2)], (_, _) => 20);
        async Task<RoundShown> Shown() => await desk.Done(One, new ShowRound(round));
        var cost = (await Shown()).Closing!;
        Assert.That((cost.Missing, cost.People, cost.WithoutTotal, cost.Early), Is.EqualTo((5, 5, 5, true)), "one code of three is not used");
        Assert.That(cost.Short.Single(), Has.Property("Category").EqualTo(VoteCategory.GrassRoots).And.Property("Need").EqualTo(3));
        Assert.That(cost.Short.Single().People.Select(p => p.N), Is.All.EqualTo(2));

        var why = await desk.Refused(One, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round)));
        Assert.That((why, (await Shown()).AskedStep), Is.EqualTo((AppraisalRules.CannotAskToClose(cost, ""), (RoundStep?)null)));
        var asked = await desk.Done(One, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round), "东关社区不参加"));
        Assert.That(((await Shown()).CloseWhy, (await Shown()).State), Is.EqualTo(("东关社区不参加", RoundState.Open)), "the second person reads it");
        await desk.Done(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Close, asked.Version));
        Assert.That(((await Shown()).State, (await Shown()).CloseWhy, (await Shown()).Closing), Is.EqualTo((RoundState.Closed, "东关社区不参加", (ClosingCost?)null)));
        Assert.That((await desk.Done(One, new CountBallots(round, await desk.VersionOf(round)))).WithTotal, Is.Zero, "as it was said");
        var result = await desk.Done(One, new ShowResult(await desk.SubjectOf(round, 7)));
        Assert.That((result.Total, result.WhyNoTotal), Is.EqualTo(((decimal?)null, new[] { AppraisalRules.WhyNoMean(VoteCategory.GrassRoots, 2, 3) })));
    }

    [Test]
    public async Task AP_5_a_complete_round_is_closed_without_a_word_more_and_one_that_grew_in_between_is_not()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        var asked = await desk.Done(One, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round), "多写的"));
        Assert.That((await desk.Done(One, new ShowRound(round))).CloseWhy, Is.Empty, "nothing was missing");
        await desk.Write("UPDATE ap_voters SET voted = 1 WHERE round_id = @round AND rater_id = 8", new { round });
        Assert.That((await desk.Refused(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Close, asked.Version))), Has.Property("Rule").EqualTo("AP-5").And.Property("Kind").EqualTo(RefusalKind.Conflict));
        await desk.Write("UPDATE ap_voters SET voted = 2 WHERE round_id = @round", new { round });
        await desk.Done(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Close, asked.Version));
    }

    [Test]
    public async Task AP_5_where_the_last_ballots_came_before_the_second_person_nothing_says_that_some_are_missing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        await desk.Write("UPDATE ap_voters SET voted = 1 WHERE round_id = @round AND rater_id = 8", new { round });
        var asked = await desk.Done(One, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round), "外派"));
        await desk.Write("UPDATE ap_voters SET voted = 2 WHERE round_id = @round", new { round });
        await desk.Done(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Close, asked.Version));
        Assert.That(await desk.Done(One, new ShowRound(round)), Has.Property("CloseWhy").Empty.And.Property("State").EqualTo(RoundState.Closed));
    }

    [Test]
    public async Task AP_4_AP_5_the_cost_of_a_close_counts_the_ballots_of_who_moved_as_the_close_will()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var round = (await desk.Done(One, new DraftRound(RoundOf.Staff, 2026, 2, desk.Today))).Id;
        foreach (var person in (await desk.Done(One, new ShowRound(round))).Subjects.Select(s => s.PersonId).Where(p => p != 8)) await desk.Done(One, new SetSubject(round, person, In: false));
        await desk.Step(round, RoundStep.Open);
        await desk.VoteAll(round, [], (_, _) => 10, dims: 5);
        var before = (await desk.Done(One, new ShowRound(round))).Closing!;
        Assert.That((before.Missing, before.WithoutTotal), Is.EqualTo((0, 0)));
        await desk.Reorganise("UPDATE people SET section_id = 5 WHERE id = 8");
        await desk.Done(One, new AskNewColleagues(round));
        var cost = (await desk.Done(One, new ShowRound(round))).Closing!;
        Assert.That((cost.Missing, cost.WithoutTotal), Is.EqualTo((2, 1)), "the old colleagues' ballots will be those of others");
        Assert.That((cost.Short.Single().Category, cost.Short.Single().People.Single()), Is.EqualTo((VoteCategory.Own, new HowMany("工作人员甲", 1))), "only the new chief has voted");
        await desk.Step(round, RoundStep.Close);
        Assert.That((await desk.Done(One, new CountBallots(round, await desk.VersionOf(round)))).WithTotal, Is.Zero, "as it was said");
    }

    [Test]
    public async Task AP_5_weights_are_shown_as_they_count_in_the_draft_for_everybody_and_for_one_person_and_on_the_form()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        await desk.Done(One, new SetApplies(round, VoteCategory.GrassRoots, Applies: false));
        await desk.Done(One, new SetApplies(round, VoteCategory.Others, Applies: false, await desk.SubjectOf(round, 7)));
        var shown = await desk.Done(One, new ShowRound(round));
        Assert.That(shown.Weights.Select(w => (w.Weight, w.Share, w.Applies)), Is.EqualTo(new[] { (70m, 77.78m, true), (10m, 11.11m, true), (10m, 11.11m, true), (10m, 0m, false) }));
        Assert.That(shown.Subjects.Single(s => s.PersonId == 7).Progress.Select(p => p.Share), Is.EqualTo(new[] { 87.5m, 0m, 12.5m, 0m }));
        await desk.Step(round, RoundStep.Open);
        await desk.VoteAll(round, [], (_, _) => 20);
        Assert.That((await desk.Done(One, new ShowRound(round))).Closing!.Missing, Is.Zero, "nobody is waited for in vain");
        await desk.FeedBack(round);
        await desk.Done(One, new IssueFeedback(round));
        var form = (await desk.Rows<string>("SELECT data FROM documents WHERE kind = 'appraisal-feedback' AND subject_id = @id", new { id = await desk.SubjectOf(round, 13) })).Single();
        Assert.That(form, Does.Contain("77.78%").And.Contain("11.11%").And.Not.Contain("\"70%\"").And.Not.Contain("\"10%\""));
    }

    [Test]
    public async Task AP_10_a_result_stands_in_the_persons_work_until_it_is_answered_or_the_period_is_over()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var round = await FedBack(desk);
        var (mine, other) = (TestDesk.As("chief1"), TestDesk.As("chief2"));
        var subject = await desk.SubjectOf(round, 7);
        var (my, ballots) = (await Count(desk, mine, "/my"), await Count(desk, mine, "/appraisal"));
        Assert.That((await desk.Done(mine, new MyWork())).Results.Select(r => (r.SubjectId, r.Year, r.Quarter, r.Until, r.DaysLeft)), Is.EqualTo(new[] { (subject, 2026, 0, new DateOnly(2026, 3, 11), 5) }));
        Assert.That((await desk.Done(mine, new ListRounds())).Feedback.Select(f => (f.SubjectId, f.Due)), Is.EqualTo(new[] { (subject, new DateOnly(2026, 3, 11)) }));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyWork())).Results, Is.Empty, "somebody who was not appraised");
        await desk.Done(mine, new RespondToResult(subject, "", await desk.SubjectVersion(subject)));
        Assert.That(((await desk.Done(mine, new MyWork())).Results.Count, (await desk.Done(mine, new ListRounds())).Feedback.Count), Is.EqualTo((0, 0)));
        Assert.That((await Count(desk, mine, "/my"), await Count(desk, mine, "/appraisal")), Is.EqualTo((my - 1, ballots - 1)));
        desk.Clock.Set(new DateTime(2026, 3, 11, 17, 0, 0));
        Assert.That((await desk.Done(other, new MyWork())).Results, Has.Count.EqualTo(1), "the last day is included");
        desk.Clock.Set(new DateTime(2026, 3, 12, 8, 0, 0));
        Assert.That((await desk.Done(other, new MyWork())).Results, Is.Empty, "before the clock has written it down");
    }

    [Test]
    public async Task AP_10_an_objection_reaches_the_group_at_once_by_mail_in_its_list_and_in_its_number()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var round = await FedBack(desk);
        // the office's chief belongs to the group and is appraised
        var (objector, member) = (TestDesk.As("office0"), AppraisalOffice.Leader2);
        var (subject, other) = (await desk.SubjectOf(round, 4), await desk.SubjectOf(round, 13));
        var (before, own) = (await Count(desk, member, "/appraisal"), await Count(desk, objector, "/appraisal"));
        await desk.Done(objector, new RespondToResult(subject, "事实有误", await desk.SubjectVersion(subject)));
        var letters = await desk.Rows<(long To, string Subject, string Body)>("SELECT recipient_id, subject, body_text FROM outbox WHERE cause LIKE 'appraisal-objected%' ORDER BY recipient_id");
        Assert.That(letters.Select(l => l.To), Is.EqualTo(new[] { 2L, 3L }), "GN-1: others of the group answer it");
        Assert.That(letters.Select(l => l.Subject + l.Body), Is.All.Contains("2026年3月18日（含）前").And.None.Contains("主任甲").And.None.Contains("事实有误"));
        Assert.That((await desk.Done(member, new ListRounds())).Objections.Select(o => (o.SubjectId, o.Name, o.Due, o.DaysLeft)), Is.EqualTo(new[] { (subject, "主任甲", new DateOnly(2026, 3, 18), 10) }));
        Assert.That((await Count(desk, member, "/appraisal"), await Count(desk, objector, "/appraisal")), Is.EqualTo((before + 1, own - 1)), "their own feedback is answered, and their own objection is none of theirs");
        Assert.That((await desk.Done(objector, new ListRounds())).Objections, Is.Empty);
        foreach (var who in new[] { "director", "chief2", "staff1" }) Assert.That((await desk.Done(TestDesk.As(who), new ListRounds())).Objections, Is.Empty, who);
        await desk.Done(Asker.Clock, new SettleResults());
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE 'appraisal-objection:%' ORDER BY recipient_id"), Is.EqualTo(new[] { 2L, 3L }), "nor is whoever made it reminded to answer it");
        await desk.Done(TestDesk.As("chief2"), new RespondToResult(other, "", await desk.SubjectVersion(other)));
        Assert.That(await desk.Rows<long>("SELECT id FROM outbox WHERE cause LIKE 'appraisal-objected%'"), Has.Count.EqualTo(2), "an acknowledgement tells nobody");
        await desk.Done(member, new AnswerObjection(subject, Stands: true, "维持", await desk.SubjectVersion(subject)));
        Assert.That(((await desk.Done(member, new ListRounds())).Objections.Count, await Count(desk, member, "/appraisal")), Is.EqualTo((0, before)));
    }

    private static async Task<long> FedBack(TestDesk desk)
    {
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        await desk.FeedBack(round);
        return round;
    }

    private static async Task<int> Count(TestDesk desk, Asker who, string entry)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Waiting>().Of(who, CancellationToken.None)).Counts[entry];
    }
}
