using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Features.Receipts;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Calendar;

namespace OfficeDesk.Tests.Features.Calendar;

public sealed class KeptDayPageTests
{
    [Test]
    public async Task DL_4_who_confirms_a_schedule_sees_before_and_after_of_the_other_last_days_too()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        await using var office = new PageOffice(desk);
        desk.Clock.Set(new DateTime(2026, 12, 30, 9, 0, 0));
        var number = (await desk.Taken()).Number;
        await KeptDayScene.All(desk, "2026-12-30", "2027-01-05");
        var proposed = await desk.Done(TestDesk.As("office1"), new ProposeHolidays("2027-01-01,off,元旦\n2027-01-04,off,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节", "国办通知"));
        await office.SignIn(Roles.GeneralOffice);
        var page = await Get(office, "/calendar/import");
        string[] words = ["受影响的其他期限（11）", "投诉答复期限", "共 3 件", "只顺延，不提前"];
        foreach (var word in words.Append($"/applications/{number}\">")) Assert.That(page, Does.Contain(word));
        Assert.That(page, Does.Not.Contain("TS107"), "complaints are not for everybody who confirms a schedule");
        var done = await desk.Done(TestDesk.As("office2"), new ConfirmHolidays(proposed.Id));
        Assert.That(await Get(office, $"/calendar?year=2027&done={done.Days}-{done.Tasks + done.Kept}"), Does.Contain("12 件在办事项和其他期限的到期日已重新计算"));
    }

    private static async Task<string> Get(PageOffice office, string address)
    {
        using var answer = await office.Get(Roles.GeneralOffice, address);
        return await answer.Content.ReadAsStringAsync();
    }
}
