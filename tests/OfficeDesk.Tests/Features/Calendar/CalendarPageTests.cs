using System.Net;
using OfficeDesk.Tests.Access;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Features.Calendar;

/// <summary>The pages of calendar, rules, settings, duty and deputies over HTTP: what is asked well, and what is asked badly.</summary>
public class CalendarPageTests
{
    private static PageOffice _office = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _office = new PageOffice();
        foreach (var role in new[] { Roles.Staff, Roles.GeneralOffice }) await _office.SignIn(role);
    }

    [OneTimeTearDown]
    public async Task Close() => await _office.DisposeAsync();

    [TestCase("/calendar?year=2026", 200, "10月")]
    [TestCase("/calendar?year=2098", 200, "尚未导入")]
    [TestCase("/calendar?year=1900", 400, "2000 至 2099")]
    [TestCase("/calendar?year=abc", 200, "工作日历")]
    [TestCase("/calendar?done=%3Cb%3E-1", 200, "工作日历")]
    [TestCase("/calendar?from=2026-10-01&to=2026-10-31", 200, "18 个工作日")]
    [TestCase("/calendar?handler=Count&from=1990-01-01&to=2026-10-31", 400, "2000年1月1日")]
    [TestCase("/calendar?handler=Export&year=2026", 200, "2026-10-01,off,国庆节")]
    [TestCase("/calendar?handler=Export&year=9", 400, "")]
    [TestCase("/calendar/why?start=2026-09-30&number=5&unit=WorkingDays", 200, "2026年10月13日")]
    [TestCase("/calendar/why?start=2026-12-25&number=30&unit=WorkingDays", 200, "尚未公布")]
    [TestCase("/calendar/why?start=2026-01-01&number=1000&unit=CalendarDays", 200, "中间")]
    [TestCase("/calendar/why", 302, "")]
    [TestCase("/calendar/why?start=2026-01-01", 400, "0 至 1000")]
    [TestCase("/calendar/why?start=2026-02-30&number=5", 400, "2000年1月1日")]
    [TestCase("/calendar/why?start=2026-01-01&number=99999999999", 400, "0 至 1000")]
    [TestCase("/calendar/why?start=2026-01-01&number=5&unit=7", 400, "没有这个选项")]
    [TestCase("/help?q=延期", 200, "DL-7")]
    [TestCase("/help?q=%F0%A0%AE%B7%3Cscript%3E", 200, "没有找到")]
    [TestCase("/help/rules/dl-4", 200, "起算日不计入")]
    [TestCase("/help/rules/XX-1", 404, "")]
    [TestCase("/admin/settings", 200, "黄灯")]
    [TestCase("/duty?month=2026-10", 200, "国庆节")]
    [TestCase("/duty?month=zzz&edit=1", 200, "现在值班")]
    [TestCase("/duty?month=2026-10&print=true", 200, "2026年10月值班表")]
    [TestCase("/deputies", 200, "今天的代批")]
    public async Task DL_4_whatever_the_address_holds_is_answered_in_words(string address, int status, string words)
    {
        using var answer = await _office.Get(Roles.Staff, address);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
        Assert.That(text.Contains(words, StringComparison.Ordinal), $"the page says {words}");
        Assert.That(text.Contains("<script>", StringComparison.Ordinal) || text.Contains("<b>-1", StringComparison.Ordinal), Is.False);
    }

    [Test]
    public async Task DL_4_the_import_is_the_general_offices()
    {
        using var denied = await _office.Get(Roles.Staff, "/calendar/import");
        Assert.That(denied.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var allowed = await _office.Get(Roles.GeneralOffice, "/calendar/import");
        Assert.That(await allowed.Content.ReadAsStringAsync(), Does.Contain("查看前后对照"));
    }
}
