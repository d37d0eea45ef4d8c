using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Letters;

/// <summary>How letters leave: server, account, sender; and a test letter that shows the server's own words.</summary>
[Opens(typeof(ShowMailSettings))]
public sealed class MailPage : DeskPage
{
    /// <summary>What the form shows: what is set, or what was typed and refused.</summary>
    public MailSettings? Set { get; private set; }

    [BindProperty]
    public string To { get; set; } = "";

    public bool Saved { get; private set; }

    /// <summary>What became of the test letter; what to do about it stands with it.</summary>
    public TestMailSent? Tested { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(string host, int port, bool startTls, string user, string password, string from, int version)
    {
        var form = new ChangeMailSettings(host ?? "", port, startTls, user ?? "", password ?? "", from ?? "", version);
        Saved = await Ask(form) is not null;
        await Load();
        if (!Saved && Set is { } now) Set = now with { Host = form.Host, Port = form.Port, StartTls = form.StartTls, User = form.User, From = form.From };
        return Page();
    }

    public async Task OnPostTest()
    {
        Tested = await Ask(new SendTestMail(To ?? ""));
        await Load();
    }

    private async Task Load()
    {
        var refused = Refusal;
        Set = await Ask(new ShowMailSettings());
        if (refused is not null) Refuse(refused);
    }
}
