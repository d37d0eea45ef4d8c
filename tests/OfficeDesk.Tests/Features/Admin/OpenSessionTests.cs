using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;

namespace OfficeDesk.Tests.Features.AdminFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class OpenSessionTests(Engine engine)
{
    [Test]
    public async Task E6_the_security_administrator_sees_who_is_signed_in_and_ends_one_session_of_them()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var here = await desk.Enter("security");
        var one = await desk.Enter("staff1", address: "10.0.0.2");
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        var two = await desk.Enter("staff1", address: "10.0.0.3");
        async Task<SessionsListed> List(string text = "") => ((Done<SessionsListed>)await desk.SendWith(here.Secret, new ListSessions(text))).Value;

        var all = await List();
        Assert.That((all.Total, all.Sessions.Single(s => s.Here).SignIn), Is.EqualTo((3, "security")));
        Assert.That((await List("10.0.0.2")).Sessions.Single().SignIn, Is.EqualTo("staff1"));
        Assert.That(await desk.SendWith(here.Secret, new EndSession((await List("10.0.0.2")).Sessions.Single().Key)), Is.InstanceOf<Done<AccountChanged>>());
        Assert.That(await desk.WhoIs(one.Secret), Is.Null);
        Assert.That(await desk.WhoIs(two.Secret), Is.Not.Null, "the other one stays");
        foreach (var key in new[] { "", "%", new string('0', 16), Secret.HashOf(two.Secret)![..15] })
            Assert.That(await desk.SendWith(here.Secret, new EndSession(key)), Is.EqualTo(new Refused<AccountChanged>(DeskRefusals.NotFound())), key);
        Assert.That((await List("staff1")).Sessions.Select(s => s.Place), Is.EqualTo(new[] { "10.0.0.3" }));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task E5_failed_sign_ins_of_a_day_are_counted_by_name_and_place()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var here = await desk.Enter("security");
        foreach (var hour in new[] { 2, 3, 30 })
            await desk.Write("INSERT INTO sign_in_tries (id, sign_in, address, at, passed) VALUES (@id, 'staff2', '10.0.0.7', @at, 0)", new { id = 900 + hour, at = desk.Clock.GetUtcNow().AddHours(-hour) });
        var listed = ((Done<SessionsListed>)await desk.SendWith(here.Secret, new ListSessions())).Value;
        Assert.That(listed.Tries.Select(t => (t.SignIn, t.Address, t.Times)), Is.EqualTo(new[] { ("staff2", "10.0.0.7", 2L) }), "what is older than a day is left out");
    }
}
