using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>The three lists of the first settings: what is wrong is named by its list and its line.</summary>
public class SetupFileTests
{
    private const string Sections = "LD,局领导,Leaders\nJZ,社会救助股,Section,lead1", People = "甲,LD,lead1,分管领导\n乙,JZ,staff1,工作人员,b@office.invalid\n丙,JZ,chief1,股室负责人、Staff", Posts = "P1,城市低保,JZ,staff1,chief1,lead1";

    private static readonly SetupTaken Nothing = new(new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));

    private static Outcome<SetupSheet> Read(string sections = Sections, string people = People, string posts = Posts, SetupTaken? taken = null) => SetupFile.Parse(sections, people, posts, taken ?? Nothing);

    [Test]
    public void Everything_that_is_right_is_taken_with_its_line()
    {
        var sheet = ((Done<SetupSheet>)Read()).Value;
        Assert.That(sheet.Sections, Is.EqualTo(new[] { new SetupSection(1, "LD", "局领导", "Leaders", ""), new SetupSection(2, "JZ", "社会救助股", "Section", "lead1") }));
        Assert.That(sheet.People.Select(p => (p.Line, p.Name, p.Section, p.SignIn, string.Join('+', p.Roles), p.Email)), Is.EqualTo(new[] { (1, "甲", "LD", "lead1", "Leader", ""), (2, "乙", "JZ", "staff1", "Staff", "b@office.invalid"), (3, "丙", "JZ", "chief1", "Chief+Staff", "") }));
        Assert.That(sheet.Posts.Select(p => (p.Code, p.Section, p.Holder, p.Second, string.Join('+', p.Qualified))), Is.EqualTo(new[] { ("P1", "JZ", "staff1", "chief1", "staff1+chief1+lead1") }));
        Assert.That(((Done<SetupSheet>)Read("JZ，社会救助股\r\n\r\nXX\t某站\tUnit\n", "乙\tJZ\tstaff1\tStaff", "")).Value.Sections.Select(s => (s.Line, s.Code, s.Kind)), Is.EqualTo(new[] { (1, "JZ", "Section"), (3, "XX", "Unit") }), "as it is pasted from a sheet");
    }

    [Test]
    public void The_kind_of_a_section_may_be_said_in_Chinese()
    {
        var sheet = ((Done<SetupSheet>)Read("LD，局领导，领导\nJZ，社会救助股，股室\nCG，城关镇民政办，乡镇\nYY，光荣院，单位", "乙,JZ,staff1,Staff", "")).Value;
        Assert.That(sheet.Sections.Select(s => s.Kind), Is.EqualTo(new[] { "Leaders", "Section", "Town", "Unit" }));
        Assert.That(((Refused<SetupSheet>)Read("JZ,名,宫殿", "乙,JZ,staff1,Staff", "")).Why.Zh, Does.Contain("类型只能是股室、单位、乡镇、领导"));
    }

    [TestCase("JZ", "Line 1: a section needs")]
    [TestCase(",名", "Line 1: a section needs")]
    [TestCase("JZ,", "Line 1: a section needs")]
    [TestCase("123456789012345678901,名", "Line 1: \"1234567890…\" is longer than 20")]
    [TestCase("JZ,名,Palace", "Line 1: the kind is")]
    [TestCase("JZ,名\nJZ,名", "Line 2: code JZ comes twice")]
    [TestCase("TAKEN,名", "Line 1: code TAKEN comes twice")]
    [TestCase("JZ,名,Section,staff1", "Line 1: there is no division leader or director")]
    [TestCase("JZ,名,Section,nobody", "Line 1: there is no division leader or director")]
    public void A_section_that_is_wrong_is_named(string sections, string why) => Wrong(Read(sections, "乙,JZ,staff1,Staff", "", Taken), "Sections", why);

    [TestCase("")]
    [TestCase(" \n")]
    public void An_office_without_any_section_is_told_before_its_people_are(string sections) => Wrong(Read(sections, "乙,JZ,staff1,Staff", ""), "Sections", "Line 1: name at least one section");

    [TestCase("乙,JZ,staff1", "Line 1: a person needs")]
    [TestCase(",JZ,staff1,Staff", "Line 1: a person needs")]
    [TestCase("乙,XX,staff1,Staff", "Line 1: there is no section with the code XX")]
    [TestCase("乙,JZ,s,Staff", "Line 1: A sign-in name has 3 to 40")]
    [TestCase("乙,JZ,taken,Staff", "Line 1: sign-in name taken comes twice")]
    [TestCase("乙,JZ,staff1,Staff\n丙,JZ,staff1,Staff", "Line 2: sign-in name staff1 comes twice")]
    [TestCase("乙,JZ,staff1,Staff,not-a-mail", "Line 1: This is not an e-mail")]
    [TestCase("乙,JZ,staff1,King", "Line 1: there is no role \"King\"")]
    [TestCase("乙,JZ,staff1,Chief+Discipline", "Line 1: ")]
    [TestCase("乙,JZ,staff1,", "Line 1: name at least one role")]
    [TestCase("", "Line 1: name at least one person")]
    public void A_person_that_is_wrong_is_named(string people, string why) => Wrong(Read("JZ,名", people, "", Taken), "People", why);

    [TestCase("P1,名,JZ,staff1", "Line 1: a post needs")]
    [TestCase(",名,JZ,staff1,lead1", "Line 1: a post needs")]
    [TestCase("P1,,JZ,staff1,lead1", "Line 1: a post needs")]
    [TestCase("P1,名,JZ,,lead1", "Line 1: a post needs")]
    [TestCase("P1,名,JZ,staff1,", "Line 1: a post needs")]
    [TestCase("123456789012345678901,名,JZ,staff1,lead1", "Line 1: \"1234567890…\" is longer than 20")]
    [TestCase("P1,名,JZ,staff1,lead1\nP1,名,JZ,staff1,lead1", "Line 2: the post P1 comes twice")]
    [TestCase("P1,名,XX,staff1,lead1", "Line 1: there is no section with the code XX")]
    [TestCase("P1,名,JZ,staff1,nobody", "Line 1: there is nobody with the sign-in name nobody")]
    [TestCase("P1,名,JZ,staff1+lead1,lead1", "Line 1: name one person as A and one as B")]
    [TestCase("P1,名,JZ,staff1,staff1+lead1", "Line 1: name one person as A and one as B")]
    [TestCase("P1,名,JZ,staff1,staff1", "Line 1: the A and the B holder must be two people")]
    public void A_post_that_is_wrong_is_named(string posts, string why) => Wrong(Read(posts: posts), "Posts", why);

    [Test]
    public void Long_texts_and_long_lists_are_refused_from_their_boundary_on()
    {
        string Section(int name) => $"JZ,{new string('名', name)}";
        Wrong(Read(Section(61), "乙,JZ,staff1,Staff", ""), "Sections", "Line 1: ");
        Assert.That(Read(Section(60), "乙,JZ,staff1,Staff", ""), Is.InstanceOf<Done<SetupSheet>>());
        Wrong(Read("JZ,名", $"{new string('名', 41)},JZ,staff1,Staff", ""), "People", "Line 1: ");
        Wrong(Read("JZ,名", $"乙,JZ,staff1,Staff,{new string('a', 110)}@office.invalid", ""), "People", "Line 1: ");
        var many = string.Join('\n', Enumerable.Range(1, 501).Select(i => $"S{i},名"));
        Wrong(Read(many, People, ""), "Sections", "Line 501: at most 500 lines");
        Assert.That(Read(many[..many.LastIndexOf('\n')], "乙,S1,staff1,Staff", ""), Is.InstanceOf<Done<SetupSheet>>());
    }

    private static SetupTaken Taken => new(new HashSet<string>(StringComparer.Ordinal) { "TAKEN" }, new HashSet<string>(StringComparer.Ordinal) { "taken" });

    private static void Wrong(Outcome<SetupSheet> read, string field, string why)
    {
        Assert.That(read, Is.InstanceOf<Refused<SetupSheet>>());
        var refusal = ((Refused<SetupSheet>)read).Why;
        Assert.That(refusal.Field, Is.EqualTo(field));
        Assert.That(refusal.En, Does.StartWith(why));
    }
}
