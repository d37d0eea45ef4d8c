using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Status;

namespace OfficeDesk.Tests.Features.Status;

/// <summary>PB-4: one answer to everything that is wrong, ten tries an hour, and an end.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class StatusTriesTests(Engine engine)
{
    [Test]
    public async Task PB_4_wrong_number_wrong_code_and_a_matter_closed_for_181_days_get_the_very_same_answer()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var e = await new Stage(desk).Enquiry();
        await desk.Done(Stage.Staff1, new WithdrawEnquiry(e.Number, "不办了"));
        var wrong = PublicRules.Wrong(180);
        Assert.That(await desk.LookInVain(e.Number, "00000000"), Is.EqualTo(wrong), "a wrong code");
        Assert.That(await desk.LookInVain("2026-9999", "00000000"), Is.EqualTo(wrong), "a wrong number");
        Assert.That(await desk.LookInVain("2026-9999"), Is.EqualTo(wrong), "a number that is not there, with its code");
        Assert.That(await desk.LookInVain(e.Number, "ß'; --"), Is.EqualTo(wrong));
        desk.Clock.Pass(TimeSpan.FromDays(180));
        Assert.That((await desk.LookAt(e.Number)).State, Is.EqualTo(PublicState.Withdrawn), "the last day");
        desk.Clock.Pass(TimeSpan.FromDays(1));
        Assert.That(await desk.LookInVain(e.Number), Is.EqualTo(wrong));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task PB_4_what_goes_on_never_expires()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var e = await new Stage(desk).Enquiry();
        desk.Clock.Pass(TimeSpan.FromDays(400));
        Assert.That((await desk.LookAt(e.Number)).State, Is.EqualTo(PublicState.Working));
    }

    [Test]
    public async Task PB_4_the_eleventh_try_of_an_hour_waits_and_nobody_else_does()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var e = await new Stage(desk).Enquiry();
        desk.Clock.Pass(TimeSpan.FromMinutes(10));
        for (var i = 0; i < PublicRules.TriesAnAddress; i++)
        {
            Assert.That(await desk.LookInVain($"2026-{500 + i}", "00000000", $"2001:db8:1:2::{i}"), Is.EqualTo(PublicRules.Wrong(180)));
            desk.Clock.Pass(TimeSpan.FromMinutes(1));
        }
        Assert.That(await desk.LookInVain(e.Number, address: "2001:db8:1:2:ffff::9"), Is.EqualTo(PublicRules.TooMany(new TimeOnly(10, 11))), "the right code is not looked at either; the whole network counts as one");
        await desk.Done(Visitor.At("2001:db8:1:3::1"), new CheckStatus(e.Number, desk.CodeOf(e.Number)));
        await desk.Enter("staff1", address: "2001:db8:1:2::1");
        var listed = (Done<SessionsListed>)await desk.SendWith((await desk.Enter("security")).Secret, new ListSessions());
        Assert.That(listed.Value.Tries, Is.Empty, "they are no sign-ins");
        desk.Clock.Set(new DateTime(2026, 3, 4, 10, 11, 0));
        await desk.Done(Visitor.At("2001:db8:1:2::1"), new CheckStatus(e.Number, desk.CodeOf(e.Number)));
    }

    [Test]
    public async Task PB_4_looks_that_succeed_lock_nobody_out_and_leave_no_trace()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var e = await new Stage(desk).Enquiry();
        var audited = (await desk.Rows<long>("SELECT COUNT(*) FROM audit")).Single();
        for (var i = 0; i < 30; i++) await desk.Look(e.Number);
        Assert.That(await desk.Rows<long>("SELECT id FROM sign_in_tries"), Is.Empty);
        await desk.LookInVain(e.Number, "00000000");
        Assert.That(await desk.Rows<string>("SELECT CONCAT(door, ':', sign_in) FROM sign_in_tries"), Is.EqualTo(new[] { "Status:" }), "a failed one is counted, but not what was typed");
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM audit")).Single(), Is.EqualTo(audited));
    }

    [Test]
    public async Task PB_4_of_forty_at_once_ten_are_looked_at()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var whys = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => desk.LookInVain($"2026-{i}", "00000000", "10.0.0.66"))));
        Assert.That((whys.Count(w => w == PublicRules.Wrong(180)), whys.Count(w => w.Kind is RefusalKind.TooMany)), Is.EqualTo((10, 30)));
    }
}
