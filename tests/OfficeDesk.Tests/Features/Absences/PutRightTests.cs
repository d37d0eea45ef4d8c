using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.AbsenceNotices;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>What follows from a return that was recorded wrong, from illness entered late, and from leave that does not take place.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class PutRightTests(Engine engine) : DeskTests(engine)
{
    [Test]
    public async Task AB_7_a_breach_of_three_late_returns_falls_when_one_of_them_was_not_late_and_a_real_third_is_proposed_anew()
    {
        var first = await Late("09:00");
        await Late("10:00");
        Assert.That((await Late("11:00")).Breach);
        await PutRight(first.Id, "2026-03-04 09:20");
        Assert.That(await Breaches(), Is.EqualTo(new[] { "Dismissed" }), "two are not three");
        Assert.That(await Desk.Rows<string>("SELECT reason FROM breach_files"), Has.One.Contains("返回时间已更正").And.One.Contains("迟归为 2 次"));
        Assert.That((await Late("14:30")).Breach, "the third that there really is");
        Assert.That(await Breaches(), Is.EqualTo(new[] { "Dismissed", "Proposed" }));
        await PutRight(first.Id, "2026-03-04 09:25");
        Assert.That(await Breaches(), Is.EqualTo(new[] { "Dismissed", "Proposed" }), "a fourth proposes nothing");
        Assert.That((await Desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task BR_1_a_breach_the_person_knows_of_keeps_its_state_and_says_what_was_put_right()
    {
        var first = await Late("09:00");
        await Late("10:00");
        await Late("11:00");
        await Desk.Write("UPDATE breaches SET state = 'Statement'");
        await PutRight(first.Id, "2026-03-04 09:20");
        Assert.That(await Breaches(), Is.EqualTo(new[] { "Statement" }), "the discipline office judges");
        Assert.That((await Desk.Rows<string>("SELECT what FROM breach_files")).Single(), Does.Contain("返回时间已更正"));
    }

    [Test]
    public async Task AB_7_a_late_return_counts_in_the_quarter_of_the_return_whenever_it_is_recorded()
    {
        foreach (var day in new[] { "2026-03-04", "2026-03-05" })
        {
            Desk.Clock.Set(DateTime.Parse($"{day} 10:00"));
            var a = await Go(day, "10:00", "10:20");
            Desk.Clock.Set(DateTime.Parse($"{day} 10:40"));
            await Desk.Done(TestDesk.As("staff1"), new RecordReturn(a.Id, null, 1));
        }
        Desk.Clock.Set(new DateTime(2026, 3, 31, 16, 0, 0));
        var last = await Go("2026-03-31", "16:00", "16:20");
        Desk.Clock.Set(new DateTime(2026, 4, 1, 9, 0, 0));
        var back = await Desk.Done(TestDesk.As("chief1"), new RecordReturn(last.Id, Scene.At("2026-03-31 17:00"), 1));
        Assert.That((back.LateReturns, back.BreachProposed), Is.EqualTo((3, true)));
        Assert.That(await Desk.Rows<string>("SELECT due_on FROM breaches"), Is.EqualTo(new[] { "2026-03-31" }));
    }

    [Test]
    public async Task GN_1_a_clerk_of_the_general_office_does_not_set_their_own_return_back()
    {
        var a = await Desk.Done(TestDesk.As("office2"), new AnnounceAbsence(AbsenceKind.Meeting, "开会", Scene.At("2026-03-04 09:00"), Scene.At("2026-03-04 09:20")));
        Desk.Clock.Set(new DateTime(2026, 3, 4, 11, 0, 0));
        Assert.That(await Desk.Refused(TestDesk.As("office2"), new RecordReturn(a.Id, Scene.At("2026-03-04 09:20"), 1)), Is.EqualTo(AbsenceRules.OwnReturnIsNow));
        Assert.That((await Desk.Done(TestDesk.As("office2"), new ShowAbsence(a.Id))).May.ReturnAt, Is.False);
        Assert.That((await Desk.Done(TestDesk.As("office2"), new RecordReturn(a.Id, null, 1))).LateMinutes, Is.GreaterThan(0));
    }

    [Test]
    public async Task AB_3_illness_that_was_over_when_a_colleague_entered_it_is_no_late_return()
    {
        Desk.Clock.Set(new DateTime(2026, 3, 4, 15, 0, 0));
        var a = await Desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, "腹痛就医", Scene.At("2026-03-04 09:00"), Scene.At("2026-03-04 11:30"), PersonId: 8, Sudden: true));
        Assert.That(a.State, Is.EqualTo(AbsenceState.Returned));
        Assert.That((await Desk.Watch("15:01")).Late, Is.Zero);
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        var shown = await Desk.Done(TestDesk.As("staff1"), new ShowAbsence(a.Id));
        Assert.That((shown.State, shown.Approval, shown.LateMinutes), Is.EqualTo((AbsenceState.Returned, AbsenceApproval.Approved, 0)));
    }

    [Test]
    public async Task AB_7_for_who_lies_ill_the_chief_or_the_general_office_asks_for_a_later_return()
    {
        var a = await Desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Sick, "突发疾病", Scene.At("2026-03-04 09:00"), Scene.At("2026-03-04 11:30"), Sudden: true));
        await Desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        Assert.That((await Desk.Refused(TestDesk.As("chief2"), new AskLaterReturn(a.Id, Scene.At("2026-03-04 12:00"), "住院", 2))).Kind, Is.EqualTo(RefusalKind.NotFound), "another section's");
        Assert.That((await Desk.Done(TestDesk.As("office1"), new ShowAbsence(a.Id))).May.Later);
        Assert.That((await Desk.Done(TestDesk.As("chief1"), new AskLaterReturn(a.Id, Scene.At("2026-03-04 12:00"), "住院", 2))).LaterId, Is.GreaterThan(0));
        var meeting = await Desk.Approved("staff2", "10:00", "11:00");
        Assert.That((await Desk.Refused(TestDesk.As("chief1"), new AskLaterReturn(meeting.Id, Scene.At("2026-03-04 11:30"), "没开完", 2))).Rule, Is.EqualTo("AB-7"), "who is well asks for themselves");
    }

    [Test]
    public async Task AB_3_leave_that_lapses_at_its_start_is_taken_back_from_those_who_were_told()
    {
        var a = await Desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Annual, "年休假", Scene.At("2026-03-05 08:30"), Scene.At("2026-03-06 17:30")));
        await Desk.Write("UPDATE absences SET state = 'Approved', approval = 'Approved'");
        await Desk.Write("DELETE FROM outbox");
        Assert.That((await Desk.Watch("08:31", "2026-03-05")).Lapsed, Is.EqualTo(1), "nobody covers the post");
        Assert.That(await Desk.Letters($"absence-withdrawn:{a.Id}"), Does.Contain(7L).And.Contain(5L), "the chief and the general office");
    }

    [Test]
    public async Task AB_6_a_section_that_is_emptied_or_filled_by_who_moves_is_noticed_within_a_minute_and_once()
    {
        await Desk.Approved("staff1", "10:00", "11:00");
        Task<IReadOnlyList<string>> Empty() => Desk.Rows<string>("SELECT state FROM section_empty WHERE section_id = 3 ORDER BY id");
        async Task Move(int active)
        {
            await Desk.Write("UPDATE people SET active = @active WHERE section_id = 3 AND id <> 8; UPDATE stamps SET value = value + 1 WHERE name = 'office'", new { active });
            await Task.Delay(1100);
        }
        await Desk.Watch("09:30");
        Assert.That(await Empty(), Is.Empty, "colleagues are there");
        await Move(active: 0);
        await Desk.Watch("09:31");
        Assert.That(await Empty(), Is.EqualTo(new[] { "Coming" }));
        var told = await Desk.Letters("empty:");
        Assert.That(told, Is.Not.Empty, "the neighbours");
        await Desk.Watch("09:32");
        Assert.That(await Desk.Letters("empty:"), Is.EqualTo(told));
        await Move(active: 1);
        await Desk.Watch("09:33");
        Assert.That(await Empty(), Is.EqualTo(new[] { "Void" }), "somebody came: it is called off");
    }

    private Task<AbsenceAnnounced> Go(string day, string from, string to) =>
        Desk.Done(TestDesk.As("staff1"), new AnnounceAbsence(AbsenceKind.Meeting, "到县里开会", Scene.At($"{day} {from}"), Scene.At($"{day} {to}")));

    /// <summary>Twenty minutes away, back after twenty-five.</summary>
    private async Task<(long Id, bool Breach)> Late(string from)
    {
        var start = DateTime.Parse($"2026-03-04 {from}");
        Desk.Clock.Set(start);
        var a = await Go("2026-03-04", from, start.AddMinutes(20).ToString("HH:mm"));
        Desk.Clock.Set(start.AddMinutes(25));
        return (a.Id, (await Desk.Done(TestDesk.As("staff1"), new RecordReturn(a.Id, null, 1))).BreachProposed);
    }

    private async Task PutRight(long id, string at)
    {
        var version = (await Desk.Rows<int>("SELECT version FROM absences WHERE id = @id", new { id })).Single();
        await Desk.Done(TestDesk.As("chief1"), new RecordReturn(id, Scene.At(at), version, "当时看错了钟"));
    }

    private Task<IReadOnlyList<string>> Breaches() => Desk.Rows<string>("SELECT state FROM breaches WHERE kind = 'LateReturns' ORDER BY id");
}
