using System.Text.RegularExpressions;

namespace OfficeDesk.BrowserTests;

/// <summary>PB-1: a citizen with a printed receipt and a phone.</summary>
public partial class StatusTests
{
    [Test]
    public async Task PB_1_number_and_code_of_a_printed_receipt_are_typed_or_scanned_and_the_state_is_read()
    {
        string number, code, address;
        await using (var counter = await Browser.SignIn("staff1"))
        {
            await counter.Go("/enquiries");
            number = (await counter.Page.Locator("main a[href^='/e/']").First.GetAttributeAsync("href"))!.Split('/')[^1];
            await counter.Go("/documents/new/receipt/" + number);
            code = Printed().Match(await counter.Page.InnerTextAsync("body")).Groups["code"].Value;
            address = new Uri(counter.Page.Url).GetLeftPart(UriPartial.Authority);
        }
        await using var phone = await Browser.Stranger(address, Window.Phone);
        await phone.Open("/q");
        await phone.Page.FillAsync("#Number", number);
        await phone.Page.FillAsync("#Code", code.ToLowerInvariant());
        await phone.Page.ClickAsync("main form .btn-primary");
        await phone.Page.WaitForSelectorAsync("[data-state]");
        await phone.Sound("/q with a state");
        Assert.That(await phone.ReadAloud(), Is.Empty);

        await using var scanned = await Browser.Stranger(address, Window.Phone, dark: true);
        List<string> sent = [];
        scanned.Page.Request += (_, r) => sent.Add(r.Url);
        await scanned.Go($"/q/{number}#{code}");
        await scanned.Page.WaitForSelectorAsync("[data-state]");
        await scanned.Sound("/q scanned");
        Assert.That(await scanned.ReadAloud(), Is.Empty);
        Assert.That(sent.Append(scanned.Page.Url).Where(u => u.Split('#')[0].Contains(code, StringComparison.Ordinal)), Is.Empty, "the code is in no address that is sent");
        Assert.That(scanned.Page.Url, Does.Not.Contain(code));
    }

    [GeneratedRegex(@"查询码\s*(?<code>[0-9A-Z]{8})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Printed();
}
