using System.Text.RegularExpressions;

namespace OfficeDesk.Tests.Architecture;

/// <summary>Forms that are sent say where to.</summary>
public partial class FormTests
{
    /// <summary>
    /// A form without an address goes to the address on screen, and after a refusal that is the address of another form:
    /// what was typed would be taken for something else and be lost.
    /// </summary>
    [Test]
    public void On_a_page_that_takes_several_forms_each_of_them_names_its_address()
    {
        var pages = Sources.Files("src", ".cshtml").ToList();
        Assert.That(pages, Has.Count.GreaterThan(50), "the search itself works");
        var nameless = from page in pages
                       where !TakesOneForm(page)
                       from Match form in PostForm().Matches(File.ReadAllText(page))
                       where !Address().IsMatch(form.Value)
                       select $"{Sources.Name(page)}: {form.Value}";
        Assert.That(nameless, Is.Empty);
    }

    [TestCase("<form method=\"post\" class=\"stack\" data-once>", false)]
    [TestCase("<form class=\"stack\" method=\"post\" data-x=\"@(a > b ? 1 : 2)\">", false)]
    [TestCase("<form method=\"post\" action=\"/admin/mail\" asp-antiforgery=\"true\">", true)]
    [TestCase("<form class=\"x\" method=\"post\" asp-page-handler=\"Test\">", true)]
    public void The_search_itself_works(string form, bool named) =>
        Assert.That((PostForm().IsMatch(form), Address().IsMatch(PostForm().Match(form).Value)), Is.EqualTo((true, named)));

    /// <summary>A part of a page stands on pages that it does not know; a page with one unnamed handler has one address only.</summary>
    private static bool TakesOneForm(string page)
    {
        if (Path.GetFileName(page).StartsWith('_') || !File.Exists(page + ".cs")) return false;
        var handlers = Handler().Matches(File.ReadAllText(page + ".cs"));
        return handlers is [var only] && only.Groups["name"].Length == 0;
    }

    [GeneratedRegex("""<form\b(?=[^<]*method="post")(?:"[^"]*"|[^">])*>""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PostForm();

    [GeneratedRegex("""\s(?:action|asp-page|asp-page-handler)=""", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\sOnPost(?<name>[A-Za-z]*)\(", RegexOptions.NonBacktracking)]
    private static partial Regex Handler();
}
