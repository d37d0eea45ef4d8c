using System.Text.Json;
using OfficeDesk.Tests.BadDays;

namespace OfficeDesk.BrowserTests;

/// <summary>AP-10: the page of grades for the public is not there, then the office opens it by two persons, and anybody reads it without signing in.</summary>
[NonParallelizable]
public sealed class GradesTests
{
    [Test]
    public async Task AP_10_grades_are_open_to_the_public_when_the_office_chose_so_and_hold_no_points()
    {
        var folder = Directory.CreateTempSubdirectory("deskgrades").FullName;
        try
        {
            await using var office = await RealOffice.Start(folder, ("Office:Jobs", "false"), ("Office:Demo", "true"));
            var address = office.Http.BaseAddress!.ToString().TrimEnd('/');
            using (var closed = await office.Http.GetAsync("/grades")) Assert.That((int)closed.StatusCode, Is.EqualTo(404));
            await Publish(office);
            var asked = JsonDocument.Parse(await Say(office, "leader1", "ProposeSetting", new { name = "appraisal.publicGrades", value = "true", reason = "按县里要求公开等次" })).RootElement.GetProperty("id").GetInt64();
            await Say(office, "leader2", "ConfirmSetting", new { id = asked });
            await Task.Delay(1200); // settings are kept for a second
            foreach (var (width, dark) in new[] { (Window.Desk, false), (Window.Desk, true), (Window.Phone, false), (Window.Phone, true) })
            {
                await using var window = await Browser.Stranger(address, width, dark);
                await window.Open("/grades");
                Assert.That(await window.Page.Locator("table tbody tr").CountAsync(), Is.Positive, "there is somebody to read about");
                var text = await window.Page.InnerTextAsync("main");
                Assert.That(text, Does.Match("优秀|称职").And.Not.Match(@"\d{2}\.\d{2}"), "grades, no points");
                Assert.That(await window.ReadAloud(), Is.Empty);
                if (Environment.GetEnvironmentVariable("OFFICEDESK_SHOW_PAGES") is { Length: > 0 } pictures)
                    await window.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"grades-{width}{(dark ? "-dark" : "")}.png"), FullPage = true });
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The group publishes whatever round has been reviewed and is not published yet.</summary>
    private static async Task Publish(RealOffice office)
    {
        foreach (var round in JsonDocument.Parse(await Say(office, "leader1", "ListRounds", new { })).RootElement.GetProperty("rounds").EnumerateArray())
        {
            var shown = JsonDocument.Parse(await Say(office, "leader1", "ShowRound", new { roundId = round.GetProperty("id").GetInt64() })).RootElement;
            using var answer = await office.Post("PublishRound", new { roundId = round.GetProperty("id").GetInt64(), version = shown.GetProperty("version").GetInt32() }, await office.SignIn("leader1"));
        }
    }

    private static async Task<string> Say(RealOffice office, string who, string message, object body)
    {
        using var answer = await office.Post(message, body, await office.SignIn(who));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{message}: {text}");
        return text;
    }
}
