using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace OfficeDesk.Tests.BadDays;

/// <summary>D6: what the running program writes down and tells machines holds nothing of anybody.</summary>
public class QuietTests
{
    private const string Name = "独角兽丙";
    private const string Phone = "10000099917";
    private const string Id = "110101190001019997";

    [Test]
    public async Task D6_the_whole_log_of_a_run_and_the_metrics_hold_no_personal_data()
    {
        var folder = Directory.CreateTempSubdirectory("deskquiet").FullName;
        // everything it can say
        await using (var office = await RealOffice.Start(folder, ("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:OfficeDesk", "Trace"), ("Office:MetricsToken", "a-token-of-the-monitor")))
        {
            var secret = await office.SignIn("staff1");
            using (var logged = await office.Post("LogEnquiry", new { channel = "Call", citizenName = Name, phone = Phone, matterTypeId = 1, ask = $"{Name} {Id}", route = "Own" }, secret)) Assert.That(logged.IsSuccessStatusCode);
            using (await office.Post("LogEnquiry", new { channel = "Call", citizenName = Name, phone = Phone, matterTypeId = -1, ask = Id, route = "Own" }, secret)) { }
            using (await office.Post("LogEnquiry", new { citizenName = Name, unknown = Phone }, secret)) { }
            using (await office.Post("LogEnquiry", new StringContent($"{{\"citizenName\":\"{Name}\", {Phone}", Encoding.UTF8, "application/json"), secret)) { }
            using (await office.Post("SignIn", new { name = Name, password = Phone })) { }
            using (await office.Http.GetAsync("/find?q=" + Uri.EscapeDataString(Name + Phone))) { }
            using (await office.Http.GetAsync("/status?number=2026-1&code=" + Phone)) { }
            using (await office.Http.GetAsync("/nothing/" + Phone)) { }
            await Task.Delay(300);
            Assert.That(office.Said, Does.Not.Contain(Name).And.Not.Contain(Id).And.Not.Contain("Minzheng-2026\"").And.Not.Contain(secret));
            Assert.That(office.Said.Split('\n').Where(l => l.Contains(Phone, StringComparison.Ordinal)), Is.Empty);

            var metrics = await office.Http.GetStringAsync("/metrics");
            Assert.That(metrics, Does.Contain("officedesk_database_up 1").And.Contain("officedesk_outbox_letters{state=\"waiting\"}").And.Contain("officedesk_http_answers_total{kind=\"2xx\"}").And.Contain("officedesk_memory_bytes"));
            Assert.That(metrics, Does.Not.Contain(Name).And.Not.Contain(Phone));
            Assert.That(metrics.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.All.Match(@"^[a-z_]+(\{[a-z]+=""[a-z0-9]+""\})? [0-9.E+-]+$"), "the format that Prometheus reads");
            Assert.That(await Metrics(office, null), Is.EqualTo(HttpStatusCode.NotFound), "passed on by a proxy it is not this machine");
            Assert.That(await Metrics(office, "a-wrong-token-of-some"), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await Metrics(office, "a-token-of-the-monitor"), Is.EqualTo(HttpStatusCode.OK));
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>As somebody behind a proxy on this machine.</summary>
    private static async Task<HttpStatusCode> Metrics(RealOffice office, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Add("X-Forwarded-For", "192.0.2.9");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await office.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
