using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.OfficeSettings;
using OfficeDesk.Web.Features.Search;
using OfficeDesk.Web.Features.Talk;

namespace OfficeDesk.Tests.Desk;

/// <summary>Numbers and phones typed in full width.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class HalfWidthTests(Engine engine)
{
    private static string Full(string text) => string.Concat(text.Select(c => c is >= '0' and <= '9' ? (char)(c - '0' + '０') : c == '-' ? '－' : c));

    [Test]
    public async Task FC_2_the_same_phone_however_it_is_typed_and_what_is_asked_stays_as_it_was_written()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "１００００－０９０００１", MatterTypeId: 1, Ask: "问３号楼的低保", Route: EnquiryRoute.Own));
        Assert.That(await desk.Rows<string>("SELECT phone FROM citizens"), Is.EqualTo(new[] { "10000090001" }));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ShowEnquiry(Full(logged.Number)))).Ask, Is.EqualTo("问３号楼的低保"));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new RecogniseCaller("１０００００９００"))).Callers, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_number_finds_what_it_is_the_number_of_wherever_it_is_typed()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var staff = TestDesk.As("staff1");
        async Task<string> Log() => (await desk.Done(staff, new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.Own))).Number;
        var (first, second) = (await Log(), await Log());
        await desk.Done(staff, new Remember(desk.Today.AddDays(1), "回电话", Full(first)));
        Assert.That((await desk.Done(staff, new ListTasks(Text: Full(first)))).Rows.Select(t => t.Number), Does.Contain(first));
        Assert.That((await desk.Done(staff, new MyFirstContacts(new EnquiryFilter(Text: Full(second))))).Lines.Select(l => l.Number), Is.EqualTo(new[] { second }));
        Assert.That((await desk.Done(staff, new FindAnything(Full(first)))).Href, Is.EqualTo($"/t/{first}"));
        await desk.Done(staff, new MergeEnquiry(second, Full(first), "同一办事人同一件事", 1));
    }

    [Test]
    public async Task GN_5_a_setting_of_digits_is_kept_with_the_usual_ones()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var (name, typed, kept) in new[] { ("light.yellow", "３", "3"), ("bureau.askPhone", "０８５１－２２２３３３３", "0851-2223333"), ("bureau.name", "示例县民政局２", "示例县民政局２") })
        {
            var id = (await desk.Done(TestDesk.As("office1"), new ProposeSetting(name, typed, "核对"))).Id;
            Assert.That((await desk.Done(TestDesk.As("office2"), new ConfirmSetting(id))).Value, Is.EqualTo(kept));
        }
    }

    [Test]
    public void A_message_is_copied_never_changed()
    {
        var typed = new Remember(default, "３件", "２０２６－１");
        Assert.That(HalfWidth.In(typed), Is.EqualTo(new Remember(default, "３件", "2026-1")));
        Assert.That(typed.About, Is.EqualTo("２０２６－１"));
        var plain = new Remember(default, "３件", "2026-1");
        Assert.That(HalfWidth.In(plain), Is.SameAs(plain));
    }
}
