using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.Escalation;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>Who is appraised by whom: what two persons decided, who moved, what does not apply, who comes late, who decides.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class FairRoundTests(Engine engine)
{
    [Test]
    public async Task AP_9_what_two_agreed_on_stands_until_two_agree_on_something_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        var subject = await desk.SubjectOf(round, 7);
        var asked = await desk.Done(AppraisalOffice.Leader1, new AskExemption(subject, Exempt: true, "全年外出学习", 1));
        var agreed = await desk.Done(AppraisalOffice.Leader2, new ConfirmExemption(subject, Agree: true, asked.Version));
        async Task<SubjectShown> Shown() => (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Subjects.Single(s => s.Id == subject);

        var again = await desk.Done(AppraisalOffice.Leader1, new AskExemption(subject, Exempt: false, "想想还是参加", agreed.Version));
        Assert.That(((await Shown()).Exempt, (await Shown()).Agreed?.Why, (await Shown()).Asked?.Exempt), Is.EqualTo((true, "全年外出学习", (bool?)false)), "asking alone changes nothing");
        Assert.That(await desk.Refused(AppraisalOffice.Leader2, new AskExemption(subject, Exempt: true, "另一个理由", again.Version)), Is.EqualTo(AppraisalRules.ExemptionWaits));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new ConfirmExemption(subject, Agree: true, again.Version))).Rule, Is.EqualTo("GN-1"));
        await desk.Step(round, RoundStep.Close);
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)))).Exempt, Is.EqualTo(1));

        var back = await desk.Done(AppraisalOffice.Leader1, new ConfirmExemption(subject, Agree: false, again.Version));
        Assert.That((back.Exempt, (await Shown()).Asked), Is.EqualTo((true, (ExemptionShown?)null)), "taken back by whoever asked");
        var last = await desk.Done(AppraisalOffice.Leader2, new AskExemption(subject, Exempt: false, "学习是单位派的", back.Version));
        await desk.Done(TestDesk.As("director"), new ConfirmExemption(subject, Agree: true, last.Version));
        Assert.That(((await Shown()).Exempt, (await Shown()).Agreed?.With), Is.EqualTo((false, "局长甲")));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)))).Exempt, Is.Zero);
    }

    [Test]
    public async Task AP_4_AP_5_who_moves_in_mid_round_gets_a_total_from_the_colleagues_they_have_at_closing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var round = await StaffRound(desk, 8);
        var subject = await desk.SubjectOf(round, 8);
        await desk.VoteAll(round, [], (_, _) => 10, dims: 5);
        await desk.Reorganise("UPDATE people SET section_id = 5 WHERE id = 8");
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round)))).Rule, Is.EqualTo("AP-4"), "closed now, nobody of the new section could vote");
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).CannotClose, Is.EqualTo(AppraisalRules.MovedUnasked(["工作人员甲"])));
        await desk.Done(Asker.Clock, new SettleResults());
        Assert.That((await desk.Done(TestDesk.As("staff8"), new MyBallots())).Rounds.Single().Lines.Select(l => (l.SubjectId, l.Category)), Is.EqualTo(new[] { (subject, VoteCategory.Own) }), "the next morning");
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new AskNewColleagues(round))).Added, Is.Zero, "nobody twice");
        foreach (var colleague in new[] { "staff8", "staff9" }) await desk.Done(TestDesk.As(colleague), new SaveBallot(subject, [18, 18, 18, 18, 18], "", HandIn: true, 0));
        await desk.Step(round, RoundStep.Close);
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(subject));
        var own = shown.Scores.Single(s => s.Category is VoteCategory.Own);
        // 16, the new chief, gave 10 a dimension; 17 and 18 gave 18 each
        Assert.That((shown.Section, own.Ballots, own.Mean, shown.Total), Is.EqualTo(("社会事务股", 3, (decimal?)76.67m, (decimal?)52.67m)));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new RecountRound(round))).Differ, Is.Empty);
    }

    [Test]
    public async Task AP_4_a_move_between_asking_and_closing_is_seen_too()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var round = await StaffRound(desk, 8);
        var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round), "其余不再等"));
        await desk.Reorganise("UPDATE people SET section_id = 5 WHERE id = 8");
        Assert.That(await desk.Refused(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Close, asked.Version)), Is.EqualTo(AppraisalRules.MovedUnasked(["工作人员甲"])));
        await desk.Done(AppraisalOffice.Leader1, new AskNewColleagues(round));
        await desk.Done(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Close, asked.Version));
    }

    [Test]
    public async Task AP_5_a_category_that_does_not_apply_asks_and_reminds_nobody()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Draft();
        await desk.Done(AppraisalOffice.Leader1, new SetApplies(round, VoteCategory.GrassRoots, Applies: false));
        await desk.Done(AppraisalOffice.Leader1, new SetApplies(round, VoteCategory.Own, Applies: false));
        await desk.Done(AppraisalOffice.Leader1, new SetApplies(round, VoteCategory.Own, Applies: true, await desk.SubjectOf(round, 13)));
        await desk.Step(round, RoundStep.Open);
        Assert.That((await desk.Done(TestDesk.As("staff1"), new MyBallots())).Rounds, Is.Empty, "the own section of their chief does not apply");
        Assert.That((await desk.Done(TestDesk.As("staff6"), new MyBallots())).Rounds.Single().Lines.Select(l => l.Name), Is.EqualTo(new[] { "科长乙" }), "that of another one does");
        Assert.That(await desk.Refused(Asker.Nobody, new OpenCode(codes[0])), Is.EqualTo(AppraisalRules.CodeWrong));
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowRound(round));
        Assert.That(shown.Missing.Select(x => x.PersonId), Does.Not.Contain(8L).And.Contain(14L));
        await desk.Done(AppraisalOffice.Leader1, new RemindRaters(round));
        Assert.That(await desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE 'appraisal-vote%'"), Does.Not.Contain(8L).And.Contain(14L));
        await desk.Write("UPDATE ap_rounds SET last_day = '2026-03-20'");
        desk.Clock.Set(new DateTime(2026, 3, 24, 9, 20, 0));
        await desk.Done(Asker.Clock, new SettleResults());
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'appraisal-missing%'"), Is.Not.Empty.And.All.Contains("0 个基层测评码"));
    }

    [Test]
    public async Task AP_4_who_stands_in_two_categories_votes_in_the_lighter_one_where_the_heavier_does_not_apply()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        var subject = await desk.SubjectOf(round, 7);
        await desk.Done(AppraisalOffice.Leader1, new SetApplies(round, VoteCategory.Group, Applies: false, subject));
        await desk.Step(round, RoundStep.Open);
        Assert.That(await desk.Rows<long>("SELECT rater_id FROM ap_voters WHERE subject_id = @subject AND category = 'Others' ORDER BY rater_id", new { subject }), Is.EqualTo(new[] { 4L, 13, 16, 19, 22 }), "the office's chief of the group is a chief too");
        Assert.That(await desk.Rows<long>("SELECT rater_id FROM ap_voters WHERE subject_id = @subject AND category = 'Group'", new { subject }), Is.Empty);
    }

    [Test]
    public async Task AP_1_who_joins_after_the_codes_were_made_is_voted_on_with_them()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Draft();
        await desk.Done(AppraisalOffice.Leader1, new SetApplies(round, VoteCategory.Own, Applies: false));
        await desk.Done(AppraisalOffice.Leader1, new SetSubject(round, 22, In: true));
        var late = (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Subjects.Single(s => s.PersonId == 22);
        Assert.That((late.Progress.Single(p => p.Category is VoteCategory.GrassRoots).Count, late.Progress.Single(p => p.Category is VoteCategory.Own).Applies), Is.EqualTo((3, false)), "what applies to nobody does not to them");
        await desk.Step(round, RoundStep.Open);
        Assert.That((await desk.Done(Asker.Nobody, new OpenCode(codes[0]))).Lines.Select(l => l.Name), Does.Contain("纪检干部甲"));
    }

    [Test]
    public async Task AP_9_an_absence_taken_back_since_the_last_count_exempts_nobody_any_more()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        await desk.Write("""
            INSERT INTO absences (id, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, state, approval, entered_by, entered_at)
            VALUES (1, 7, 3, 'Sick', '', '2026-01-05T00:30:00.000000Z', '2026-07-06T09:30:00.000000Z', '2026-07-06T09:30:00.000000Z', 60000, 15000, 'Leave', 'Started', 'Approved', 7, '2026-01-05T00:30:00.000000Z')
            """);
        await desk.Step(round, RoundStep.Close);
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)))).Exempt, Is.EqualTo(1));
        await desk.Write("UPDATE absences SET state = 'Withdrawn'");
        await desk.Done(AppraisalOffice.Leader2, new ReviewRound(round, Confirm: false, "病假登记有误，已撤销", await desk.VersionOf(round)));
        var again = await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        Assert.That((again.Exempt, again.WithTotal), Is.EqualTo((0, 5)));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowResult(await desk.SubjectOf(round, 7)))).Away, Is.EqualTo("0"));
    }

    [Test]
    public async Task GN_1_nobody_of_the_group_sets_their_own_place_raters_or_categories()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        var mine = await desk.SubjectOf(round, 4);
        var me = TestDesk.As("office0");
        Assert.That((await desk.Refused(me, new SetSubject(round, 4, In: false))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Refused(me, new SetRater(mine, 3, VoteCategory.Group, In: false))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Refused(me, new SetApplies(round, VoteCategory.Own, Applies: false, mine))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(me, new SetRater(await desk.SubjectOf(round, 7), 20, VoteCategory.Others, In: true));
    }

    [Test]
    public async Task GN_2_the_directors_deputy_confirms_for_the_director_and_it_says_so()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        var deputy = TestDesk.As("chief4") with { Roles = Roles.Staff | Roles.Chief | Roles.Director, StandsInFor = [new StandIn(Roles.Director, 0, 1, "局长甲")] };
        var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Open, await desk.VersionOf(round)));
        await desk.Done(deputy, new ConfirmRoundStep(round, RoundStep.Open, asked.Version));
        var subject = await desk.SubjectOf(round, 7);
        var exempt = await desk.Done(AppraisalOffice.Leader1, new AskExemption(subject, Exempt: true, "全年外出学习", 1));
        await desk.Done(deputy, new ConfirmExemption(subject, Agree: true, exempt.Version));
        Assert.That(await desk.Rows<long?>("SELECT for_id FROM audit WHERE message IN ('ConfirmRoundStep', 'ConfirmExemption')"), Is.EqualTo(new long?[] { 1, 1 }));
    }

    [Test]
    public async Task GN_5_a_draft_is_corrected_begun_anew_dropped_and_taken_up_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Draft();
        var day = new DateOnly(2026, 4, 10);
        var corrected = await desk.Done(AppraisalOffice.Leader1, new CorrectRound(round, day, Anew: false, await desk.VersionOf(round)));
        Assert.That((corrected.People, (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).LastDay), Is.EqualTo((5, day)), "only the day");
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('appraisal.weights.chiefs', '40,20,20,20', '2026-03-04T01:00:00.000000Z', 4)");
        await desk.Reorganise("UPDATE people SET job_title = job_title");
        var anew = await desk.Done(AppraisalOffice.Leader1, new CorrectRound(round, day, Anew: true, corrected.Version));
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowRound(round));
        Assert.That((anew.People, shown.Weights[0].Weight, shown.Subjects[0].Progress.Single(p => p.Category is VoteCategory.GrassRoots).Count), Is.EqualTo((6, 40m, 3)), "everybody, today's weights, the codes stay");
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new DropRound(round, " ", anew.Version))).Field, Is.EqualTo("Reason"));
        await desk.Done(AppraisalOffice.Leader1, new DropRound(round, "期间选错", anew.Version));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).State, Is.EqualTo(RoundState.Dropped));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ListRounds())).Rounds, Is.Empty);
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Open, anew.Version + 1))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new CorrectRound(round, day, Anew: false, anew.Version + 1)), Is.EqualTo(AppraisalRules.NotDraft));

        var fresh = await desk.Done(AppraisalOffice.Leader1, new DraftRound(RoundOf.Chiefs, 2026, 0, desk.Today.AddDays(20)));
        Assert.That((fresh.Id, fresh.People), Is.EqualTo((round, 6)));
        await desk.Done(AppraisalOffice.Leader1, new SetSubject(round, 22, In: false));
        await desk.Done(AppraisalOffice.Leader1, new MakeCodes(round, ["城关镇", "城关镇", "东关社区"]));
        await desk.Step(round, RoundStep.Open);
        Assert.That(await desk.Refused(Asker.Nobody, new OpenCode(codes[0])), Is.EqualTo(AppraisalRules.CodeWrong), "the codes of what was dropped are void");
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new DropRound(round, "反悔", await desk.VersionOf(round)))).Rule, Is.EqualTo("GN-5"), "open now");
    }

    [Test]
    public async Task GN_5_a_step_that_was_asked_for_is_taken_back_or_refused_and_the_round_stays()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Opened();
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new RefuseRoundStep(round, await desk.VersionOf(round))), Is.EqualTo(AppraisalRules.NothingAsked));
        foreach (var who in new[] { "leader1", "leader2", "director" })
        {
            var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round), "其余不再等"));
            var refused = await desk.Done(TestDesk.As(who), new RefuseRoundStep(round, asked.Version));
            Assert.That((refused.State, (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).AskedStep), Is.EqualTo((RoundState.Open, (RoundStep?)null)));
            Assert.That((await desk.Refused(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Close, refused.Version))).Rule, Is.EqualTo("GN-1"), "nobody asks any more");
        }
    }

    [Test]
    public async Task GN_3_a_step_and_an_exemption_that_wait_for_a_second_person_are_reminded_and_told_to_the_director()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Open, await desk.VersionOf(round)));
        await desk.Done(AppraisalOffice.Leader1, new AskExemption(await desk.SubjectOf(round, 4), Exempt: true, "全年外出学习", 1));
        async Task<IReadOnlyList<(long To, string Cause)>> On(int day)
        {
            desk.Clock.Set(new DateTime(2026, 3, day, 9, 0, 0));
            await desk.Done(Asker.Clock, new RemindUndecided());
            return [.. (await desk.Rows<(long To, string Cause)>("SELECT recipient_id, cause FROM outbox WHERE cause LIKE 'appraisal%' ORDER BY cause, recipient_id")).Select(l => (l.To, l.Cause.Split(':')[0]))];
        }
        Assert.That(await On(4), Is.Empty);
        Assert.That(await On(5), Is.EqualTo(new[] { (3L, "appraisal-exempt"), (3L, "appraisal-step"), (4L, "appraisal-step") }), "neither who asked nor whom it is about");
        Assert.That(await On(5), Has.Count.EqualTo(3), "once");
        Assert.That((await On(6)).Where(l => l.To == 1), Is.EquivalentTo(new[] { (1L, "appraisal-exempt-up"), (1L, "appraisal-step-up") }));
        Assert.That(await On(9), Has.Count.EqualTo(5), "each once");
    }

    internal static async Task<long> StaffRound(TestDesk desk, params long[] people)
    {
        var drafted = await desk.Done(AppraisalOffice.Leader1, new DraftRound(RoundOf.Staff, 2026, 0, desk.Today.AddDays(20)));
        foreach (var person in (await desk.Done(AppraisalOffice.Leader1, new ShowRound(drafted.Id))).Subjects.Select(s => s.PersonId).Except([.. people, 4])) await desk.Done(AppraisalOffice.Leader1, new SetSubject(drafted.Id, person, In: false));
        await desk.Step(drafted.Id, RoundStep.Open);
        return drafted.Id;
    }
}
