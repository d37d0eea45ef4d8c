using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Receipts;
using static OfficeDesk.Tests.Features.Receipts.ReceiptScene;

namespace OfficeDesk.Tests.Features.Receipts;

/// <summary>Each answer of a check is given by somebody, the notice says what is wrong, and what was said at the counter holds when the papers come.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AnswersTests(Engine engine)
{
    private static IReadOnlyList<Paper> With(int at, PaperState? state, string note = "") => [.. Needed.Select((n, i) => i == at ? new Paper(n, state, note) : new Paper(n, PaperState.HandedIn))];

    [Test]
    public async Task ON_2_a_check_with_something_unanswered_is_refused_naming_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var open = await desk.Refused(Handler, Receive(Good) with { Papers = With(1, null) });
        Assert.That((open.Rule, open.Field, open.Zh.Contains(Needed[1], StringComparison.Ordinal)), Is.EqualTo(("ON-2", "Papers[1]", true)));
        Assert.That((await desk.Refused(Handler, Receive(Good with { Slips = null }))).Field, Is.EqualTo("Slips"));
        Assert.That(await desk.Rows<long>("SELECT id FROM applications"), Is.Empty);
        var taken = await desk.Done(Handler, Receive(null) with { Papers = With(1, null) });
        Assert.That((await desk.Done(Handler, new ShowApplication(taken.Number))).Papers[1].State, Is.EqualTo(PaperState.Missing), "taken to be checked later, it is not there until somebody says so");
        Assert.That((await desk.Refused(Handler, new CheckApplication(taken.Number, taken.Version, Papers(), Good with { Unclear = null }))).Field, Is.EqualTo("Unclear"));
        var awaited = await desk.Incomplete();
        Assert.That((await desk.Refused(Handler, new HandIn(awaited.Number, awaited.Version, With(1, null)))).Field, Is.EqualTo("Papers[1]"));
        Assert.That((await desk.Refused(Handler, new HandIn(awaited.Number, awaited.Version, Papers(), null))).Field, Is.EqualTo("Corrected"));
    }

    [Test]
    public async Task ON_3_what_is_not_ours_is_told_at_once_without_ticking_papers()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good with { Ours = false, Reason = "属医保报销", GoTo = "县医疗保障局" }) with { Papers = [.. Needed.Select(n => new Paper(n, null))] });
        Assert.That((a.Outcome, (await desk.Done(Handler, new ShowApplication(a.Number))).Papers.Select(p => p.State).Distinct()), Is.EqualTo(((ReceiptOutcome?)ReceiptOutcome.NotOurs, new[] { PaperState.Missing })), "nothing is recorded as handed in");
    }

    [Test]
    public async Task ON_5_of_a_refusal_that_was_overruled_no_answer_stands_in_the_next_check()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good with { Ours = false, Reason = "属医保报销", GoTo = "县医疗保障局" }) with { Papers = [.. Needed.Select(n => new Paper(n, null))] });
        await desk.Done(TestDesk.As("chief1"), new ReviewRefusal((await desk.Rows<long>("SELECT id FROM refusals")).Single(), false, "属本局事项，应受理", 1));
        var shown = await desk.Done(Handler, new ShowApplication(a.Number));
        var typed = CheckTyped.Of(shown);
        Assert.That((typed.Ours, typed.RightForm, typed.Slips, typed.Papers.Any(p => p.State is not null)), Is.EqualTo(((bool?)null, (bool?)null, (Slips?)null, false)), "nobody looked at the papers, and what was answered was wrong");
        Assert.That(typed.AllGood(shown.Matter).Outcome, Is.EqualTo(ReceiptOutcome.Accepted), "one press is enough where nothing is wrong");
    }

    [Test]
    public async Task ON_3_a_wrong_form_needs_words_and_the_notice_tells_the_citizen_how_many_in_which_form_and_what_is_wrong()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(Handler, Receive(Good) with { Papers = With(1, PaperState.WrongForm) })).Field, Is.EqualTo("Papers[1].Note"));
        Assert.That((await desk.Refused(Handler, Receive(Good with { RightForm = false }))).Field, Is.EqualTo("Note"));
        var papers = With(1, PaperState.WrongForm, "复印不清").Select((p, i) => i == 4 ? p with { State = PaperState.Missing } : p).ToList();
        await desk.Done(Handler, Receive(Good with { Note = "申请书补签名" }) with { Papers = papers });
        var paper = NoticeDoc.FromJson((await desk.Rows<string>("SELECT content FROM documents WHERE kind = 'supplement'")).Single());
        var form = (await desk.Rows<(int Copies, string Form)>("SELECT copies, form FROM application_papers WHERE name = @Name", new { Name = Needed[1] })).Single();
        var rows = paper.Blocks.OfType<Grid>().Single().Rows;
        Assert.That(rows[0].Skip(1), Is.EqualTo(new[] { Needed[1], $"{form.Copies}", ReceiptTalk.Zh(Enum.Parse<PaperForm>(form.Form)), "形式不符：复印不清" }));
        Assert.That(rows.Select(r => r[^1]), Is.EqualTo(new[] { "形式不符：复印不清", "未交", "须改正" }));
        Assert.That(new NoticeHtml(paper, NoticeDress.Bare).ToString(), Does.Contain("次日起计算").And.Not.Contain("待补"));
    }

    [Test]
    public async Task ON_6_a_paper_that_was_asked_for_once_and_came_in_the_wrong_form_may_be_named()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await desk.Done(Handler, new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000090011", MatterTypeId: Matter, Ask: "申请"));
        await desk.Done(Handler, new TellOnce(logged.Number));
        var a = await desk.Done(Handler, Receive(Good) with { EnquiryNumber = logged.Number, Papers = With(1, PaperState.WrongForm, "复印不清") });
        Assert.That(a.State, Is.EqualTo(ApplicationState.NoticeOut), "told the same day what to bring, which does not say what is wrong with it");
    }

    [Test]
    public async Task DL_2_what_was_said_of_the_household_at_the_counter_holds_when_the_papers_come()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var staff = TestDesk.As("staff1");
        var logged = await desk.Done(staff, new LogEnquiry(Channel.Visit, CitizenName: "来访人甲", Phone: "10000090011", MatterTypeId: 1, Ask: "申请低保", AwayFromHome: true));
        var form = await desk.Done(staff, new ReceiptForm(logged.Number));
        Assert.That((form.Away, form.DueOn), Is.EqualTo((true, logged.DueOn)), "the day on the receipt is the day promised");
        Assert.That((await desk.Done(staff, new ReceiptForm(logged.Number, Away: false))).DueOn, Is.LessThan(logged.DueOn!.Value), "who unticks it gets the usual limit");
        var a = await desk.Done(staff, new ReceiveApplication(1, logged.Number, Away: form.Away, Check: null));
        Assert.That((await desk.Done(staff, new ShowApplication(a.Number))).Away);
        Assert.That((await desk.Done(staff, new ReceiptForm(Again: a.Number))).Away, "nor is it asked again of who applies again");
        Assert.That((await desk.Done(staff, new ReceiptForm(MatterTypeId: 1))).Away, Is.False);
    }

    [Test]
    public async Task CV_6_who_receives_an_application_and_does_it_took_it_from_nobody()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var a = await desk.Done(Handler, Receive(Good));
        Assert.That((await desk.Done(Handler, new ResponsibilityOf(a.Number))).Intervals.Single().Why, Is.EqualTo("Own"));
    }

    [Test]
    public async Task A_title_that_is_the_name_of_a_matter_is_read_in_English_by_who_reads_English()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var number = await desk.Matter();
        var (zh, en) = (await desk.Done(TestDesk.As("staff1"), new ShowTask(number)), await desk.Done(TestDesk.As("staff1") with { English = true }, new ShowTask(number)));
        Assert.That(zh.Head.Title, Is.EqualTo((await desk.Rows<string>("SELECT m.name FROM tasks t JOIN matter_types m ON m.id = t.matter_type_id WHERE t.number = @number", new { number })).Single()));
        Assert.That(en.Head.Title, Is.EqualTo((await desk.Rows<string>("SELECT m.name_en FROM tasks t JOIN matter_types m ON m.id = t.matter_type_id WHERE t.number = @number", new { number })).Single()));
    }
}
