using System.Reflection;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Access;

/// <summary>E1: every page opens for the roles that may send its message, and for nobody else.</summary>
public class PageTests
{
    private static PageOffice _office = null!;

    private static IEnumerable<Roles> People() => Matrix.Columns.Select(c => c.Role).Where(r => r is not Roles.Clock);

    [OneTimeSetUp]
    public async Task Open()
    {
        _office = new PageOffice();
        foreach (var role in People().Where(r => r is not Roles.None)) await _office.SignIn(role);
    }

    [OneTimeTearDown]
    public async Task Close() => await _office.DisposeAsync();

    [TestCaseSource(nameof(People))]
    public async Task E1_a_page_opens_for_those_who_may_send_its_message(Roles role)
    {
        var pages = _office.Pages;
        Assert.That(pages, Has.Count.GreaterThan(5), "the search itself works");
        var wrong = new List<string>();
        foreach (var (address, page) in pages)
        {
            using var answer = await _office.Get(role, address);
            var (status, expected) = ((int)answer.StatusCode, Expected(page, role));
            var login = answer.Headers.Location?.ToString().StartsWith("/login", StringComparison.Ordinal) == true;
            var right = expected switch
            {
                // a page about a number that is not there says so, but never that one may not
                Verdict.Opens => status is 200 or 302 or 400 or 404 && (!login || address == "/logout"),
                Verdict.SignInFirst => status == 302 && login,
                _ => status == 403,
            };
            if (!right) wrong.Add($"{address} ({page.Name}): {status} {answer.Headers.Location}, expected {expected}");
        }
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task E1_a_box_of_papers_that_are_not_in_sight_is_no_box()
    {
        using var page = await _office.Get(Roles.Discipline, "/documents/of/2026-0");
        Assert.That((int)page.StatusCode, Is.EqualTo(404));
        using var box = await _office.Get(Roles.Discipline, "/documents/of/2026-0", fragment: true);
        Assert.That(((int)box.StatusCode, await box.Content.ReadAsStringAsync()), Is.EqualTo((200, "")));
    }

    private static Verdict Expected(Type page, Roles role)
    {
        if (page.IsDefined(typeof(OpenToAllAttribute))) return Verdict.Opens;
        if (role is Roles.None) return Verdict.SignInFirst;
        if (page.IsDefined(typeof(OpenToStaffAttribute))) return Verdict.Opens;
        return Matrix.Cell(page.GetCustomAttribute<OpensAttribute>()!.Message.Name, role) == '-' ? Verdict.Denied : Verdict.Opens;
    }

    private enum Verdict
    {
        Opens,
        SignInFirst,
        Denied,
    }
}
