using System.Net;
using OfficeDesk.Tests.Access;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Features.Shared;

/// <summary>Every list whose filters stand in the address: one that is no choice is told, and the list stays empty.</summary>
public class FilterTests
{
    private static PageOffice _office = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _office = new PageOffice();
        foreach (var role in new[] { Roles.Staff, Roles.Discipline }) await _office.SignIn(role);
    }

    private static readonly object[][] Lists =
    [
        [Roles.Staff, "/enquiries"], [Roles.Staff, "/tasks"], [Roles.Staff, "/applications"], [Roles.Discipline, "/complaints"], [Roles.Discipline, "/breaches"],
    ];

    [OneTimeTearDown]
    public async Task Close() => await _office.DisposeAsync();

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_without_a_filter_says_so_in_its_address_and_never_opens_as_a_view_instead(Roles role, string list)
    {
        using var answer = await _office.Get(role, list);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"name=\"Href\" value=\"{list}?"));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_filter_that_is_no_choice_is_told(Roles role, string list)
    {
        using var all = await _office.Get(role, list);
        Assert.That(all.StatusCode, Is.EqualTo(HttpStatusCode.OK), "the list itself opens");
        using var answer = await _office.Get(role, list + "?state=99");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("没有这个选项"));
        using var file = await _office.Get(role, list + "?handler=Csv&state=99");
        Assert.That(file.StatusCode, Is.Not.EqualTo(HttpStatusCode.OK), "and no file leaves that holds more than was asked for");
    }
}
