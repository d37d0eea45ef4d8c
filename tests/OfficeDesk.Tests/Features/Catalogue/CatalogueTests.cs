using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Catalogue;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Catalogue;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CatalogueTests(Engine engine)
{
    private static readonly Asker Office1 = TestDesk.As("office1"), Office2 = TestDesk.As("office2"), Chief1 = TestDesk.As("chief1");

    private static async Task<MatterEntry> Entry(TestDesk desk, string code) => (await desk.Done(Office1, new ReadCatalogue())).Matters.Single(m => m.Entry.Code == code).Entry;

    [Test]
    public async Task ON_1_anybody_sees_what_a_matter_needs_how_long_it_takes_and_who_does_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var guide = await desk.Done(Asker.Nobody, new ReadGuide("lsjz"));
        Assert.That((guide.Matter.Name, guide.Matter.Days, guide.Section, guide.Matter.Fee), Is.EqualTo(("临时救助", 10, "社会救助股", "不收费")));
        Assert.That(guide.Matter.Materials.Select(m => m.Name), Does.Contain("临时救助申请书"));
        Assert.That((await desk.Done(Asker.Nobody, new ReadGuide("YBBX"))).Matter.SendTo, Does.Contain("医疗保障局"), "and where to go when it is not done here");
        Assert.That((await desk.Refused(Asker.Nobody, new ReadGuide("NOPE"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Done(Asker.Nobody, new ListGuides("救助"))).Matters.Select(m => m.Code), Does.Contain("YLJZ").And.Not.Contain("HKQY"));
    }

    [Test]
    public async Task GN_1_a_change_holds_when_a_second_person_has_confirmed_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var changed = await Entry(desk, "LSJZ") with { Days = 8, Materials = [new("身份证", 1, PaperForm.Both)] };
        var id = (await desk.Done(Office1, new ProposeMatter("承诺提速", changed))).Id;
        var open = (await desk.Done(Office2, new ReadCatalogue())).Open.Single();
        Assert.That(open.Changes.Select(c => (c.Zh, c.Before, c.After)), Does.Contain(("承诺期限", "10 个工作日", "8 个工作日")));
        Assert.That((open.MayConfirm, (await desk.Done(Office1, new ReadCatalogue())).Open.Single().MayConfirm), Is.EqualTo((true, false)));
        Assert.That((await Entry(desk, "LSJZ")).Days, Is.EqualTo(10));
        Assert.That((await desk.Refused(Office1, new ConfirmMatter(id))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(Office2, new ConfirmMatter(id));
        Assert.That((await Entry(desk, "LSJZ")).Materials.Single().Name, Is.EqualTo("身份证"));
        var logged = await desk.Done(TestDesk.As("staff4"), new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 4, Ask: "申请"));
        Assert.That(logged.DueOn, Is.EqualTo(new DateOnly(2026, 3, 16)), "DL-2: the new limit counts at once");
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task ON_1_a_new_matter_is_a_row_of_its_own_and_an_outdated_change_is_not_confirmed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var entry = new MatterEntry { Code = "XSX", Name = "新事项", Post = "LSJZ", Days = 5, NeedsDecision = true, Fee = "不收费" };
        await desk.Done(Office2, new ConfirmMatter((await desk.Done(Office1, new ProposeMatter("新增", entry))).Id));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new FindMatters("xsx"))).Matters.Single().Name, Is.EqualTo("新事项"));
        var one = (await desk.Done(Office1, new ProposeMatter("改", entry with { Days = 6 }))).Id;
        Assert.That(await desk.Refused(Office2, new ProposeMatter("改", entry with { Days = 7 })), Is.EqualTo(ProposalRules.AlreadyOpen));
        await desk.Done(Office2, new ConfirmMatter((await desk.Done(Office1, new ImportCatalogue(CatalogueFile.Text([entry with { Days = 9 }]), "整批"))).Id));
        Assert.That(await desk.Refused(Office2, new ConfirmMatter(one)), Is.EqualTo(ProposalRules.Outdated));
        await desk.Done(Office2, new WithdrawMatter(one));
        Assert.That(await desk.Refused(Office1, new ProposeMatter("没有变化", entry with { Days = 9 })), Is.EqualTo(CatalogueRules.NothingChanges));
    }

    [Test]
    public async Task ON_1_a_chief_proposes_for_the_own_section_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (own, other) = (await Entry(desk, "CSDB"), await Entry(desk, "DMMM"));
        Assert.That(await desk.Refused(Chief1, new ProposeMatter("x", other with { Days = 3 })), Is.EqualTo(CatalogueRules.NotYourMatter));
        Assert.That(await desk.Refused(Chief1, new ProposeMatter("抢过来", other with { Days = 3, Post = "CSDB" })), Is.EqualTo(CatalogueRules.NotYourMatter));
        var id = (await desk.Done(Chief1, new ProposeMatter("提速", own with { Days = 9 }))).Id;
        Assert.That(await desk.Refused(Chief1, new ConfirmMatter(id)), Is.EqualTo(DeskRefusals.NotYours()));
        Assert.That((await desk.Refused(TestDesk.As("chief4"), new WithdrawMatter(id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(Chief1, new WithdrawMatter(id));
    }

    [Test]
    public async Task ON_1_a_whole_catalogue_comes_in_at_once_or_not_at_all()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var one = await Entry(desk, "LSJZ");
        var many = Enumerable.Range(1, 200).Select(n => one with { Code = $"PL{n}", Name = $"批量事项{n}" }).ToList();
        var file = CatalogueFile.Text(many);
        Assert.That(file, Has.Length.GreaterThan(80_000));
        var bad = await desk.Done(Office1, new PreviewCatalogue(file + "PL1,材料,,,,,,,,,,,,,1\nXX,程序,走一步\n"));
        Assert.That(bad.Errors.Select(e => e.Line).Distinct().Count(), Is.EqualTo(bad.Errors.Count), "each mistake with its line");
        Assert.That(bad.Errors, Has.Count.EqualTo(2));
        Assert.That((await desk.Refused(Office1, new ImportCatalogue(file + "XX,程序,走一步\n", "整批"))).Field, Is.EqualTo("Csv"));
        Assert.That((await desk.Done(Office1, new ReadCatalogue())).Open, Is.Empty);
        await desk.Done(Office2, new ConfirmMatter((await desk.Done(Office1, new ImportCatalogue(file, "整批"))).Id));
        Assert.That((await Entry(desk, "PL200")).Materials, Has.Count.EqualTo(one.Materials.Count));
        Assert.That((await desk.Done(Office1, new PreviewCatalogue(file))).Changes, Is.Empty);
        var long_ = await desk.Done(Office1, new PreviewCatalogue(new string('长', CatalogueFile.Longest + 1)));
        Assert.That(long_.Errors.Single().Zh, Does.Contain("300000"));
    }

    [Test]
    public async Task ON_1_a_file_with_a_mistake_is_not_taken_and_a_good_one_replaces_its_matters_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var all = (await desk.Done(Office1, new ReadCatalogue())).Matters.Select(m => m.Entry).ToList();
        Assert.That((await desk.Done(Office1, new PreviewCatalogue(CatalogueFile.Text(all)))).Changes, Is.Empty, "what was exported changes nothing");
        var bad = await desk.Done(Office1, new PreviewCatalogue(CatalogueFile.Text(all) + "CSDB,材料,,,,,,,,,,,,,1\n"));
        Assert.That(bad.Errors.Single().Zh, Does.Contain("名称"));
        Assert.That((await desk.Refused(Office1, new ImportCatalogue(CatalogueFile.Text(all) + "CSDB,材料,,,,,,,,,,,,,1\n", "试"))).Field, Is.EqualTo("Csv"));
        var file = CatalogueFile.Text([all[0] with { Fee = "工本费以公示为准" }]);
        await desk.Done(TestDesk.As("director"), new ConfirmMatter((await desk.Done(Office1, new ImportCatalogue(file, "更新收费"))).Id));
        Assert.That(((await Entry(desk, all[0].Code)).Fee, (await desk.Done(Office1, new ReadCatalogue())).Matters.Count), Is.EqualTo(("工本费以公示为准", all.Count)));
    }
}
