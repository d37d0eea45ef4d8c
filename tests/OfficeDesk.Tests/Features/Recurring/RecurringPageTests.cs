using System.Net;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Recurring;

namespace OfficeDesk.Tests.Features.Recurring;

/// <summary>The page of duties that come back, its form sent as a browser without script does.</summary>
public class RecurringPageTests
{
    [Test]
    public async Task DL_14_a_duty_whose_box_is_no_longer_ticked_rests_and_the_page_says_what_comes_of_it()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        await using var office = new PageOffice(desk);
        await office.SignIn(Roles.Director);
        var duty = (await desk.Done(TestDesk.As("chief1"), new SaveRecurring(0, "救助资金月报", 8, Every.Month, 1, 10, DayShift.Before, 3))).Id;
        Task<PlainForm> Form() => PlainForm.Open(office, Roles.Director, $"/tasks/recurring?edit={duty}", "Save");
        async Task<long> Active() => (await desk.Rows<long>("SELECT active FROM recurring_duties")).Single();

        var form = await Form();
        Assert.That(form.Values("Active"), Is.EqualTo(new[] { "true" }), "in force, so ticked");
        var sent = await form.Without("Active").Press();
        Assert.That((sent.Status, await Active()), Is.EqualTo((HttpStatusCode.Redirect, 0L)), sent.Body);
        Assert.That(await Read(office, sent.Location), Does.Contain("“救助资金月报”已保存").And.Contain("已停用，不再生成"));
        Assert.That((await Form()).Values("Active"), Is.Empty, "it is still resting when it is opened again");

        sent = await (await Form()).Press();
        Assert.That((sent.Status, await Active()), Is.EqualTo((HttpStatusCode.Redirect, 0L)), "saved for another reason it goes on resting");
        sent = await (await Form()).With("Active", "true").Press();
        Assert.That((sent.Status, await Active()), Is.EqualTo((HttpStatusCode.Redirect, 1L)));
        Assert.That(await Read(office, sent.Location), Does.Contain("下一件 2026年3月10日（周二）到期，2026年3月5日（周四）生成。"));
    }

    [Test]
    public async Task DL_14_a_new_duty_is_in_force_and_one_whose_time_has_come_is_made_with_the_next_run()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        await using var office = new PageOffice(desk);
        await office.SignIn(Roles.Director);
        var form = await PlainForm.Open(office, Roles.Director, "/tasks/recurring", "Save");
        var sent = await form.With("Title", "周报").With("AnsweringId", "8").With("Every", "Week").With("Day", "5").With("Ahead", "3").Press();
        Assert.That((sent.Status, (await desk.Rows<long>("SELECT active FROM recurring_duties")).Single()), Is.EqualTo((HttpStatusCode.Redirect, 1L)), sent.Body);
        Assert.That(await Read(office, sent.Location), Does.Contain("下一件 2026年3月6日（周五）到期，已到生成的时候"));
    }

    private static async Task<string> Read(PageOffice office, string path)
    {
        using var answer = await office.Get(Roles.Director, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
