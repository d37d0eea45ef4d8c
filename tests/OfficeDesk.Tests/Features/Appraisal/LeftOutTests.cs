using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Office;
using Microsoft.Extensions.DependencyInjection;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>Whoever is not appraised: by two persons, with a reason, and then nobody is asked about them (AP-9).</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class LeftOutTests(Engine engine)
{
    [Test]
    public async Task AP_9_lifting_or_setting_the_six_month_rule_takes_two_persons_and_a_reason()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        var subject = await desk.SubjectOf(round, 7);
        await desk.Step(round, RoundStep.Close);
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        var asked = await desk.Done(AppraisalOffice.Leader1, new AskExemption(subject, Exempt: true, "全年外出学习", await desk.SubjectVersion(subject)));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new ConfirmExemption(subject, Agree: true, asked.Version))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(TestDesk.As("director"), new ConfirmExemption(subject, Agree: true, asked.Version));
        Assert.That(await desk.Rows<string>("SELECT state FROM ap_rounds"), Is.EqualTo(new[] { "Closed" }), "it is counted again");
        var again = await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        Assert.That((again.WithTotal, again.Exempt), Is.EqualTo((4, 1)));
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(subject));
        Assert.That((shown.Exempt, shown.Total, shown.OverrideWhy), Is.EqualTo((true, (decimal?)null, "全年外出学习")));
    }

    [Test]
    public async Task AP_9_nobody_is_asked_for_a_ballot_about_whoever_was_left_out_and_they_can_come_back()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        var rater = (await desk.Rows<long>("SELECT rater_id FROM ap_voters WHERE subject_id = @subject AND rater_id NOT IN (1, 2, 3, 4, 5, 6, 7) ORDER BY rater_id", new { subject }))[0];
        var before = await Asked(desk, round, rater);
        async Task<int> Missing() => (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Closing!.Missing;
        var (missing, about) = (await Missing(), (int)(await desk.Rows<long>("SELECT COUNT(*) FROM ap_voters WHERE subject_id = @subject", new { subject })).Single());
        await LeaveOut(desk, subject, exempt: true);
        Assert.That(await Missing(), Is.EqualTo(missing - about), "nor does a close now cost their ballots");
        var after = await Asked(desk, round, rater);
        Assert.That(after, Is.EqualTo((before.Mine - 1, before.Number - 1, before.Left - 1, before.People - 1)), "on the page, in the number, among those who have not voted, among the appraised");
        Assert.That((await desk.Done(TestDesk.As("chief1"), new MyBallots())).Rounds.SelectMany(r => r.Lines).Select(l => l.SubjectId), Has.None.EqualTo(subject), "nor for one's own");
        Assert.That(await desk.Refused(AppraisalOffice.Person(rater), new SaveBallot(subject, [20, 20, 20, 20], "", HandIn: true, 0)), Is.EqualTo(AppraisalRules.LeftOut));
        Assert.That(await desk.Refused(AppraisalOffice.Person(rater), new ReadBallot(subject)), Is.EqualTo(AppraisalRules.LeftOut));

        var sheet = await desk.Done(Asker.Nobody, new OpenCode(codes[0]));
        Assert.That(sheet.Lines.Select(l => l.SubjectId), Has.None.EqualTo(subject));
        var stale = sheet.Lines.Select(l => new CodeBallot(l.SubjectId, [20, 20, 20, 20])).Append(new CodeBallot(subject, [20, 20, 20, 20])).ToList();
        await desk.Done(Asker.Nobody, new HandInCode(codes[0], stale));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM ap_voters WHERE subject_id = @subject AND voted = 2", new { subject }), Is.EqualTo(new[] { 0L }), "a sheet opened before counts for the others");

        await LeaveOut(desk, subject, exempt: false);
        Assert.That(await Asked(desk, round, rater), Is.EqualTo(before));
        await desk.Done(AppraisalOffice.Person(rater), new SaveBallot(subject, [20, 20, 20, 20], "", HandIn: true, 0));
    }

    [Test]
    public async Task AP_9_who_was_left_out_is_missed_neither_at_the_opening_nor_in_reminders()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        var subject = await desk.SubjectOf(round, 7);
        await desk.Write("DELETE FROM ap_voters WHERE subject_id = @subject", new { subject });
        async Task<Refusal?> CannotOpen() => (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).CannotOpen;
        Assert.That((await CannotOpen())?.Rule, Is.EqualTo("AP-5"));
        await LeaveOut(desk, subject, exempt: true);
        Assert.That(await CannotOpen(), Is.Null);
    }

    [Test]
    public async Task AP_9_whoever_moved_and_is_left_out_needs_no_new_colleagues_and_holds_no_close_up()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var round = await FairRoundTests.StaffRound(desk, 8);
        var subject = await desk.SubjectOf(round, 8);
        await desk.Reorganise("UPDATE people SET section_id = 5 WHERE id = 8");
        async Task<Refusal?> CannotClose() => (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).CannotClose;
        Assert.That(await CannotClose(), Is.EqualTo(AppraisalRules.MovedUnasked(["工作人员甲"])));
        await LeaveOut(desk, subject, exempt: true);
        Assert.That(await CannotClose(), Is.Null);
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new AskNewColleagues(round))).Added, Is.Zero);
        await LeaveOut(desk, subject, exempt: false);
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new AskNewColleagues(round))).Added, Is.Positive, "asked when they come back");
    }

    [Test]
    public async Task AP_9_a_code_with_nobody_left_to_vote_on_is_neither_used_up_nor_missed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        var stale = (await desk.Done(Asker.Nobody, new OpenCode(codes[0]))).Lines.Select(l => new CodeBallot(l.SubjectId, [20, 20, 20, 20])).ToList();
        foreach (var b in stale) await LeaveOut(desk, b.SubjectId, exempt: true);
        Assert.That(await desk.Refused(Asker.Nobody, new HandInCode(codes[0], stale)), Is.EqualTo(AppraisalRules.LeftOut));
        await desk.Write("UPDATE ap_rounds SET last_day = '2026-03-20'");
        desk.Clock.Set(new DateTime(2026, 3, 24, 9, 20, 0));
        await desk.Done(Asker.Clock, new SettleResults());
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'appraisal-missing%'"), Is.Empty, "nothing is missing");
        await LeaveOut(desk, stale[0].SubjectId, exempt: false);
        Assert.That((await desk.Done(Asker.Nobody, new OpenCode(codes[0]))).Lines.Select(l => l.SubjectId), Is.EqualTo(new[] { stale[0].SubjectId }));
        Assert.That((await desk.Done(Asker.Nobody, new HandInCode(codes[0], stale))).Ballots, Is.EqualTo(1), "as many as counted");
        await desk.Done(Asker.Clock, new SettleResults());
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE cause LIKE 'appraisal-missing%'"), Is.Not.Empty.And.All.Contains($"{codes.Count - 1} 个基层测评码"));
    }

    private static async Task LeaveOut(TestDesk desk, long subject, bool exempt)
    {
        var asked = await desk.Done(AppraisalOffice.Leader1, new AskExemption(subject, exempt, "全年外出学习", await desk.SubjectVersion(subject)));
        await desk.Done(TestDesk.As("director"), new ConfirmExemption(subject, Agree: true, asked.Version));
    }

    private static async Task<(int Mine, long Number, int Left, int People)> Asked(TestDesk desk, long round, long rater)
    {
        var who = AppraisalOffice.Person(rater);
        await using var scope = desk.Services.CreateAsyncScope();
        var number = (await scope.ServiceProvider.GetRequiredService<Waiting>().Of(who, default)).Ballots;
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowRound(round));
        var listed = (await desk.Done(who, new ListRounds())).Rounds.Single(r => r.Id == round);
        Assert.That(listed.Mine, Is.EqualTo(number));
        return ((await desk.Done(who, new MyBallots())).Rounds.SelectMany(r => r.Lines).Count(), number, shown.Missing.SingleOrDefault(m => m.PersonId == rater)?.Left ?? 0, listed.People);
    }
}
