using Microsoft.Playwright;

namespace OfficeDesk.BrowserTests;

/// <summary>Files that somebody brings, and what stands beside them on the form.</summary>
public class UploadTests
{
    [Test]
    public async Task A_file_that_is_too_large_is_told_and_what_was_typed_stays()
    {
        await using var window = await Browser.SignIn("admin");
        await window.Go("/admin/people/import");
        await window.Page.FillAsync("[name=Csv]", "姓名,股室\n新人甲,SHJZ");
        await window.Page.SetInputFilesAsync("[type=file]", new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = new byte[1_500_000] });
        await window.Page.ClickAsync("form:has([type=file]) .btn-primary");
        await window.Page.WaitForSelectorAsync("#toast:has-text('文件太大')");
        Assert.That(await window.Page.InputValueAsync("[name=Csv]"), Does.Contain("新人甲"));
    }

    [Test]
    public async Task A_phone_to_call_stands_on_one_line_on_a_citizens_phone()
    {
        await using var window = await Browser.SignIn("staff1");
        await window.Page.SetViewportSizeAsync(390, 800);
        await window.Go("/q");
        Assert.That(await window.Page.EvaluateAsync<int>("document.querySelector('.checks a[href^=\"tel:\"]').getClientRects().length"), Is.EqualTo(1));
    }
}
