using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Enquiries;
using static OfficeDesk.Tests.Features.Enquiries.Scene;

namespace OfficeDesk.Tests.Features.Enquiries;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class EnquiryListTests(Engine engine)
{
    [Test]
    public async Task FC_1_my_first_contacts_stay_mine_when_the_matter_moves_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Sent(desk);
        await Own(desk);
        var mine = await desk.Done(Staff1, new MyFirstContacts());
        Assert.That(mine.Lines.Select(l => l.Number), Is.EqualTo(new[] { "2026-2", "2026-1" }));
        Assert.That((mine.Lines[1].ResponsibleName, mine.Lines[1].TransferState, mine.Lines[1].DaysLeft), Is.EqualTo(("工作人员乙", (TransferState?)TransferState.Sent, (int?)10)));
        Assert.That((await desk.Done(Staff2, new MyFirstContacts())).Lines, Is.Empty);
        Assert.That(logged.Number, Is.EqualTo("2026-1"));
    }

    [Test]
    public async Task FC_6_what_has_no_answer_is_listed_oldest_first_until_it_is_answered()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Sent(desk);
        var own = await Own(desk);
        await Led(desk);
        await desk.Done(Staff1, new AnswerEnquiry(own.Number, Channel.Call, "已答复", null, 1));
        Assert.That((await desk.Done(Chief1, new UnansweredEnquiries())).Lines.Select(l => l.Number), Is.EqualTo(new[] { "2026-1", "2026-3" }));
        Assert.That(await desk.Done(Chief1, new CountEnquiries()), Is.EqualTo(new EnquiriesCounted(0, 2, 0)));
        Assert.That(await desk.Done(Staff1, new CountEnquiries()), Is.EqualTo(new EnquiriesCounted(2, 2, 0)));
        desk.Clock.Set(new DateTime(2026, 4, 1, 9, 0, 0));
        Assert.That((await desk.Done(Chief1, new CountEnquiries())).Overdue, Is.EqualTo(1));
    }

    [TestCase("staff8", 0)]
    [TestCase("chief3", 0)]
    [TestCase("leader2", 0)]
    [TestCase("leader1", 3)]
    [TestCase("director", 3)]
    [TestCase("staff3", 3)]
    [TestCase("discipline1", 0)]
    public async Task E1_a_list_shows_what_is_in_sight_and_nothing_else(string signIn, int lines)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Sent(desk);
        await Own(desk);
        await Led(desk);
        var who = TestDesk.As(signIn);
        Assert.That((await desk.Done(who, new SectionEnquiries())).Lines, Has.Count.EqualTo(lines));
        Assert.That((await desk.Done(who, new UnansweredEnquiries())).Lines, Has.Count.EqualTo(lines));
        Assert.That((await desk.Done(who, new SectionEnquiries(SectionId: 3))).Lines, Has.Count.EqualTo(lines), "naming a section opens nothing");
        Assert.That((await desk.Done(who, new SectionEnquiries(SectionId: 6))).Lines, Is.Empty);
        Assert.That((await desk.Done(who, new CountEnquiries())).Unanswered, Is.EqualTo(lines));
    }

    [Test]
    public async Task D5_a_colleague_reads_masked_names_and_an_export_has_masked_names_always()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Own(desk);
        Assert.That((await desk.Done(TestDesk.As("staff3"), new SectionEnquiries())).Lines.Single().CitizenName, Does.Contain("*"));
        Assert.That((await desk.Done(Chief1, new SectionEnquiries())).Lines.Single().CitizenName, Is.EqualTo("来访人乙"));
        Assert.That((await desk.Done(Chief1, new ExportEnquiries(EnquiryTab.Section))).Lines.Single().CitizenName, Does.Contain("*"));
        Assert.That((await desk.Done(TestDesk.As("staff3"), new ExportEnquiries(EnquiryTab.Section))).Lines, Is.Empty, "staff take away their own only");
        Assert.That((await desk.Done(Staff1, new ExportEnquiries(EnquiryTab.Mine))).Lines, Has.Count.EqualTo(1));
        Assert.That((await desk.Done(Staff1, new ExportEnquiries(EnquiryTab.Unanswered))).Next, Is.Null);
    }

    [Test]
    public async Task Filters_narrow_and_a_percent_sign_is_only_a_percent_sign()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Sent(desk);
        await Own(desk);
        async Task<string> Numbers(EnquiryFilter filter) => string.Join(' ', (await desk.Done(Staff1, new MyFirstContacts(filter))).Lines.Select(l => l.Number));
        Assert.That(await Numbers(new(Channel: Channel.Call)), Is.EqualTo("2026-1"));
        Assert.That(await Numbers(new(MatterTypeId: 1)), Is.EqualTo("2026-2"));
        Assert.That(await Numbers(new(State: EnquiryState.Closed)), Is.EqualTo(""));
        Assert.That(await Numbers(new(Text: "2026-2")), Is.EqualTo("2026-2"));
        Assert.That(await Numbers(new(Text: "农村")), Is.EqualTo("2026-1"));
        Assert.That(await Numbers(new(Text: "%")), Is.EqualTo(""));
        Assert.That(await Numbers(new(Text: "_")), Is.EqualTo(""));
        Assert.That(await Numbers(new(Text: "!")), Is.EqualTo(""));
        Assert.That(await Numbers(new(From: new DateOnly(2026, 3, 4), To: new DateOnly(2026, 3, 4))), Is.EqualTo("2026-2 2026-1"));
        Assert.That(await Numbers(new(From: new DateOnly(2026, 3, 5))), Is.EqualTo(""));
        Assert.That(await Numbers(new(To: new DateOnly(2026, 3, 3))), Is.EqualTo(""));
        Assert.That(await Numbers(new(From: DateOnly.MinValue, To: DateOnly.MaxValue)), Is.EqualTo("2026-2 2026-1"));
        Assert.That(await Numbers(new(From: DateOnly.MaxValue)), Is.EqualTo(""));
        Assert.That(await Numbers(new(To: DateOnly.MinValue)), Is.EqualTo(""));
    }

    [Test]
    public async Task Pages_follow_the_cursor_without_a_gap_and_without_a_repeat()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 53; i++) await Own(desk);
        var first = await desk.Done(Staff1, new MyFirstContacts());
        var second = await desk.Done(Staff1, new MyFirstContacts(Before: first.Next));
        Assert.That((first.Lines.Count, second.Lines.Count, second.Next), Is.EqualTo((50, 3, (long?)null)));
        Assert.That(first.Lines.Concat(second.Lines).Select(l => l.Number), Is.EqualTo(Enumerable.Range(1, 53).Reverse().Select(n => $"2026-{n}")));
        var oldest = await desk.Done(Chief1, new UnansweredEnquiries());
        var rest = await desk.Done(Chief1, new UnansweredEnquiries(After: oldest.Next));
        Assert.That(oldest.Lines.Concat(rest.Lines).Select(l => l.Number), Is.EqualTo(Enumerable.Range(1, 53).Select(n => $"2026-{n}")));
    }

    [Test]
    public async Task FC_6_an_export_goes_on_page_by_page_to_its_end()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var logged = await Own(desk);
        var columns = "received_at, recorded_at, channel, first_contact_id, section_id, known_by, citizen_name, organisation, phone, none_left, matter_type_id, ask, route, responsible_id, state";
        await desk.Write($"""
            INSERT INTO enquiries (id, number, {columns})
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900), m (j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM m WHERE j < 6)
            SELECT 1000 * m.j + n.i, concat('2020-', 1000 * m.j + n.i), {columns} FROM enquiries, n, m WHERE number = @Number
            """, new { logged.Number });
        var numbers = new HashSet<string>();
        long? cursor = null;
        var pages = 0;
        do
        {
            var page = await desk.Done(Staff1, new ExportEnquiries(EnquiryTab.Mine, Cursor: cursor));
            Assert.That(page.Lines.Select(l => l.Number).All(numbers.Add), "no line twice");
            (cursor, pages) = (page.Next, pages + 1);
        }
        while (cursor is not null);
        Assert.That((numbers.Count, pages), Is.EqualTo((5401, 6)));
    }
}
