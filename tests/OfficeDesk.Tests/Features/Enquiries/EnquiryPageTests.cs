using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Enquiries;

/// <summary>The pages of enquiries in the whole program, as staff1 sees them.</summary>
public class EnquiryPageTests
{
    private PageOffice _office = null!;
    private string _number = "";

    [OneTimeSetUp]
    public async Task Open()
    {
        _office = new PageOffice();
        await _office.SignIn(Roles.Staff);
        await using var scope = _office.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = TestDesk.As("staff1");
        var logged = await scope.ServiceProvider.GetRequiredService<Web.Desk.Desk>().Send(new LogEnquiry(
            Channel.Call, CitizenName: "=来访人甲", Phone: Scene.Phone, MatterTypeId: 2, Ask: "<script>alert(1)</script> 𠮷", Route: EnquiryRoute.SameSection));
        _number = ((Done<EnquiryLogged>)logged).Value.Number;
    }

    [OneTimeTearDown]
    public ValueTask Close() => _office.DisposeAsync();

    [Test]
    public async Task E2_what_a_citizen_asked_stays_text_on_the_page()
    {
        var html = await Read($"/e/{_number}");
        Assert.That(html, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt;").And.Not.Contain("<script>alert(1)"));
        Assert.That(html, Does.Contain(Scene.Phone), "the first contact sees the full phone");
    }

    [Test]
    public async Task The_list_and_the_slip_name_the_enquiry()
    {
        Assert.That(await Read("/enquiries"), Does.Contain($"/e/{_number}\""));
        Assert.That(await Read("/enquiries?tab=Unanswered"), Does.Contain($"/e/{_number}\""));
        Assert.That(await Read($"/documents/new/transfer/{_number}"), Does.Contain("转办单").And.Contain($"{_number}-Z1"));
    }

    [Test]
    public async Task E2_the_exported_list_calculates_nothing_and_shows_no_phone()
    {
        var csv = await Read("/enquiries?handler=Csv&tab=Mine");
        Assert.That(csv, Does.Contain(_number).And.Contain("'=").And.Not.Contain(Scene.Phone));
    }

    [TestCase("/e/2026-9999")]
    [TestCase("/documents/new/transfer/2026-9999")]
    public async Task What_is_not_there_is_said_to_be_not_there(string address)
    {
        var answer = await _office.Get(Roles.Staff, address);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("tab=zzz")]
    [TestCase("state=99")]
    [TestCase("channel=%3Cb%3E")]
    [TestCase("matter=abc")]
    [TestCase("from=2026-99-99")]
    [TestCase("cursor=abc")]
    public async Task A_filter_that_is_no_choice_shows_nothing_and_says_so(string filter) =>
        Assert.That(await Read("/enquiries?" + filter, HttpStatusCode.BadRequest), Does.Contain("没有这个选项").And.Not.Contain(_number));

    [Test]
    public async Task Signs_and_far_days_in_the_address_of_a_list_do_no_harm() => Assert.That(await Read("/enquiries?from=0001-01-01&to=9999-12-31&q=%27%22%25_!&cursor=-5"), Does.Contain("<h1>"));

    private async Task<string> Read(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await _office.Get(Roles.Staff, address);
        Assert.That(answer.StatusCode, Is.EqualTo(status), address);
        return await answer.Content.ReadAsStringAsync();
    }
}
