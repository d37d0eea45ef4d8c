using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.AbsenceNotices;

namespace OfficeDesk.Tests.Features.Absences;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class BoardDayTests(Engine engine)
{
    [Test]
    public async Task AB_9_the_board_of_another_day_counts_the_fewest_who_are_there_on_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        foreach (var (who, from, to) in new[] { ("staff1", "09:00", "11:00"), ("staff2", "10:00", "11:30"), ("staff3", "14:30", "16:00") })
        {
            var a = await desk.Done(TestDesk.As(who), new AnnounceAbsence(AbsenceKind.Meeting, "到县里开会", Scene.At($"2026-03-05 {from}"), Scene.At($"2026-03-05 {to}")));
            await desk.Done(TestDesk.As("chief1"), new DecideAbsence(a.Id, true, "", "", 1));
        }
        var today = await desk.Done(TestDesk.As("staff1"), new AbsenceBoard());
        var next = await desk.Done(TestDesk.As("staff1"), new AbsenceBoard(new DateOnly(2026, 3, 5)));
        var week = await desk.Done(TestDesk.As("staff1"), new AbsenceBoard(new DateOnly(2026, 3, 5), Week: true));
        int Of(BoardShown b) => b.Sections.Single(s => s.Id == 3).Present;
        Assert.That((today.Now, next.Now, week.Now), Is.EqualTo((true, false, false)));
        Assert.That((Of(today) - Of(next), Of(today) - Of(week), today.Present - next.Present), Is.EqualTo((2, 2, 2)), "two at one time, the third another time");
    }
}
