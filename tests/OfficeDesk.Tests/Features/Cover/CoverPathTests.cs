using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Deadlines;

namespace OfficeDesk.Tests.Features.Cover;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CoverPathTests(Engine engine)
{
    [Test]
    public async Task CV_5_proposed_consented_approved_filed_each_with_who_when_and_remark()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        var named = await desk.Done(TestDesk.As("staff1"), new ProposeCover(absence, 1, 9, "乙熟悉业务"));
        Assert.That((named.State, named.WaitsFor), Is.EqualTo((CoverState.Proposed, "工作人员乙")));
        Assert.That((await desk.Done(TestDesk.As("staff2"), new MyWork())).Covers.Requests.Select(r => r.Id), Is.EqualTo(new[] { named.Id }));
        Assert.That((await desk.Done(TestDesk.As("staff2"), new ListApprovals())).Covers.Single().Kind, Is.EqualTo("CoverConsent"));
        var agreed = await desk.Done(TestDesk.As("staff2"), new AnswerCover(named.Id, true, "同意", named.Version));
        Assert.That((agreed.State, agreed.WaitsFor), Is.EqualTo((CoverState.Consented, "分管领导甲")));
        var card = (await desk.Done(TestDesk.As("leader1"), new ListApprovals())).Covers.Single();
        Assert.That((card.Kind, card.Cover, card.Fit, card.Unfit), Is.EqualTo(("Cover", "工作人员乙", "工作人员乙 是 B 岗", (Refusal?)null)));
        var approved = await desk.Done(TestDesk.As("leader1"), new DecideCover(named.Id, true, "可以", agreed.Version));
        Assert.That(approved.State, Is.EqualTo(CoverState.Approved));
        Assert.That((await desk.Done(TestDesk.As("office2"), new ListApprovals())).Covers.Single().Kind, Is.EqualTo("CoverFile"), "any clerk may file");
        var filed = await desk.Done(TestDesk.As("office2"), new FileCover(named.Id, "备案号 3", approved.Version));
        Assert.That(filed.State, Is.EqualTo(CoverState.Filed));
        Assert.That(await desk.Rows<string>("SELECT kind FROM documents WHERE subject = 'cover' AND subject_id = @Id", new { filed.Id }), Is.EqualTo(new[] { "cover-approval" }), "the form is issued with the filing");
        var shown = await desk.Done(TestDesk.As("chief1"), new ShowCover(named.Id));
        Assert.That(shown.Steps.Select(s => (s.Step, s.Who, s.Text)), Is.EqualTo(new[] { ("Proposed", "工作人员甲", "乙熟悉业务"), ("Consented", "工作人员乙", "同意"), ("Approved", "分管领导甲", "可以"), ("Filed", "文书乙", "备案号 3") }));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM requests WHERE state = 'Open'"), Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public async Task CV_5_declined_with_a_reason_the_chief_names_another()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        var named = await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 9, ""));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new AnswerCover(named.Id, false, " ", 1))).Rule, Is.EqualTo("CV-5"));
        await desk.Done(TestDesk.As("staff2"), new AnswerCover(named.Id, false, "手上事情太多", 1));
        Assert.That((await desk.Rows<string>("SELECT kind FROM cover_notes WHERE person_id = 7")).Single(), Is.EqualTo("Declined"));
        var another = await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 10, ""));
        Assert.That(another.State, Is.EqualTo(CoverState.Proposed));
        Assert.That(await desk.Refused(TestDesk.As("staff2"), new AnswerCover(named.Id, true, "", 2)), Is.EqualTo(CoverRules.NotNow(CoverState.Declined)));
    }

    [Test]
    public async Task CV_5_a_filing_is_returned_for_a_fault_of_form_put_right_and_filed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        var named = await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 9, ""));
        await desk.Done(TestDesk.As("staff2"), new AnswerCover(named.Id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideCover(named.Id, true, "", 2));
        Assert.That((await desk.Refused(TestDesk.As("office1"), new ReturnCover(named.Id, FormalFault.PeriodDiffers, "", 3))).Rule, Is.EqualTo("CV-5"));
        var back = await desk.Done(TestDesk.As("office1"), new ReturnCover(named.Id, FormalFault.PeriodDiffers, "告示与申请日期不同", 3));
        Assert.That((back.State, back.WaitsFor), Is.EqualTo((CoverState.Returned, "科长甲")));
        Assert.That((await desk.Refused(TestDesk.As("office1"), new FileCover(named.Id, "", 4))).Rule, Is.EqualTo("GN-5"));
        await desk.Done(TestDesk.As("chief1"), new MendCover(named.Id, "已按告示改正", 4));
        Assert.That((await desk.Done(TestDesk.As("office1"), new FileCover(named.Id, "", 5))).State, Is.EqualTo(CoverState.Filed));
    }

    [Test]
    public async Task GN_1_nobody_decides_a_cover_in_which_they_take_part()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        // the leader is on the list of the post and is named as its cover
        await desk.Write("INSERT INTO post_staff (post_id, person_id) VALUES (1, 2); UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await Task.Delay(1100);
        var absence = await desk.Leave();
        var named = await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 2, ""));
        var agreed = await desk.Done(TestDesk.As("leader1"), new AnswerCover(named.Id, true, "", 1));
        Assert.That(agreed.WaitsFor, Is.EqualTo("局长甲"), "the next level decides");
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new DecideCover(named.Id, true, "", 2))).Rule, Is.EqualTo("GN-1"));
        Assert.That((await desk.Done(TestDesk.As("director"), new DecideCover(named.Id, true, "", 2))).State, Is.EqualTo(CoverState.Approved));
    }

    [Test]
    public async Task GN_2_the_director_decides_where_the_leader_is_away()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        await desk.Leave(2, "2026-03-04T08:30", "2026-03-04T17:30", "Started", "Meeting", "Short");
        var named = await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 9, ""));
        Assert.That((await desk.Done(TestDesk.As("staff2"), new AnswerCover(named.Id, true, "", 1))).WaitsFor, Is.EqualTo("局长甲"));
        await desk.Done(TestDesk.As("director"), new DecideCover(named.Id, true, "", 2));
    }

    [Test]
    public async Task CV_5_the_person_or_the_chief_names_and_nobody_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new ProposeCover(absence, 1, 9, ""))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("chief2"), new ProposeCover(absence, 1, 9, ""))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ProposeCover(absence, 2, 9, ""))).Rule, Is.EqualTo("CV-1"), "not a post of theirs");
        var moved = await desk.Done(TestDesk.As("staff1"), new ProposeCover(absence, 1, 9, ""));
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new ProposeCover(absence, 1, 10, "")), Is.EqualTo(CoverRules.NamedAlready));
        await desk.Done(TestDesk.As("chief1"), new BreakOffCover(moved.Id, "另有安排", 1));
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM requests WHERE state = 'Open'"), Is.EqualTo(new[] { 0L }));
        await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 10, ""));
    }

    [Test]
    public async Task CV_2_candidates_are_ranked_with_the_reason_and_refused_with_the_rule()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        await desk.Leave(9, "2026-03-06T14:30", "2026-03-06T15:30", "Approved", "Meeting", "Short");
        await desk.Work("2026-1", 10, null);
        var post = (await desk.Done(TestDesk.As("chief1"), new CoversOf(absence))).Posts.Single();
        Assert.That(post.Candidates.Select(c => (c.PersonId, c.OpenTasks, c.WhyNot?.Rule)), Is.EqualTo(new[] { (10L, 1, (string?)null), (9L, 0, "CV-2") }), "an hour of the period is a part of it");
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ProposeCover(absence, 1, 9, ""))).Rule, Is.EqualTo("CV-2"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ProposeCover(absence, 1, 8, ""))).Rule, Is.EqualTo("CV-2"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ProposeCover(absence, 1, 12, ""))).Rule, Is.EqualTo("CV-2"), "not on the list");
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ProposeCover(absence, 1, 999, ""))).Rule, Is.EqualTo("CV-2"), "nobody");
    }

    [Test]
    public async Task CV_2_nobody_covers_more_than_two_posts_at_once()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        // staff3 is qualified for the posts 1, 3, 4 and holds 3; staff4 (11) holds 4, staff1 holds 1, staff2 holds 2
        var (a, b) = (await desk.Leave(8), await desk.Leave(11));
        await desk.Write("UPDATE posts SET a_id = 8 WHERE id = 3; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        await Task.Delay(1100);
        await desk.Done(TestDesk.As("chief1"), new ProposeCover(a, 1, 10, ""));
        await desk.Done(TestDesk.As("chief1"), new ProposeCover(a, 3, 10, ""));
        var why = await desk.Refused(TestDesk.As("chief1"), new ProposeCover(b, 4, 10, ""));
        Assert.That((why.Rule, why.En), Is.EqualTo(("CV-2", "Covers 2 posts in this period already; 2 at most.")));
    }

    [Test]
    public async Task CV_7_two_never_cover_each_other()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Leave(8, state: "Asked");
        await desk.Done(TestDesk.As("chief1"), new ProposeCover(a, 1, 9, ""));
        // who is named may still ask for leave of their own
        var b = await desk.Leave(9, state: "Asked");
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ProposeCover(b, 2, 8, ""))).Rule, Is.EqualTo("CV-7"));
    }

    [Test]
    public async Task CV_3_where_nobody_is_free_the_leader_is_named_and_adds_somebody_with_a_reason()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var absence = await desk.Leave();
        await desk.Leave(9);
        await desk.Leave(10);
        var post = (await desk.Done(TestDesk.As("leader1"), new CoversOf(absence))).Posts.Single();
        Assert.That(post.Nobody!.Zh, Does.Contain("分管领导甲"));
        Assert.That((await desk.Refused(TestDesk.As("leader1"), new QualifyForPost(absence, 1, 12, " "))).Field, Is.EqualTo("Why"));
        Assert.That((await desk.Refused(TestDesk.As("leader2"), new QualifyForPost(absence, 1, 12, "熟悉"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(TestDesk.As("leader1"), new QualifyForPost(absence, 1, 12, "原在此岗三年"));
        await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, 1, 12, ""));
        Assert.That(await desk.Rows<string>("SELECT why FROM post_staff_added WHERE person_id = 12 AND added_by = 2"), Is.EqualTo(new[] { "原在此岗三年" }));
    }

    [Test]
    public async Task AB_3_a_short_absence_needs_no_cover_and_one_that_is_over_takes_none()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ProposeCover(await desk.Leave(path: "Short"), 1, 9, ""))).Rule, Is.EqualTo("AB-3"));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new ProposeCover(await desk.Leave(state: "Returned"), 1, 9, ""))).Rule, Is.EqualTo("GN-5"));
    }
}
