using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.SignIn;

namespace OfficeDesk.Tests.Desk;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class DeskTests(Engine engine)
{
    [Test]
    public async Task A_stranger_is_told_to_sign_in_first()
    {
        await using var desk = await TestDesk.Open(engine);
        var why = await desk.Refused(Asker.Nobody, new SignOut());
        Assert.That(why, Is.EqualTo(DeskRefusals.SignInFirst()));
    }

    [Test]
    public async Task E5_the_sixth_try_with_a_wrong_password_is_not_even_looked_at()
    {
        await using var desk = await TestDesk.Open(engine);
        for (var i = 0; i < SignInRules.TriesAnAccount; i++)
            Assert.That(await desk.Refused(Asker.Nobody, new SignIn("nobody", "wrong")), Is.EqualTo(SignInRules.Wrong()));
        Assert.That(await desk.Refused(Asker.Nobody, new SignIn("nobody", "wrong")), Is.EqualTo(SignInRules.Locked()));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task A_text_that_is_too_long_is_refused_with_its_field()
    {
        await using var desk = await TestDesk.Open(engine);
        var why = await desk.Refused(Asker.Nobody, new SignIn(new string('x', 41), "p"));
        Assert.That((why.Field, why.En), Is.EqualTo(("Name", "At most 40 characters; there are 41. Please shorten it.")));
    }
}
