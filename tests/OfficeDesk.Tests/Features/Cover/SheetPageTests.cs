using System.Net;
using System.Text.RegularExpressions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>The page of a handover list, its one form sent as a browser without script does; staff1 hands over.</summary>
public sealed partial class SheetPageTests
{
    private TestDesk _desk = null!;
    private PageOffice _office = null!;
    private long _sheet;

    [SetUp]
    public async Task Open()
    {
        _desk = await TestDesk.WithBureau(Engine.Sqlite);
        _office = new PageOffice(_desk);
        await _office.SignIn(Roles.Staff);
        await _desk.Work("2026-1");
        await _desk.Work("2026-2", due: "2026-03-03");
        _sheet = await _desk.SheetOf((await _desk.Filed(await _desk.Leave())).Id);
    }

    [TearDown]
    public async Task Close()
    {
        await _office.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Test]
    public async Task CV_4_DL_6_signing_saves_what_was_typed_and_not_saved()
    {
        var form = await Form();
        Assert.That(form.Values("Task"), Is.EqualTo(new[] { "2026-2", "2026-1" }));
        var sent = await form.With("Said", "周五前入户\r\n找社区李主任").With("Thing", "Key").With("Text", "档案柜钥匙 1 把").Press($"/handover/{_sheet}?handler=Sign", ("Part", "Giver"));
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Body);
        var shown = await Shown();
        Assert.That(shown.Signatures[0].At, Is.Not.Null);
        Assert.That(shown.Lines.Select(l => (l.Number, l.Thing, l.Instruction)), Does.Contain(("2026-2", HandoverThing.Task, "周五前入户\r\n找社区李主任")));
        Assert.That(shown.Lines.Select(l => (l.Thing, l.Title)), Does.Contain((HandoverThing.Key, "档案柜钥匙 1 把")));
        Assert.That(await _desk.Rows<string>("SELECT note FROM events WHERE zh LIKE '离岗交接的交代%'"), Is.EqualTo(new[] { "周五前入户\r\n找社区李主任" }), "and it went into the task's story");
    }

    [Test]
    public async Task CV_4_the_printed_list_keeps_the_lines_of_an_instruction_apart_from_what_the_system_remarks()
    {
        await (await Form()).With("Said", "周五前入户\r\n找社区李主任").Press();
        using var answer = await _office.Get(Roles.Staff, $"/handover/{_sheet}/print");
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(html, Does.Contain("<td>在办，已超期；先办</td><td class=\"pre\">周五前入户\r\n找社区李主任</td>").And.Contain("<td class=\"nw\">2026-2</td>"));
    }

    [Test]
    public async Task CV_4_a_signature_that_is_refused_loses_nothing_and_can_be_given_again()
    {
        var sign = $"/handover/{_sheet}?handler=Sign";
        var form = await Form();
        var sent = await form.With("Said", "等李主任回电").With("Thing", "Material").With("Text", "系统口令在抽屉里").Press(sign, ("Part", "Giver"));
        Assert.That((sent.Status, (await Shown()).Signatures[0].At), Is.EqualTo((HttpStatusCode.BadRequest, (DateTimeOffset?)null)));
        var again = form.In(sent.Body, "Instruct");
        Assert.That((again.Values("Said")[0], again.Values("Text").Single(), again.Values("Thing").Single()), Is.EqualTo(("等李主任回电", "系统口令在抽屉里", "Material")));
        sent = await again.With("Said", "等李主任回电，再入户").With("Text", "").Press(sign, ("Part", "Giver"));
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Body);
        var shown = await Shown();
        Assert.That((shown.Signatures[0].At is null, shown.Lines.First(l => l.Number == "2026-2").Instruction), Is.EqualTo((false, "等李主任回电，再入户")));
    }

    [Test]
    public async Task CV_4_what_was_typed_while_somebody_signed_is_shown_to_be_copied()
    {
        var form = await Form();
        await _desk.Done(TestDesk.As("staff1"), new SignSheet(_sheet, HandoverPart.Giver, 1));
        var sent = await form.With("Said", "周五前入户\r\n找社区李主任").With("Thing", "Key").With("Text", "档案柜钥匙 1 把").Press($"/handover/{_sheet}?handler=Sign", ("Part", "Giver"));
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Conflict), sent.Body);
        var html = WebUtility.HtmlDecode(sent.Body);
        Assert.That(html, Does.Contain("已有人签字").And.Contain("没有存下的文字"));
        Assert.That(Unsaved(html), Is.EqualTo(new[] { ("2026-2 的交代", "周五前入户\r\n找社区李主任"), ("要添加的内容", "档案柜钥匙 1 把") }), "what nobody changed is not among it");
        Assert.That((await Shown()).Lines.Select(l => l.Instruction), Is.All.Empty);
    }

    [Test]
    public async Task DL_6_what_was_typed_about_a_task_that_left_the_list_meanwhile_is_shown_and_the_rest_stays_in_the_form()
    {
        var form = await Form();
        await _desk.Write("UPDATE tasks SET state = 'Done', done_on = '2026-03-04' WHERE number = '2026-2'");
        var said = form.Fields.FindAll(f => f.Name == "Said").Count;
        form.With("Said", "找社区李主任").Fields[form.Fields.FindLastIndex(f => f.Name == "Said")] = ("Said", "等回电");
        var sent = await form.Press();
        Assert.That((said, sent.Status), Is.EqualTo((2, HttpStatusCode.Conflict)), sent.Body);
        var html = WebUtility.HtmlDecode(sent.Body);
        Assert.That(html, Does.Contain("2026-2 已不在这张交接单上"));
        Assert.That(Unsaved(html), Is.EqualTo(new[] { ("2026-2 的交代", "找社区李主任") }));
        var again = form.In(sent.Body, "Instruct");
        Assert.That(again.Values("Said"), Is.EqualTo(new[] { "等回电" }));
        Assert.That((await again.Press()).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await Shown()).Lines.Single(l => l.Thing is HandoverThing.Task).Instruction, Is.EqualTo("等回电"));
    }

    [Test]
    public async Task CV_4_on_the_printed_list_a_name_does_not_break_and_a_long_organisation_may()
    {
        await _desk.Write("UPDATE tasks SET number = concat('2025-', id)");
        await _desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Organisation: "示例县城关镇某某社区居民委员会", Phone: "10000069001", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.Own));
        using var answer = await _office.Get(Roles.Staff, $"/handover/{_sheet}/print");
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(html, Does.Match("<td>\\s*<span class=\"nw\">来访人甲</span>\\s+<span>示例县城关镇某某社区居民委员会</span>\\s*</td>"));
    }

    [Test]
    public async Task CV_4_adding_or_taking_off_a_line_keeps_the_instructions_that_were_typed()
    {
        var sent = await (await Form()).With("Said", "等李主任回电").With("Thing", "Key").With("Text", "车库钥匙").Press($"/handover/{_sheet}?handler=Add");
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Body);
        var line = (await Shown()).Lines.Single(l => l.Title == "车库钥匙").Id;
        sent = await (await Form()).With("Said", "等李主任回电，再入户").Press($"/handover/{_sheet}?handler=Remove", ("LineId", $"{line}"));
        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Redirect), sent.Body);
        var shown = await Shown();
        Assert.That((shown.Lines.Any(l => l.Title == "车库钥匙"), shown.Lines.First(l => l.Number == "2026-2").Instruction), Is.EqualTo((false, "等李主任回电，再入户")));
    }

    [Test]
    public async Task CV_4_a_form_sent_twice_signs_once()
    {
        var form = (await Form()).With("Said", "等李主任回电");
        foreach (var time in new[] { "first", "second" })
            Assert.That((await form.Press($"/handover/{_sheet}?handler=Sign", ("Part", "Giver"))).Status, Is.EqualTo(HttpStatusCode.Redirect), time);
        Assert.That(await _desk.Rows<string>("SELECT note FROM events WHERE zh LIKE '离岗交接的交代%'"), Is.EqualTo(new[] { "等李主任回电" }));
    }

    private static (string What, string Text)[] Unsaved(string html) => [.. UnsavedBox().Matches(html).Select(m => (m.Groups["what"].Value, m.Groups["text"].Value))];

    [GeneratedRegex("<textarea[^>]* readonly[^>]* aria-label=\"(?<what>[^\"]*)\"[^>]*>(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnsavedBox();

    private Task<PlainForm> Form() => PlainForm.Open(_office, Roles.Staff, $"/handover/{_sheet}", "Instruct");

    private Task<SheetShown> Shown() => _desk.Done(TestDesk.As("staff2"), new ShowSheet(_sheet));
}
