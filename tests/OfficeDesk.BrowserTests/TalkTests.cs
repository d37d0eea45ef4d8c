namespace OfficeDesk.BrowserTests;

/// <summary>What is told of a task while it runs.</summary>
public class TalkTests
{
    [Test]
    public async Task DL_8_a_serious_matter_is_written_confirmed_and_sent()
    {
        await using var window = await Browser.SignIn("staff1");
        var number = await Browser.Ask<string>("SELECT number FROM tasks WHERE answering_id = 8 AND state = 'Open' ORDER BY id LIMIT 1");
        foreach (var (path, text) in new[] { ($"/t/{number}/talk", "入户时发现老人独自卧床。"), ($"/t/{number}", "老人已送医。") })
        {
            await window.Open(path);
            await window.Page.ClickAsync("summary:has-text('重大情况立即报告')");
            await window.Page.ClickAsync("#SeriousText");
            Assert.That(await window.Page.IsHiddenAsync("#confirm"), "writing asks nothing");
            await window.Type(text);
            await window.Press("Control+Enter");
            Assert.That(await window.Page.IsVisibleAsync("#confirm"), "sending asks first, by keyboard too");
            await window.Page.ClickAsync("#confirm [value=no]");
            await window.Page.ClickAsync("button:has-text('立即报告')");
            await window.Page.ClickAsync("#confirm [value=ok]");
            await window.Page.WaitForSelectorAsync($".callout.bad:has-text('{text}')");
        }
    }
}
