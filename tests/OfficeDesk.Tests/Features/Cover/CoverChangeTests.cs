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
}
