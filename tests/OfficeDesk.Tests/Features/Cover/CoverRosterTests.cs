using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Deputies;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>The roster shows a gap wherever one is; a clerk's deputy files.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CoverRosterTests(Engine engine)
{
    private static async Task<RosterCell> On(TestDesk desk, string day) =>
        (await desk.Done(TestDesk.As("staff5"), new CoverRoster(new DateOnly(2026, 3, 4)))).Posts.Single(p => p.Id == CoverScene.Urban).Cells.Single(c => c.Day == DateOnly.Parse(day));

    [Test]
    public async Task CV_8_a_day_on_which_the_cover_is_away_in_the_time_it_is_needed_is_a_gap()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Filed(await desk.Leave());
        Assert.That((await On(desk, "2026-03-05")) is { State: PostDay.Cover, Who: "工作人员乙" });
        await desk.Leave(9, "2026-03-05T10:00", "2026-03-05T11:30", kind: "Meeting", path: "Short");
        Assert.That((await On(desk, "2026-03-05")).State, Is.EqualTo(PostDay.Gap));
        Assert.That((await On(desk, "2026-03-06")).State, Is.EqualTo(PostDay.Cover), "the other day is covered");
    }

    [Test]
    public async Task CV_8_a_gap_tells_whether_somebody_of_the_list_is_there_and_could_be_named()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Leave();
        var open = await On(desk, "2026-03-05");
        Assert.That((open.State, open.Free), Is.EqualTo((PostDay.Gap, "工作人员乙、工作人员丙")), "the B holder first");
        await desk.Leave(9, state: "Approved");
        await desk.Leave(10, "2026-03-06T08:30", "2026-03-06T17:30");
        Assert.That(((await On(desk, "2026-03-05")).Free, (await On(desk, "2026-03-06")).Free), Is.EqualTo(("工作人员丙", "")), "on the second day nobody is left");
    }

    [Test]
    public async Task CV_8_a_cover_away_before_it_is_needed_leaves_no_gap()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Filed(await desk.Leave(from: "2026-03-05T14:30"));
        await desk.Leave(9, "2026-03-05T09:00", "2026-03-05T12:30", kind: "Meeting", path: "Short");
        Assert.That((await On(desk, "2026-03-05")).State, Is.EqualTo(PostDay.Cover));
    }

    [Test]
    public async Task CV_8_of_two_short_absences_a_day_the_one_without_a_b_holder_counts()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Leave(8, "2026-03-05T09:00", "2026-03-05T10:00", kind: "Meeting", path: "Short");
        await desk.Leave(9, "2026-03-05T15:00", "2026-03-05T16:00", kind: "Meeting", path: "Short");
        Assert.That((await On(desk, "2026-03-05")).State, Is.EqualTo(PostDay.B), "the B holder is there while the A holder is not");
        await desk.Leave(8, "2026-03-05T15:30", "2026-03-05T16:30", kind: "Meeting", path: "Short");
        Assert.That((await On(desk, "2026-03-05")).State, Is.EqualTo(PostDay.Gap));
    }

    [Test]
    public async Task GN_2_a_clerks_deputy_is_asked_to_file_where_the_clerks_are_away_and_it_shows_for_whom()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var clerk in new[] { 4L, 5, 6 }) await desk.Leave(clerk, "2026-03-04T08:30", "2026-03-04T17:30", "Started", "Meeting", "Short");
        await desk.Done(TestDesk.As("office1"), new NameDeputy(Roles.GeneralOffice, null, 14, desk.Today, desk.Today.AddDays(2)));
        var absence = await desk.Leave();
        var named = await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 9, ""));
        await desk.Done(TestDesk.As("staff2"), new AnswerCover(named.Id, true, "", 1));
        var approved = await desk.Done(TestDesk.As("leader1"), new DecideCover(named.Id, true, "", 2));
        Assert.That(approved.WaitsFor, Is.EqualTo("工作人员己"));
        var deputy = TestDesk.As("staff6") with { Roles = Roles.Staff | Roles.GeneralOffice, StandsInFor = [new StandIn(Roles.GeneralOffice, 0, 5, "文书甲")] };
        Assert.That((await desk.Done(deputy, new ListApprovals())).Covers.Single().For, Is.EqualTo("文书甲"));
        await desk.Done(deputy, new FileCover(named.Id, "", approved.Version));
        Assert.That((await desk.Done(deputy, new ShowCover(named.Id))).Steps.Single(s => s.Step == "Filed") is { Who: "工作人员己", For: "文书甲" });
        Assert.That(await desk.Rows<long?>("SELECT for_id FROM absence_acts WHERE kind = 'CoverFiled'"), Is.EqualTo(new long?[] { 5 }));
        Assert.That(await desk.Rows<string>("SELECT data FROM documents WHERE subject = 'cover'"), Has.One.Contains("工作人员己代文书甲"));
    }

    [Test]
    public async Task GN_1_a_clerks_deputy_does_not_file_the_clerks_own_cover()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await desk.Write("INSERT INTO post_staff (post_id, person_id) VALUES (1, 5); UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await Task.Delay(1100);
        var absence = await desk.Leave();
        var named = await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 5, ""));
        await desk.Done(TestDesk.As("office1"), new AnswerCover(named.Id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideCover(named.Id, true, "", 2));
        var deputy = TestDesk.As("staff6") with { Roles = Roles.Staff | Roles.GeneralOffice, StandsInFor = [new StandIn(Roles.GeneralOffice, 0, 5, "文书甲")] };
        Assert.That((await desk.Refused(deputy, new FileCover(named.Id, "", 3))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Done(deputy, new ListApprovals())).Covers, Is.Empty);
        Assert.That((await desk.Done(TestDesk.As("office2"), new FileCover(named.Id, "", 3))).State, Is.EqualTo(CoverState.Filed));
    }
}
