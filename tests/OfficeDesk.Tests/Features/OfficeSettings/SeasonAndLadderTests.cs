using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.OfficeSettings;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.OfficeSettings;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SeasonAndLadderTests(Engine engine)
{
    [Test]
    public async Task AB_5_office_hours_are_a_setting_per_season_and_take_two_persons()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        const string summer = "10-01 08:30-12:00 14:00-17:30; 06-01 08:00-12:00 15:00-18:00";
        var id = (await desk.Done(TestDesk.As("office1"), new ProposeSetting("office.hours", summer, "夏令时"))).Id;
        Assert.That((await desk.Refused(TestDesk.As("office1"), new ConfirmSetting(id))).Rule, Is.EqualTo("GN-1"));
        await desk.Done(TestDesk.As("director"), new ConfirmSetting(id));
        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        Assert.That(office.HoursOn(new DateOnly(2026, 7, 1)).AfternoonFrom, Is.EqualTo(new TimeOnly(15, 0)));
        Assert.That(office.HoursOn(new DateOnly(2026, 11, 1)).AfternoonFrom, Is.EqualTo(new TimeOnly(14, 0)));
        Assert.That(office.HoursOn(new DateOnly(2026, 2, 1)).AfternoonFrom, Is.EqualTo(new TimeOnly(14, 0)), "before the first season of a year the last one still holds");
    }

    [TestCase("")]
    [TestCase("01-01")]
    [TestCase("13-01 08:30-12:00 14:30-17:30")]
    [TestCase("02-30 08:30-12:00 14:30-17:30")]
    [TestCase("01-01 12:30-12:00 14:30-17:30")]
    [TestCase("01-01 08:30-12:00 14:30-25:30")]
    [TestCase("01-01 08:30-12:00 14:30-17:30; 01-01 08:00-12:00 14:30-17:30")]
    [TestCase("01-01 08:30-12:00 14:30-17:30; 02-01 08:30-12:00 14:30-17:30; 03-01 08:30-12:00 14:30-17:30; 04-01 08:30-12:00 14:30-17:30; 05-01 08:30-12:00 14:30-17:30")]
    public void AB_5_hours_that_cannot_be_kept_are_refused(string text) =>
        Assert.That(OfficeHoursText.Parse(text), Is.InstanceOf<Refused<IReadOnlyList<HoursSeason>>>());

    [Test]
    public async Task ES_1_the_ladder_is_changed_by_the_discipline_office_with_a_second_person()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        const string ladder = "DueDay: Answering; 2: Answering+Chief; 4: Answering+Chief+Leader+Director+Discipline";
        Assert.That((await desk.Refused(TestDesk.As("office1"), new ProposeSetting("escalation.ladder", ladder, "本局办法"))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        var id = (await desk.Done(TestDesk.As("discipline1"), new ProposeSetting("escalation.ladder", ladder, "本局办法"))).Id;
        await desk.Done(TestDesk.As("director"), new ConfirmSetting(id));
        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        Assert.That(office.Ladder.Select(r => (r.Number, r.Trigger, r.WorkingDaysOverdue, r.Recipients.Count)),
            Is.EqualTo(new[] { (1, RungTrigger.DueDay, 0, 1), (2, RungTrigger.Overdue, 2, 2), (3, RungTrigger.Overdue, 4, 5) }));
        Assert.That(LadderText.Write(office.Ladder), Is.EqualTo(ladder));
    }

    [TestCase("")]
    [TestCase("Yellow")]
    [TestCase("Yellow: ")]
    [TestCase("Never: Chief")]
    [TestCase("1: 0")]
    [TestCase("1: Chief+Chief")]
    [TestCase("1: Mayor")]
    [TestCase("0: Chief")]
    [TestCase("3: Chief; 1: Answering")]
    public void ES_1_rungs_that_are_no_ladder_are_refused(string text) => Assert.That(LadderText.Parse(text), Is.InstanceOf<Refused<IReadOnlyList<Rung>>>());
}
