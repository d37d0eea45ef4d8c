using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Deadlines;

namespace OfficeDesk.Tests.Features.Calendar;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class MovedLetterTests(Engine engine)
{
    private const string Csv2027 = "date,kind,name\n2027-01-01,off,元旦\n2027-01-04,off,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节";

    private static readonly Asker Office1 = TestDesk.As("office1"), Office2 = TestDesk.As("office2");

    private async Task<TestDesk> Open()
    {
        var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new(2026, 12, 21, 9, 0, 0));
        return desk;
    }

    private static async Task<string> Assigned(TestDesk desk, long answering, DateOnly? fixedDate = null) =>
        (await desk.Done(TestDesk.As("leader1"), new AssignTask("跨年事项 <b>某某</b>", TaskSource.BureauLeader, "局长", answering, LimitNumber: fixedDate is null ? 10 : null, LimitUnit: fixedDate is null ? LimitUnit.WorkingDays : null, FixedDate: fixedDate))).Number;

    private static async Task Import(TestDesk desk, string csv = Csv2027) =>
        await desk.Done(Office2, new ConfirmHolidays((await desk.Done(Office1, new ProposeHolidays(csv, "国办通知"))).Id));

    private static Task<IReadOnlyList<(long RecipientId, string Subject, string BodyText)>> Letters(TestDesk desk) =>
        desk.Rows<(long, string, string)>("SELECT recipient_id, subject, body_text FROM outbox WHERE cause LIKE 'moved:%' ORDER BY recipient_id");

    [Test]
    public async Task DL_4_everybody_whose_due_dates_an_import_moves_gets_one_letter_with_before_and_after()
    {
        await using var desk = await Open();
        var (one, two, other) = (await Assigned(desk, 8), await Assigned(desk, 8), await Assigned(desk, 14));
        await Assigned(desk, 9, new DateOnly(2027, 1, 5)); // a fixed date does not move
        await Import(desk);
        var letters = await Letters(desk);
        Assert.That(letters.Select(l => (l.RecipientId, l.Subject)), Is.EqualTo(new[] { (8L, "到期日变动：2 件（节假日安排更新）"), (14L, "到期日变动：1 件（节假日安排更新）") }));
        foreach (var number in new[] { one, two })
            Assert.That(letters[0].BodyText, Does.Contain($"{number}　到期日由 2027年1月5日 改为 2027年1月6日\n　http://127.0.0.1:5080/t/{number}"));
        Assert.That(letters[1].BodyText, Does.Contain(other).And.Not.Contain(one).And.Not.Contain("跨年事项"), "numbers, days and links only");
    }

    [Test]
    public async Task DL_4_letters_and_dates_stand_or_fall_together_and_an_import_that_moves_nothing_is_silent()
    {
        await using var desk = await Open();
        await Assigned(desk, 8);
        await desk.Write("ALTER TABLE outbox RENAME TO outbox_away");
        Assert.That(async () => await Import(desk), Throws.InstanceOf<System.Data.Common.DbException>());
        await desk.Write("ALTER TABLE outbox_away RENAME TO outbox");
        Assert.That(await desk.Rows<string>("SELECT due_on FROM tasks"), Is.EqualTo(new[] { "2027-01-05" }));
        var waiting = (await desk.Done(Office2, new HolidayProposals())).Open!.Id;
        await desk.Done(Office2, new ConfirmHolidays(waiting));
        Assert.That(await desk.Rows<string>("SELECT due_on FROM tasks"), Is.EqualTo(new[] { "2027-01-06" }));
        Assert.That(await Letters(desk), Has.Count.EqualTo(1));
        await Import(desk, Csv2027 + "\n2027-12-30,off,某日");
        Assert.That(await Letters(desk), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task DL_4_the_hourly_recount_tells_too_and_only_once()
    {
        await using var desk = await Open();
        await Import(desk);
        // counted by a node whose memory was a second old
        var number = await Assigned(desk, 8);
        await desk.Write("UPDATE tasks SET due_on = '2027-01-05', first_due_on = '2027-01-05'");
        Assert.That((await desk.Done(Asker.Clock, new RecountDueDates())).Tasks, Is.EqualTo(1));
        Assert.That((await Letters(desk)).Single().BodyText, Does.Contain(number));
        await desk.Done(Asker.Clock, new RecountDueDates());
        Assert.That(await Letters(desk), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task DL_4_for_somebody_who_has_left_the_chief_is_told()
    {
        await using var desk = await Open();
        await desk.Write("UPDATE people SET active = 0 WHERE id = 10");
        await Assigned(desk, 8);
        await desk.Write("UPDATE tasks SET answering_id = 10");
        await Import(desk);
        Assert.That((await Letters(desk)).Select(l => l.RecipientId), Is.EqualTo(new[] { 7L }));
    }

    [Test]
    public async Task DL_4_BR_1_BR_3_AP_10_whoever_was_given_a_last_day_in_writing_gets_the_new_one_and_nobody_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        desk.Clock.Set(new(2026, 12, 30, 9, 0, 0));
        await KeptDayScene.All(desk, "2026-12-30", "2027-01-05");
        await desk.Write("INSERT INTO ap_subjects (id, round_id, person_id, section_id, answer, objection) VALUES (112, 110, 9, 3, 'Waiting', ''), (113, 110, 10, 3, 'Acknowledged', ''), (114, 110, 11, 3, 'Waiting', '')");
        await desk.Write("UPDATE people SET active = 0 WHERE id = 11");
        await Import(desk);
        var letters = await Letters(desk);
        Assert.That(letters.Select(l => (l.RecipientId, l.Subject)), Is.EqualTo(new[] { (8L, "到期日变动：1 件（节假日安排更新）"), (9L, "到期日变动：2 件（节假日安排更新）") }), "nor the chief of who has left");
        static string Line(string what, string page) => $"{what}　到期日由 2027年1月5日 改为 2027年1月6日\n　http://127.0.0.1:5080/{page}";
        Assert.That(letters[0].BodyText, Does.Contain(Line("陈述申辩期限", "breaches/103")).And.Contain("与您有关的 1 个到期日").And.Not.Contain("/breaches/104"));
        Assert.That(letters[1].BodyText, Does.Contain(Line("申诉期限", "breaches/104")).And.Contain(Line("考评异议期限", "appraisal/result/112")));
        await desk.Done(Asker.Clock, new RecountDueDates());
        Assert.That(await Letters(desk), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task DL_8_a_date_moves_too_while_the_finished_task_waits_to_be_reported()
    {
        await using var desk = await Open();
        var (waits, reported) = (await Assigned(desk, 8), await Assigned(desk, 8));
        foreach (var number in new[] { waits, reported }) await desk.Done(TestDesk.As("staff1"), new FinishTask(number, "已办", null, null, 1));
        await desk.Done(TestDesk.As("staff1"), new ReportTask(reported, "局长", 2));
        await Import(desk);
        Assert.That(await desk.Rows<string>("SELECT due_on FROM tasks ORDER BY id"), Is.EqualTo(new[] { "2027-01-06", "2027-01-05" }));
        Assert.That((await Letters(desk)).Single().BodyText, Does.Contain(waits).And.Not.Contain(reported));
    }
}
