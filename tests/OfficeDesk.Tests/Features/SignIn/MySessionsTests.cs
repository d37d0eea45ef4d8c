using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.SignIn;

namespace OfficeDesk.Tests.Features.SignInFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class MySessionsTests(Engine engine)
{
    [Test]
    public async Task Everybody_sees_where_they_are_signed_in_and_ends_one_or_all_others()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var gone = await desk.Enter("staff1", address: "10.0.0.9");
        desk.Clock.Pass(TimeSpan.FromMinutes(31));
        var first = await desk.Enter("staff1", address: "10.0.0.2");
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        var second = await desk.Enter("staff1", address: "10.0.0.3");
        desk.Clock.Pass(TimeSpan.FromMinutes(1));
        var here = await desk.Enter("staff1");
        var foreign = await desk.Enter("staff2");

        var mine = await Sessions(desk, here);
        Assert.That(mine.Select(s => (s.Place, s.Here)), Is.EqualTo(new[] { ("10.0.0.1", true), ("10.0.0.3", false), ("10.0.0.2", false) }), "newest click first; what is idle is over");
        Assert.That(mine.Select(s => s.Key), Has.All.Length.EqualTo(16));

        Assert.That(await desk.SendWith(here.Secret, new EndMySession(mine[2].Key)), Is.EqualTo(new Done<SignedOut>(new SignedOut(1))));
        Assert.That(await desk.WhoIs(first.Secret), Is.Null);
        Assert.That(await desk.WhoIs(second.Secret), Is.Not.Null);
        Assert.That(await desk.SendWith(here.Secret, new EndMySession(mine[2].Key)), Is.EqualTo(new Refused<SignedOut>(DeskRefusals.NotFound())), "twice");

        var theirs = Secret.HashOf(foreign.Secret)![..16];
        foreach (var key in new[] { theirs, "", "%", "'", new string('0', 16), Secret.HashOf(second.Secret)![..15] })
            Assert.That(await desk.SendWith(here.Secret, new EndMySession(key)), Is.EqualTo(new Refused<SignedOut>(DeskRefusals.NotFound())), key);

        Assert.That(await desk.SendWith(here.Secret, new EndMySession("", AllOthers: true)), Is.InstanceOf<Done<SignedOut>>());
        Assert.That(await desk.WhoIs(second.Secret), Is.Null);
        Assert.That(await desk.WhoIs(foreign.Secret), Is.Not.Null);
        Assert.That((await Sessions(desk, here)).Single().Here);
        Assert.That(await desk.WhoIs(gone.Secret), Is.Null);
    }

    private static async Task<IReadOnlyList<MySession>> Sessions(TestDesk desk, SignedIn session) =>
        ((Done<IReadOnlyList<MySession>>)await desk.SendWith(session.Secret, new ListMySessions())).Value;
}
