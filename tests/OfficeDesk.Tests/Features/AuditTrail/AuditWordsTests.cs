using System.Reflection;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.Architecture;
using OfficeDesk.Web;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AuditTrail;
using OfficeDesk.Web.Features.Retention;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Features.AuditTrail;

/// <summary>Whatever can stand in the audit has its words in both languages.</summary>
public partial class AuditWordsTests
{
    /// <summary>What writes, and what is put into the chain without being a message.</summary>
    private static readonly Type[] Audited =
        [.. Registry.Of(typeof(Registry).Assembly).All.Where(m => m.Writes).Select(m => m.Message), typeof(OfficeRestored), typeof(RecordsCleared)];

    private static IEnumerable<TestCaseData> Tables() =>
        [new TestCaseData(AuditWords.Acts).SetArgDisplayNames("acts"), new TestCaseData(AuditWords.Kinds).SetArgDisplayNames("kinds"), new TestCaseData(AuditWords.Fields).SetArgDisplayNames("fields"), new TestCaseData(AuditWords.Choices).SetArgDisplayNames("choices")];

    [Test]
    public void Every_command_has_its_words_and_there_are_none_without_a_command() =>
        Assert.That(AuditWords.Acts.Select(a => a.Name), Is.EquivalentTo(Audited.Select(t => t.Name)));

    [Test]
    public void No_two_commands_are_called_the_same()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AuditWords.Acts.GroupBy(a => a.Zh).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);
            Assert.That(AuditWords.Acts.GroupBy(a => a.En, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);
            Assert.That(AuditWords.Acts.Where(a => a.Zh.Length > 60 || a.En.Length > 60).Select(a => a.Name), Is.Empty, "each fits into the filter");
        }
    }

    [TestCaseSource(nameof(Tables))]
    public void The_words_are_Chinese_and_English_and_stand_in_order(IReadOnlyList<AuditWord> words)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(words.Where(w => !Chinese().IsMatch(w.Zh) || w.En.Length == 0 || Chinese().IsMatch(w.En)).Select(w => w.Name), Is.Empty);
            Assert.That(words.Select(w => w.Name), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
        }
    }

    [Test]
    public void Every_kind_of_thing_that_the_audit_names_has_its_words()
    {
        var named = Sources.Files("src", ".cs").SelectMany(f => Abouts().Matches(File.ReadAllText(f))).Select(m => m.Groups["kind"].Value).Concat(["enquiry", "task"]).Distinct(StringComparer.Ordinal);
        Assert.That(AuditWords.Kinds.Select(k => k.Name), Is.EquivalentTo(named));
    }

    [Test]
    public void Every_member_that_the_audit_keeps_has_its_words()
    {
        Assert.That(AuditWords.Fields.Select(f => f.Name), Is.EquivalentTo(Kept().Select(p => p.Name).Distinct(StringComparer.Ordinal)));
        var offered = from p in Kept()
                      let type = Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType
                      where type.IsEnum
                      from name in Enum.GetNames(type)
                      select $"{p.Name}.{name}";
        Assert.That(AuditWords.Choices.Select(c => c.Name), Is.EquivalentTo(offered.Distinct(StringComparer.Ordinal)), "and so has whatever it may be chosen to be");
    }

    /// <summary>What is left out altogether (passwords, files) needs no words.</summary>
    private static IEnumerable<PropertyInfo> Kept() =>
        from type in Audited
        from p in type.GetProperties()
        let said = type.GetConstructors().SelectMany(c => c.GetParameters()).Where(a => a.Name == p.Name).Select(a => a.GetCustomAttribute<PersonalAttribute>()).Append(p.GetCustomAttribute<PersonalAttribute>())
        where said.All(a => a is not { Omit: true })
        select p;

    [TestCase("登录", "SignIn")]
    [TestCase(" sign IN ", "SignIn")]
    [TestCase("signin", "SignIn")]
    [TestCase("修改口令", "ChangePassword")]
    [TestCase("离岗告示", "AnnounceAbsence")]
    [TestCase("口令", "ChangePassword ConfirmReset RequestReset ResetPassword WithdrawReset")]
    [TestCase("PASSWORD", "ChangePassword ConfirmReset RequestReset ResetPassword WithdrawReset")]
    [TestCase("OfAnEarlierVersion", "OfAnEarlierVersion")]
    [TestCase("%", "%")]
    public void An_act_is_found_by_its_words_by_part_of_them_and_by_the_programs_name(string typed, string meant) =>
        Assert.That(AuditWords.Meant(typed), Is.EqualTo(meant.Split(' ')));

    [Test]
    public void What_was_said_is_read_as_names_and_values_and_personal_texts_stay_hashes()
    {
        var zh = new Words();
        var row = Line("""{"Days":3,"Agree":true,"At":"2026-03-04T01:30:00+00:00","Name":"#0123456789abcdef","PersonId":8,"Steps":[{"how":"Call","days":2}]}""") with { Meant = new Dictionary<string, string>(StringComparer.Ordinal) { ["PersonId"] = "工作人员甲" } };
        Assert.That(AuditBody.Lines(zh, row), Is.EqualTo(new AuditSaid[]
        {
            new("天数", "3", false), new("同意", "是", false), new("时间", "2026-03-04 09:30", false), new("名称", "#0123456789abcdef", true), new("人员", "工作人员甲", false), new("各级处理", "方式 电话，天数 2", false),
        }));
        Assert.That(AuditBody.Lines(new Words { IsEnglish = true }, row).Select(l => l.Label), Is.EqualTo(new[] { "days", "agreed", "at", "name", "person", "steps" }));
        Assert.That(AuditBody.Parts(zh, row).Folded, Has.Count.EqualTo(3), "three lines at once, the others open");
        Assert.That(AuditBody.Parts(zh, Line($$"""{"Reason":"{{new string('长', 81)}}","Days":3}""")).Folded.Single().Label, Is.EqualTo("理由"), "a long text opens");
        foreach (var odd in new[] { "not json", "[1]" }) Assert.That(AuditBody.Lines(zh, Line(odd)).Single().Text, Is.EqualTo(odd));
        Assert.That(AuditBody.Lines(zh, Line("{}")), Is.Empty);
        Assert.That((zh.Act("OfAnEarlierVersion"), zh.Kind("gone"), zh.Field("Gone")), Is.EqualTo(("OfAnEarlierVersion", "gone", "Gone")));
    }

    private static AuditLine Line(string body) => new(1, default, "", "", "web", "X", "", 0, "", body, new Dictionary<string, string>(StringComparer.Ordinal));

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex("""(\bAbout\(|Hung\.Of\(.*db, )"(?<kind>[a-z ]+)",""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Abouts();
}
