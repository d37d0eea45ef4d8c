using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using OfficeDesk.Web;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.BadDays;

/// <summary>Doors that would be open too wide are not opened.</summary>
public partial class SafetyTests
{
    [TestCase("http://127.0.0.1:5080", false)]
    [TestCase("http://localhost:5080;http://[::1]:5080", false)]
    [TestCase("https://0.0.0.0:443", false)]
    [TestCase("http://0.0.0.0:80", true)]
    [TestCase("http://*:80", true)]
    [TestCase("http://+:80", true)]
    [TestCase("http://[::]:80", true)]
    [TestCase("http://192.0.2.7:80", true)]
    [TestCase("HTTP://desk.example:80", true)]
    [TestCase("http://127.0.0.1:5080;http://192.0.2.7:80", true)]
    public void Plain_http_is_for_this_machine_only(string urls, bool refused)
    {
        Action start = () => ConfigureSafety.RefuseOpenHttp(Settings(("urls", urls)));
        if (refused) Assert.That(start, Throws.InstanceOf<StartException>().With.Message.Contains("Office:Proxy").And.Message.Contains("Kestrel:Certificates:Default"));
        else Assert.That(start, Throws.Nothing);
        Assert.That(() => ConfigureSafety.RefuseOpenHttp(Settings(("urls", urls), ("Office:Proxy", "192.0.2.10"))), Throws.Nothing, "a proxy speaks https for us");
        // endpoints of their own take the place of the addresses
        Assert.That(() => ConfigureSafety.RefuseOpenHttp(Settings(("urls", "http://127.0.0.1:1"), ("Kestrel:Endpoints:Any:Url", "http://0.0.0.0:80"))), Throws.InstanceOf<StartException>());
    }

    [TestCase("5424", "http://127.0.0.1:5424")]
    [TestCase("localhost:5424", "http://127.0.0.1:5424")]
    [TestCase("127.0.0.1:5424", "http://127.0.0.1:5424")]
    [TestCase("http://127.0.0.1:5424/base", "http://127.0.0.1:5424")]
    [TestCase("ftp://127.0.0.1:5424", "http://127.0.0.1:5424")]
    [TestCase("http://127.0.0.1:99999", "http://127.0.0.1:5080")]
    [TestCase("somewhere", "http://127.0.0.1:5080")]
    public void An_address_that_cannot_be_read_is_named_as_it_was_written_beside_a_right_one(string urls, string example)
    {
        Assert.That(() => ConfigureSafety.RefuseOddAddresses(Settings(("urls", "https://127.0.0.1:1;" + urls))),
            Throws.InstanceOf<StartException>().With.Message.Contains($"urls={urls}。").And.Message.Contains($"--urls={example}。").And.Message.Contains($"such as --urls={example}."));
        Assert.That(() => ConfigureSafety.RefuseOddAddresses(Settings(("urls", example))), Throws.Nothing);
    }

    [TestCase("http://*:80;https://+:443;HTTP://[::1]:5080/")]
    [TestCase("http://unix:/run/desk.sock")]
    [TestCase("http://127.0.0.1:0")]
    [TestCase("")]
    public void Every_way_of_writing_an_address_that_the_server_knows_is_taken(string urls) => Assert.That(() => ConfigureSafety.RefuseOddAddresses(Settings(("urls", urls))), Throws.Nothing);

    [Test]
    public async Task A_port_alone_stops_the_start_with_what_was_written()
    {
        var folder = Directory.CreateTempSubdirectory("deskport").FullName;
        var (exit, said) = await RealCommand.Run(folder, [], "--urls=5424");
        Assert.That((exit, said.Trim().Split('\n').Length), Is.EqualTo((1, 1)), said);
        Assert.That(said, Does.Contain("urls=5424").And.Contain("--urls=http://127.0.0.1:5424").And.Not.Contain("PublicUrl").And.Not.Contain("Exception"));
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("http://127.0.0.1:5080", "", false)]
    [TestCase("https://0.0.0.0:443", "", true)]
    [TestCase("http://127.0.0.1:5080", "127.0.0.1", true)]
    public void The_demo_is_not_shown_to_a_network_by_mistake(string urls, string proxy, bool refused)
    {
        (string, string)[] settings = [("urls", urls), ("Office:Proxy", proxy)];
        Action start = () => ConfigureSafety.RefuseOpenDemo(Settings(settings), OfficeContent.Demo);
        if (refused) Assert.That(start, Throws.InstanceOf<StartException>().With.Message.Contains("Office:AllowDemoOnNetwork=true").And.Message.Contains("Office:Demo=false"));
        else Assert.That(start, Throws.Nothing);
        Assert.That(() => ConfigureSafety.RefuseOpenDemo(Settings([.. settings, ("Office:AllowDemoOnNetwork", "true")]), OfficeContent.Demo), Throws.Nothing);
        Assert.That(() => ConfigureSafety.RefuseOpenDemo(Settings(settings), OfficeContent.Real), Throws.Nothing);
    }

