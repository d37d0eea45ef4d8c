using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Cover;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>A leave that is asked for and not decided yet counts where covers are named, and whoever decides is told.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AskedLeaveTests(Engine engine)
{
    private static async Task<AbsenceAnnounced> Asks(TestDesk desk, string who, string day = "2026-03-05") =>
        await desk.Done(TestDesk.As(who), new AnnounceAbsence(AbsenceKind.Annual, "探亲", CoverScene.At($"{day}T08:30"), CoverScene.At($"{day}T17:30")));

    private static async Task<Asker> Decider(TestDesk desk, long absence) =>
        CoverScene.Person((await desk.Rows<long>("SELECT decider_id FROM requests WHERE kind = 'Absence' AND state = 'Open' AND subject_id = @absence", new { absence })).Single());

    [Test]
    public async Task CV_2_who_has_asked_for_leave_in_the_period_is_proposed_last_with_the_reason_and_not_accepted()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var leave = await desk.Leave();
        var asked = await Asks(desk, "staff2");
        var candidates = (await desk.Done(TestDesk.As("chief1"), new CoversOf(leave))).Posts.Single(p => p.PostId == CoverScene.Urban).Candidates;
        Assert.That(candidates.Single(c => c.PersonId == CoverScene.Staff2).WhyNot, Is.EqualTo(CoverRules.AskedToBeAway));
        Assert.That(candidates[0].PersonId, Is.Not.EqualTo(CoverScene.Staff2), "although they are the B holder");
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new ProposeCover(leave, CoverScene.Urban, CoverScene.Staff2, "")), Is.EqualTo(CoverRules.AskedToBeAway));
        await desk.Done(TestDesk.As("staff2"), new WithdrawAbsence(asked.Id, 1));
        await desk.Done(TestDesk.As("chief1"), new ProposeCover(leave, CoverScene.Urban, CoverScene.Staff2, ""));
    }

    [Test]
    public async Task CV_2_a_leave_asked_for_outside_the_period_is_nobodys_concern()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var leave = await desk.Leave();
        await Asks(desk, "staff2", "2026-03-09");
        await desk.Done(TestDesk.As("chief1"), new ProposeCover(leave, CoverScene.Urban, CoverScene.Staff2, ""));
    }

    [Test]
    public async Task CV_2_whoever_asks_for_leave_does_not_consent_and_whoever_approves_the_cover_is_warned()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var moved = await desk.Done(TestDesk.As("chief1"), new ProposeCover(await desk.Leave(), CoverScene.Urban, CoverScene.Staff2, ""));
        var asked = await Asks(desk, "staff2");
        Assert.That(await desk.Refused(TestDesk.As("staff2"), new AnswerCover(moved.Id, true, "", moved.Version)), Is.EqualTo(CoverRules.AskedToBeAway));
        await desk.Done(TestDesk.As("staff2"), new WithdrawAbsence(asked.Id, 1));
        moved = await desk.Done(TestDesk.As("staff2"), new AnswerCover(moved.Id, true, "", moved.Version));
        await Asks(desk, "staff2");
        Assert.That((await desk.Done(TestDesk.As("leader1"), new ShowCover(moved.Id))).Unfit, Is.EqualTo(CoverRules.AskedToBeAway));
        Assert.That((await desk.Done(TestDesk.As("leader1"), new DecideCover(moved.Id, true, "同意", moved.Version))).State, Is.EqualTo(CoverState.Approved));
    }

    [Test]
    public async Task CV_7_whoever_agrees_to_the_leave_of_a_cover_reads_before_and_after_what_it_breaks_off()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var leave = await desk.Leave();
        var moved = await desk.Done(TestDesk.As("chief1"), new ProposeCover(leave, CoverScene.Urban, CoverScene.Staff2, ""));
        moved = await desk.Done(TestDesk.As("staff2"), new AnswerCover(moved.Id, true, "", moved.Version));
        var asked = await Asks(desk, "staff2");
        var decider = await Decider(desk, asked.Id);
        var waiting = (await desk.Done(decider, new ListApprovals())).Absences.Single(a => a.Id == asked.Id);
        var covering = waiting.Checks.Covering.Single();
        Assert.That((covering.CoverId, covering.Person, covering.Ends, waiting.Checks.Passes(waiting.Path)), Is.EqualTo((moved.Id, "工作人员甲", true, false)));
        var decided = await desk.Done(decider, new DecideAbsence(asked.Id, true, "", "确有必要", waiting.Version));
        Assert.That(decided.BrokenOff.Single(), Does.Contain("工作人员甲"));
        Assert.That((await desk.Done(decider, new ShowAbsence(asked.Id))).Acts.Single(a => a.Kind == "CoversBrokenOff").Zh, Does.Contain("工作人员甲"));
        var shown = await desk.Done(TestDesk.As("chief1"), new ShowCover(moved.Id));
        Assert.That((shown.State, shown.EndedWhy.Length > 0), Is.EqualTo((CoverState.BrokenOff, true)));
    }

    [Test]
    public async Task CV_7_refusing_the_leave_of_a_cover_breaks_nothing_off()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var moved = await desk.Done(TestDesk.As("chief1"), new ProposeCover(await desk.Leave(), CoverScene.Urban, CoverScene.Staff2, ""));
        moved = await desk.Done(TestDesk.As("staff2"), new AnswerCover(moved.Id, true, "", moved.Version));
        var asked = await Asks(desk, "staff2");
        Assert.That((await desk.Done(await Decider(desk, asked.Id), new DecideAbsence(asked.Id, false, "要顶岗", "", 1))).BrokenOff, Is.Empty);
        Assert.That((await desk.Cover(moved.Id)).State, Is.EqualTo(CoverState.Consented));
    }

    [Test]
    public async Task AB_3_of_a_sudden_illness_that_runs_what_was_moved_meanwhile_still_counts_as_due()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1107", due: "2026-03-05");
        var ill = await desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Sick, "急病", null, CoverScene.At("2026-03-06T17:30"), CoverScene.Staff1, Sudden: true));
        Assert.That(await desk.Answers("2026-1107"), Is.Not.EqualTo(CoverScene.Staff1), "it has moved");
        var checks = (await desk.Done(TestDesk.As("chief1"), new ShowAbsence(ill.Id))).Checks;
        Assert.That((checks.DueTasks, checks.AtOnce, checks.Posts.Single(p => p.Id == CoverScene.Urban).Cover), Is.EqualTo((1, true, "")));
    }
}
