using OfficeDesk.Web.Features.Setup;

namespace OfficeDesk.Tests.Features.SetupFeature;

/// <summary>What is wrong with the first settings.</summary>
public partial class SetUpOfficeTests
{
    private static readonly TestCaseData[] Wrong =
    [
        Case("Sections", 3, s => s with { Sections = "A,甲股\nB,乙股\nA,丙股" }, "code A comes twice"),
        Case("Sections", 2, s => s with { Sections = "LD,局领导\nXTGL,股" }, "code XTGL comes twice"),
        Case("Sections", 1, s => s with { Sections = "只有名称" }, "code, name"),
        Case("Sections", 1, s => s with { Sections = "A,甲股,Office" }, "kind is Section"),
        Case("Sections", 1, s => s with { Sections = new string('A', 21) + ",甲股" }, "longer than 20"),
        Case("Sections", 1, s => s with { Sections = "A," + new string('股', 61) }, "longer than 60"),
        Case("Sections", 4, s => s with { Sections = s.Sections.Replace("fenguan", "staff1", StringComparison.Ordinal) }, "no division leader"),
        Case("Sections", 501, s => s with { Sections = string.Join('\n', Enumerable.Range(0, 501).Select(i => $"C{i},股")) }, "at most 500 lines"),
        Case("People", 1, s => s with { People = ",,," }, "at least one person"),
        Case("People", 2, s => s with { People = "局长甲,LD,juzhang,局长\n无股室,ZZ,staff1,工作人员" }, "no section with the code ZZ"),
        Case("People", 1, s => s with { People = "局长甲,LD,admin,局长" }, "sign-in name admin comes twice"),
        Case("People", 2, s => s with { People = "局长甲,LD,juzhang,局长\n局长乙,LD,juzhang,工作人员" }, "sign-in name juzhang comes twice"),
        Case("People", 1, s => s with { People = "局长甲,LD,JuZhang,局长" }, "small letters"),
        Case("People", 1, s => s with { People = "局长甲,LD,juzhang,皇帝" }, "no role \"皇帝\""),
        Case("People", 1, s => s with { People = "局长甲,LD,juzhang,SystemAdmin" }, "no role \"SystemAdmin\""),
        Case("People", 1, s => s with { People = "局长甲,LD,juzhang, " }, "at least one role"),
        Case("People", 1, s => s with { People = "纪检甲,LD,jijian,纪检+股室负责人" }, "exclude each other"),
        Case("People", 1, s => s with { People = "局长甲,LD,juzhang,局长,a@b@c" }, "not an e-mail address"),
        Case("People", 1, s => s with { People = new string('甲', 41) + ",LD,juzhang,局长" }, "longer than 40"),
        Case("Posts", 1, s => s with { Posts = "CSDB,低保岗,SHJZ,staff1" }, "A holder, B holder"),
        Case("Posts", 1, s => s with { Posts = "CSDB,低保岗,SHJZ,staff1,staff1" }, "two people"),
        Case("Posts", 1, s => s with { Posts = "CSDB,低保岗,SHJZ,staff1,nobody" }, "nobody with the sign-in name nobody"),
        Case("Posts", 2, s => s with { Posts = "CSDB,低保岗,SHJZ,staff1,staff2\nCSDB,低保岗,SHJZ,staff1,staff2" }, "CSDB comes twice"),
        Case("Posts", 1, s => s with { Posts = "CSDB,低保岗,ZZ,staff1,staff2" }, "no section with the code ZZ"),
        Case("Posts", 1, s => s with { Posts = "CSDB,低保岗,SHJZ,staff1+kezhang,staff2" }, "one person as A"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public async Task What_is_wrong_is_told_with_its_line_and_nothing_is_written(string field, int line, Func<SetUpOffice, SetUpOffice> change, string because)
    {
        await using var desk = await Empty();
        var why = await desk.Refused(await Admin(desk), change(Small));
        Assert.That((why.Field, why.En), Is.EqualTo((field, why.En)));
        Assert.That(why.En, Does.StartWith($"Line {line}: ").And.Contain(because));
        Assert.That(why.Zh, Does.StartWith($"第 {line} 行："));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM people")).Single(), Is.EqualTo(1));
        Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM sections")).Single(), Is.EqualTo(1));
        Assert.That(await desk.Rows<string>("SELECT name FROM settings WHERE name = 'bureau.name'"), Is.Empty);
    }

    private static TestCaseData Case(string field, int line, Func<SetUpOffice, SetUpOffice> change, string because) =>
        new TestCaseData(field, line, change, because).SetArgDisplayNames($"{field}: {because}");
}