    [Test]
    public async Task A_start_on_the_network_is_refused_before_anything_is_open()
    {
        var folder = Directory.CreateTempSubdirectory("deskopen").FullName;
        await using (var plain = await RealOffice.Start(folder, ("Kestrel:Endpoints:Any:Url", "http://0.0.0.0:0")))
            Assert.That(plain.HasEnded ? plain.Said : "it opened", Does.Contain("明文 http").And.Contain("Office:Proxy"));
        await using (await RealOffice.Start(folder)) { }
        // the demo is in the folder now: turning the setting off does not make it a real office
        await using (var demo = await RealOffice.Start(folder, ("Office:Demo", "false"), ("Office:Proxy", "127.0.0.1")))
            Assert.That(demo.HasEnded ? demo.Said : "it opened", Does.Contain("演示数据").And.Contain("Office:AllowDemoOnNetwork"));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task An_empty_office_prints_three_one_time_passwords_once()
    {
        var folder = Directory.CreateTempSubdirectory("deskempty").FullName;
        await using (var first = await RealOffice.Start(folder, ("Office:Demo", "false")))
        {
            var said = await Given(first);
            Assert.That(said.Keys, Is.EquivalentTo(["admin", "security", "auditor"]));
            Assert.That(said.Values, Is.Unique);
            foreach (var (name, password) in said)
            {
                using var entered = await first.Post("SignIn", new { name, password });
                Assert.That(await entered.Content.ReadAsStringAsync(), Does.Contain("\"mustChangePassword\":true"), name);
            }
            using var demo = await first.Post("SignIn", new { name = "staff1", password = "Minzheng-2026" });
            Assert.That(demo.IsSuccessStatusCode, Is.False, "no demo account is there");
        }
        await using (var second = await RealOffice.Start(folder, ("Office:Demo", "false"))) Assert.That(OneTime().IsMatch(second.Said), Is.False);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task GN_1_passwords_that_nobody_has_used_are_given_anew_so_that_nobody_is_locked_out()
    {
        var folder = Directory.CreateTempSubdirectory("deskagain").FullName;
        using (var taken = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            taken.Start();
            var (exit, said) = await RealCommand.Run(folder, [("Office:Demo", "false")], $"--urls=http://{taken.LocalEndpoint}");
            Assert.That(exit, Is.EqualTo(1), said);
            Assert.That(said.Trim().Split('\n'), Has.Length.EqualTo(1), said);
            Assert.That(said, Does.Contain($"端口已被占用（http://{taken.LocalEndpoint}）").And.Contain("--urls").And.Contain("The port is in use"));
        }
        Dictionary<string, string> first, second;
        await using (var office = await RealOffice.Start(folder, ("Office:Demo", "false"))) first = await Given(office);
        await using (var office = await RealOffice.Start(folder, ("Office:Demo", "false")))
        {
            second = await Given(office);
            Assert.That(first.Values.Concat(second.Values), Is.Unique);
            using var old = await office.Post("SignIn", new { name = "admin", password = first["admin"] });
            Assert.That(old.IsSuccessStatusCode, Is.False, "the older ones are gone");
            using var entered = await office.Post("SignIn", new { name = "auditor", password = second["auditor"] });
            Assert.That(entered.IsSuccessStatusCode);
        }
        // one of the three has signed in: the others keep what was given
        await using (var office = await RealOffice.Start(folder, ("Office:Demo", "false")))
        {
            using var entered = await office.Post("SignIn", new { name = "admin", password = second["admin"] });
            Assert.That(entered.IsSuccessStatusCode);
            Assert.That(OneTime().IsMatch(office.Said), Is.False);
        }
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("", false)]
    [TestCase("127.0.0.1", true)]
    public async Task Only_the_proxy_that_is_named_is_believed(string proxy, bool believed)
    {
        var folder = Directory.CreateTempSubdirectory("deskproxy").FullName;
        await using (var office = await RealOffice.Start(folder, ("Office:Proxy", proxy), ("Office:AllowDemoOnNetwork", "true")))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/login");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "192.0.2.55");
            using var answer = await office.Http.SendAsync(request);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.Contains("Strict-Transport-Security"), Is.EqualTo(believed));
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The passwords on the console, which come a moment after the doors are open.</summary>
    private static async Task<Dictionary<string, string>> Given(RealOffice office)
    {
        for (var i = 0; i < 200 && OneTime().Count(office.Said) < 3; i++) await Task.Delay(50);
        return OneTime().Matches(office.Said).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))).Build();

    [GeneratedRegex(@"(admin|security|auditor) +([A-Za-z0-9]{5}-[A-Za-z0-9]{5}-[A-Za-z0-9]{5})")]
    private static partial Regex OneTime();
}
