using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Features.SignInFeature;

/// <summary>Where /login?back= leads: never to another site.</summary>
public class LocalPathTests
{
    private static readonly string?[] Elsewhere =
    [
        null, "", " ", "evil.example", "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\\/evil.example", "//\\evil.example",
        "http://evil.example", "https://evil.example", "HTTPS://evil.example", "http:evil.example", "http:/evil.example", "https:///evil.example", "ftp://evil.example", "javascript:alert(1)",
        "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "mailto:a@evil.example", " //evil.example", "\t//evil.example", "\n//evil.example", "/\t/evil.example", "/\n/evil.example",
        "/\r\n/evil.example", "/x\r\nSet-Cookie: desk=1", "/\0/evil.example", "/\u007f", "/\u0085/evil.example", "//evil.example@here", "//user:pass@evil.example", "?back=//evil.example", "#//evil.example",
        "./evil", "../evil", "@evil.example", ":80", "/x\\..\\..\\evil.example", "／／evil.example", "\u2215/evil.example", "\u200b//evil.example", "//[::1]/", "//0x7f000001/",
    ];

    private static readonly string[] Here = ["/", "/my", "/t/2026-12", "/find?q=%E4%BD%8E", "/tasks?state=Open&page=2#top", "/my?next=http://evil.example", "/my//evil.example", "/%2fevil.example", "/%5cevil.example", "/@evil.example", "/.evil"];

    [TestCaseSource(nameof(Elsewhere))]
    public void An_address_elsewhere_leads_to_the_first_page(string? back) => Assert.That(SignInRules.Local(back), Is.EqualTo("/"));

    [TestCaseSource(nameof(Here))]
    public void A_path_of_this_site_is_kept(string back) => Assert.That(SignInRules.Local(back), Is.EqualTo(back));

    [Test]
    public void There_are_forty_ways_out_and_more() => Assert.That(Elsewhere, Has.Length.GreaterThanOrEqualTo(40));

    [Test]
    public void What_is_not_ascii_is_written_so_that_a_header_can_hold_it()
    {
        Assert.That(SignInRules.Local("/find?q=低保𠮷"), Is.EqualTo("/find?q=%E4%BD%8E%E4%BF%9D%F0%A0%AE%B7"));
        Assert.That(SignInRules.Local("/／evil.example"), Is.EqualTo("/%EF%BC%8Fevil.example"));
        Assert.That(SignInRules.Local("/" + new string('x', 499)), Is.EqualTo("/"), "too long to be one of ours");
    }

    [Test]
    public void Whatever_is_typed_the_browser_stays_here()
    {
        var here = new Uri("http://desk.local/login");
        var pieces = new[] { "/", "\\", "//", ".", "..", "@", ":", "evil.example", "http:", "%2f", "%5c", "?", "#", "\t", "\u3002" };
        var tried = from a in pieces from b in pieces from c in pieces from d in pieces select "/" + a + b + c + d;
        foreach (var back in tried.Append("/").Distinct())
            Assert.That(new Uri(here, SignInRules.Local(back)).Host, Is.EqualTo("desk.local"), back);
    }
}
