using System.Text;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.AuditTrail;

/// <summary>The office's memory of who did what; the auditor verifies and exports it.</summary>
[Opens(typeof(ListAudit))]
public sealed class AuditTrailPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public long? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Message { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Before { get; set; }

    public AuditPage List { get; private set; } = new([], false, false);

    /// <summary>What a walk over the chain found.</summary>
    public AuditVerdict? Verdict { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (!ModelState.IsValid) return Sorry();
        if (await Ask(Asked) is { } list) List = list;
        return Page();
    }

    public async Task<IActionResult> OnPostVerify()
    {
        Verdict = await Ask(new VerifyAudit());
        var why = Refusal;
        if (await Desk.Send(Asked, HttpContext.RequestAborted) is Done<AuditPage> list) List = list.Value;
        if (why is not null) Refuse(why);
        return Page();
    }

    /// <summary>The whole chain, a line a row, as the command verify-audit reads it.</summary>
    public async Task<IActionResult> OnGetExport()
    {
        if (await Ask(new ExportAudit()) is not { } first) return Sorry();
        Response.ContentType = "application/x-ndjson";
        Response.Headers.ContentDisposition = "attachment; filename=\"audit.jsonl\"";
        for (var page = first; page is { Rows.Count: > 0 }; page = await Ask(new ExportAudit(page.Rows[^1].Seq)))
            foreach (var row in page.Rows) await Response.WriteAsync(AuditExport.Line(row) + "\n", Encoding.UTF8, HttpContext.RequestAborted);
        return new EmptyResult();
    }

    /// <summary>The address of the next page.</summary>
    public string Next => "/audit" + QueryString.Create(new KeyValuePair<string, string?>[]
    {
        new("person", Person?.ToString()), new("message", Message), new("from", From?.ToString("yyyy-MM-dd")), new("to", To?.ToString("yyyy-MM-dd")), new("before", List.Rows.Count > 0 ? List.Rows[^1].Seq.ToString() : null),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>The reader's half of what is wrong with the chain.</summary>
    public string InWords(string why) => why.Split(" / ") is [var zh, var en] ? T[zh, en] : why;

    /// <summary>Who did it, in the reader's language; the clock and whoever had not signed in have no name.</summary>
    public string DoneBy(AuditLine row) => row switch
    {
        { Who.Length: > 0 } => row.Who,
        { Via: "clock" or "console" } => T["系统", "The system"],
        _ => T["未登录", "Not signed in"],
    };

    private ListAudit Asked => new(Person, Message ?? "", From, To, Before);
}
