using System.Text.RegularExpressions;

namespace OfficeDesk.Tests.Architecture;

/// <summary>The README tells the truth about what the program stands on and what can be set.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = Read("README.md");

    [Test]
    public void Every_package_stands_in_it_with_its_version_and_licence()
    {
        var central = Package().Matches(Read("Directory.Packages.props")).Select(m => (Name: m.Groups[1].Value, Version: m.Groups[2].Value)).ToList();
        var downloaded = Download().Matches(Read("src/OfficeDesk.Web/OfficeDesk.Web.csproj")).Select(m => (Name: m.Groups[1].Value, Version: m.Groups[2].Value)).ToList();
        var vendored = Read("src/OfficeDesk.Web/wwwroot/lib/VERSIONS.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.That((central.Count > 15, downloaded.Count, vendored.Count > 3), Is.EqualTo((true, 1, true)), "the search itself works");

        var all = central.Concat(downloaded).Concat(vendored.Select(v => (Name: v[0], Version: v[1]))).ToList();
        Assert.That(all.Where(p => !Regex.IsMatch(Readme, $@"^\| {Regex.Escape(p.Name)} \| {Regex.Escape(p.Version)} \| [^|]+ \|", RegexOptions.Multiline)), Is.Empty);
        foreach (var v in vendored) Assert.That(Readme, Does.Contain($"| {v[0]} | {v[1]} | {v[2]} |"));
        var listed = Row().Matches(Readme).Select(m => m.Groups[1].Value);
        Assert.That(listed.Except(all.Select(p => p.Name)), Is.Empty, "nothing is listed that is gone");
    }

    [Test]
    public void Every_setting_that_the_program_reads_stands_in_it()
    {
        var read = Sources.Files("src", ".cs").SelectMany(f => Setting().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.That(read, Has.Count.GreaterThan(4), "the search itself works");
        Assert.That(read.Where(s => !Readme.Contains($"`{s}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Its_links_and_sign_ins_are_there()
    {
        var links = Link().Matches(Readme).Select(m => m.Groups[1].Value).ToList();
        Assert.That(links, Has.Count.GreaterThan(3), "the search itself works");
        Assert.That(links.Where(l => !File.Exists(Path.Combine(Sources.Root, l)) && !Directory.Exists(Path.Combine(Sources.Root, l))), Is.Empty);
        foreach (var (signIn, _, _) in Web.Demo.DemoBureau.SignIns) Assert.That(Readme, Does.Contain($"`{signIn}`"));
        Assert.That(Readme, Does.Contain(Web.Demo.DemoBureau.Password));
        Assert.That(Web.Demo.DemoBureau.SignIns.Select(s => s.SignIn), Is.SubsetOf(Web.Demo.DemoBureau.People.Select(p => p.SignIn).Concat(Web.Demo.DemoBureau.AdministratorsOthers.Select(o => o.SignIn))));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Sources.Root, file));

    [GeneratedRegex("<(?:PackageVersion|GlobalPackageReference) Include=\"([^\"]+)\" Version=\"([^\"]+)\"")]
    private static partial Regex Package();

    [GeneratedRegex("<PackageDownload Include=\"([^\"]+)\" Version=\"\\[([^\\]]+)\\]\"")]
    private static partial Regex Download();

    [GeneratedRegex(@"^\| (?<name>\S+) \| \d+\.\d+\S* \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"onfiguration\[""((?:Office|Database):[A-Za-z]+)""\]")]
    private static partial Regex Setting();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
