using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>The general office gives a post to somebody else, or changes its list, while it is covered.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CoverChangeTests(Engine engine)
{
    [Test]
    public async Task CV_1_a_post_that_gets_another_holder_while_a_cover_runs_keeps_its_cover_for_what_was_taken_over()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var absence = await desk.Leave();
        var cover = await desk.HandedOver(absence);
        await desk.Begin(absence);
        await desk.Hold(CoverScene.Urban, CoverScene.Staff3);
        await desk.Done(Asker.Clock, new FollowCovers());
        Assert.That((await desk.Answers("2026-1"), (await desk.Cover(cover)).State), Is.EqualTo((9L, CoverState.Running)), "nothing changes hands without a handover (DL-6)");
        Assert.That((await desk.Done(TestDesk.As("staff5"), new PromiseFor(1))) is { ResponsibleId: 10, Why: ResponsibleWhy.Holder }, "new work goes to the new holder (FC-3)");
        await desk.Work("2026-2", CoverScene.Staff2);
        await desk.Return(absence);
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2")), Is.EqualTo((8L, 9L)), "what was taken over comes back (CV-6), what came to the cover in person stays");
    }

    [Test]
    public async Task CV_7_a_cover_who_falls_ill_after_the_post_got_another_holder_leaves_what_was_taken_over_to_the_chief()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var absence = await desk.Leave();
        await desk.HandedOver(absence);
        await desk.Begin(absence);
        await desk.Hold(CoverScene.Urban, CoverScene.Staff3);
        await desk.Begin(await desk.Leave(CoverScene.Staff2, state: "Approved", kind: "Sick", sudden: true));
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(7));
        await desk.Return(absence);
        Assert.That(await desk.Answers("2026-1"), Is.EqualTo(8));
    }

    [Test]
    public async Task CV_1_a_cover_on_its_way_is_not_needed_for_a_post_that_went_to_somebody_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        var filed = await desk.Filed(absence);
        await desk.Hold(CoverScene.Urban, CoverScene.Staff3);
        Assert.That((await desk.Done(Asker.Clock, new FollowCovers())).Absences, Is.EqualTo(1));
        Assert.That((await desk.Cover(filed.Id)) is { State: CoverState.BrokenOff, EndedWhy: "岗位已由他人承担" });
        Assert.That((await desk.Done(TestDesk.As("chief1"), new CoversOf(absence))).CannotStart, Is.Null);
        Assert.That(await desk.Done(Asker.Clock, new FollowCovers()), Is.EqualTo(new CoversFollowed(0, 0)), "the second time there is nothing to do");
    }

    [Test]
    public async Task CV_2_a_cover_taken_off_the_posts_list_stops_at_once_and_the_chief_is_told()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        var absence = await desk.Leave();
        var cover = await desk.HandedOver(absence, CoverScene.Staff3);
        await desk.Begin(absence);
        await desk.Hold(CoverScene.Urban, CoverScene.Staff1, [8, 9]);
        Assert.That((await desk.Done(Asker.Clock, new FollowCovers())).Absences, Is.EqualTo(1));
        Assert.That((await desk.Answers("2026-1"), (await desk.Cover(cover)).State), Is.EqualTo((7L, CoverState.BrokenOff)), "vacant: the chief answers (CV-3)");
        Assert.That(await desk.Rows<long>("SELECT person_id FROM cover_notes WHERE cover_id = @cover AND kind = 'Unfit'", new { cover }), Is.EqualTo(new[] { 7L }));
        Assert.That((await desk.Done(Asker.Clock, new FollowCovers())).Absences, Is.Zero);
        var next = await desk.HandedOver(absence);
        Assert.That((await desk.Answers("2026-1"), (await desk.Cover(next)).State), Is.EqualTo((9L, CoverState.Running)), "the next one named takes over");
    }

    [Test]
    public async Task CV_2_taken_off_the_list_of_another_post_a_cover_leaves_its_work_to_the_chief_and_keeps_the_rest()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Work("2026-1");
        await desk.Work("2026-2", CoverScene.Staff1, 2);
        await desk.Work("2026-3", post: null);
        var absence = await desk.Leave();
        var cover = await desk.HandedOver(absence);
        await desk.Begin(absence);
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2"), await desk.Answers("2026-3")), Is.EqualTo((9L, 9L, 9L)), "staff2 knows both posts");
        await desk.Hold(2, 11, [8, 11]);
        Assert.That((await desk.Done(Asker.Clock, new FollowCovers())).Absences, Is.EqualTo(1));
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2"), await desk.Answers("2026-3")), Is.EqualTo((9L, 7L, 9L)), "nobody who covers knows the other post: the chief answers (CV-3)");
        Assert.That((await desk.Cover(cover)).State, Is.EqualTo(CoverState.Running), "their own post they cover as before");
        Assert.That(await desk.Rows<string>("SELECT subject FROM outbox WHERE recipient_id = 7 AND subject LIKE '岗位空岗%'"), Has.Count.EqualTo(1));
        for (var minute = 0; minute < 3; minute++) Assert.That(await desk.Done(Asker.Clock, new FollowCovers()), Is.EqualTo(new CoversFollowed(0, 0)), "then there is nothing to do");
        await desk.Work("2026-4");
        Assert.That((await desk.Done(Asker.Clock, new FollowCovers())).Absences, Is.EqualTo(1));
        Assert.That((await desk.Answers("2026-2"), await desk.Answers("2026-4"), (await desk.CoversOf(absence)).Count(c => c.IsVacant)), Is.EqualTo((7L, 9L, 1)), "what the chief answers for stays where it is");
        await desk.Return(absence);
        Assert.That((await desk.Answers("2026-1"), await desk.Answers("2026-2"), await desk.Answers("2026-3")), Is.EqualTo((8L, 8L, 8L)), "everything comes back (CV-6)");
    }

    [Test]
    public async Task CV_2_what_one_cover_may_not_do_goes_to_another_cover_of_the_same_absence_who_knows_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Hold(2, CoverScene.Staff1, [8, 9, 11]);
        await desk.Work("2026-3", CoverScene.Staff1, 3);
        var absence = await desk.Leave();
        await desk.HandedOver(absence, CoverScene.Staff3);
        await desk.HandedOver(absence, 11, 2);
        await desk.Begin(absence);
        Assert.That(await desk.Answers("2026-3"), Is.EqualTo(10));
        await desk.Hold(3, 11, [11, 12]);
        await desk.Done(Asker.Clock, new FollowCovers());
        Assert.That((await desk.Answers("2026-3"), (await desk.CoversOf(absence)).Any(c => c.IsVacant)), Is.EqualTo((11L, false)));
        await desk.Return(absence);
        Assert.That(await desk.Answers("2026-3"), Is.EqualTo(8));
    }
}
