using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>Which two roles one account may hold: the whole table, read from the matrix of who may what.</summary>
public class AccountRulesTests
{
    private static readonly string[] Roles = ["Staff", "Chief", "Leader", "Director", "GeneralOffice", "Discipline", "Appraisal", "SystemAdmin", "SecurityAdmin", "Auditor"];

    // row: the role held; column, in the order above: y may be added, - may not
    private static readonly Dictionary<string, string> Table = new()
    {
        ["Staff"] = "-yyyyyyyy-",
        ["Chief"] = "y-yyy-yyy-",
        ["Leader"] = "yy-yyyyyy-",
        ["Director"] = "yyy-yyyyy-",
        ["GeneralOffice"] = "yyyy-yyyy-",
        ["Discipline"] = "y-yyy--yy-",
        ["Appraisal"] = "yyyyy--yy-",
        ["SystemAdmin"] = "yyyyyyy---",
        ["SecurityAdmin"] = "yyyyyyy---",
        ["Auditor"] = "----------",
    };

    private static IEnumerable<TestCaseData> Pairs() =>
        from held in Roles
        from i in Enumerable.Range(0, Roles.Length)
        select new TestCaseData(held, Roles[i]).Returns(Table[held][i] == 'y');

    [TestCaseSource(nameof(Pairs))]
    public bool GN_1_roles_that_exclude_each_other_are_not_held_by_one_account(string held, string asked)
    {
        var conflict = AccountRules.Conflict([held], asked);
        Assert.That(AccountRules.Conflict([asked], held) is null, Is.EqualTo(conflict is null), "whichever came first");
        if (held != asked && asked != "Auditor") Assert.That(AccountRules.Conflict(["Nothing", held], asked), Is.EqualTo(conflict), "whatever else is held");
        if (conflict is not null) Assert.That((conflict.Rule, conflict.Kind), Is.EqualTo(("GN-1", RefusalKind.Conflict)));
        return conflict is null;
    }

    [TestCase("ab", false)]
    [TestCase("abc", true)]
    [TestCase("a.b-9", true)]
    [TestCase("Abc", false)]
    [TestCase("工作人员", false)]
    [TestCase("abc def", false)]
    [TestCase("abc'", false)]
    [TestCase("ａｂｃ", false)]
    public void A_sign_in_name_has_small_letters_digits_dots_and_hyphens(string name, bool good) => Assert.That(AccountRules.SignInMalformed(name) is null, Is.EqualTo(good));

    [Test]
    public void A_sign_in_name_has_forty_characters_at_most()
    {
        Assert.That(AccountRules.SignInMalformed(new string('a', 40)), Is.Null);
        Assert.That(AccountRules.SignInMalformed(new string('a', 41)), Is.Not.Null);
    }

    [TestCase("a@office.invalid", true)]
    [TestCase("a.b-c_d+e@office.invalid", true)]
    [TestCase("@office.invalid", false)]
    [TestCase("a@", false)]
    [TestCase("a@b@c", false)]
    [TestCase("a@office.invalid,b@office.invalid", false)]
    [TestCase("a@office.invalid\r\nBcc: b@office.invalid", false)]
    [TestCase("甲@office.invalid", false)]
    [TestCase("\"a\"@office.invalid", false)]
    public void ES_3_an_address_is_one_address(string email, bool good) => Assert.That(PersonRules.EmailMalformed(email) is null, Is.EqualTo(good));
}
