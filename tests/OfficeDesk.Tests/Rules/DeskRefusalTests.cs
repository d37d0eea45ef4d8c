using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class DeskRefusalTests
{
    [Test]
    public void The_desk_says_which_field_and_how_the_caller_is_answered()
    {
        Assert.That(new[] { DeskRefusals.SignInFirst(), DeskRefusals.NotYours() }.Select(r => r.Kind), Is.All.EqualTo(RefusalKind.Forbidden));
        Assert.That((DeskRefusals.NotFound().Kind, DeskRefusals.Changed().Kind, DeskRefusals.Busy().Kind), Is.EqualTo((RefusalKind.NotFound, RefusalKind.Conflict, RefusalKind.TooMany)));
        Assert.That((DeskRefusals.OtherUseOfKey().Field, DeskRefusals.OtherUseOfKey().Kind), Is.EqualTo(("OnceKey", RefusalKind.Conflict)));
        Assert.That((DeskRefusals.Missing("Phone", "电话", "a phone").Zh, DeskRefusals.Missing("Phone", "", "").Zh, DeskRefusals.Missing("Phone", "", "").En), Is.EqualTo(("请填写电话。", "请填写“Phone”。", "Please fill in Phone.")));
        Assert.That(DeskRefusals.FileTooLarge("File", 10 * 1024 * 1024).En, Does.Contain(" 10 MB"));
        Assert.That((DeskRefusals.TooLong("Ask", 5, 7).Field, DeskRefusals.TooMany("Ids", 9).Field, DeskRefusals.UnknownChoice("Kind").Field, DeskRefusals.ControlCharacter("Ask").Field), Is.EqualTo(("Ask", "Ids", "Kind", "Ask")));
    }
}
