using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AuditTrail;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.SignIn;

namespace OfficeDesk.Tests.Features.AuditTrail;

/// <summary>What the auditor reads: who did what to which thing, found by the words of the screen.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AuditListTests(Engine engine)
{
    private static readonly Asker Auditor = TestDesk.As("admin") with { Roles = Roles.Auditor };

    [Test]
    public async Task The_auditor_finds_acts_by_their_words_in_either_language_and_reads_names_instead_of_ids()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var session = await desk.Enter("staff1");
        Assert.That(await desk.Send(Visitor.At("10.0.0.2"), new SignIn("staff1", "not the password")), Is.InstanceOf<Refused<SignedIn>>());
        var enquiry = await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"));
        var task = await desk.Done(TestDesk.As("office1"), new AssignTask("核对台账", TaskSource.Superior, "市民政局", 8, LimitNumber: 5));
        Assert.That(await desk.SendWith(session.Secret, new ChangePassword(DemoBureau.Password, "Minzheng-2027")), Is.InstanceOf<Done<PasswordChanged>>());

        async Task<IReadOnlyList<AuditLine>> Of(string typed) => (await desk.Done(Auditor, new ListAudit(Message: typed))).Rows;
        foreach (var typed in new[] { "登录", "sign in", "signin", "SignIn" })
            Assert.That((await Of(typed)).Select(r => (r.Message, r.Who, r.Subject, r.About)), Is.EqualTo(new[] { ("SignIn", "", "refused", "工作人员甲 · staff1"), ("SignIn", "工作人员甲", "account", "工作人员甲 · staff1") }), typed);
        Assert.That((await Of("改口")).Select(r => (r.Message, r.Who)), Is.EqualTo(new[] { ("ChangePassword", "工作人员甲") }));
        Assert.That((await Of("交办")).Where(r => r.Message == "AssignTask").Select(r => (r.Who, r.About, r.Meant["AnsweringId"])), Is.EqualTo(new[] { ("文书甲", task.Number, "工作人员甲") }));
        var logged = (await Of("首问")).Single(r => r.Message == "LogEnquiry");
        Assert.That((logged.Who, logged.About, logged.Meant.Keys.Single()), Is.EqualTo(("工作人员甲", enquiry.Number, "MatterTypeId")));
        Assert.That(logged.Body, Does.Not.Contain("来访人甲").And.Not.Contain("10000090001"), "personal texts are hashes as before");
        Assert.That(await Of("没有这样的操作"), Is.Empty);
        Assert.That(await Of("  "), Has.Count.EqualTo(5), "nothing typed: everything");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task Whoever_is_no_auditor_finds_only_their_own_acts_by_words_too()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var who in new[] { "office1", "chief1" }) await desk.Done(TestDesk.As(who), new AssignTask("核对台账", TaskSource.Superior, "市民政局", 8, LimitNumber: 5));
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListAudit(Message: "交办事项"))).Rows.Select(r => r.Who).Distinct(), Is.EqualTo(new[] { "科长甲" }));
        Assert.That((await desk.Done(Auditor, new ListAudit(Message: "交办事项"))).Rows, Has.Count.EqualTo(2));
    }
}
