using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The counter: from a ringing phone to a recorded first contact without touching the mouse.</summary>
[Opens(typeof(LogEnquiry))]
public sealed class CounterPage : DeskPage
{
    public CounterForm Typed { get; private set; } = CounterForm.Empty(Channel.Visit);

    public CounterSetup Setup { get; private set; } = new(Channel.Visit, [], []);

    /// <summary>The promise for the matter in the form; null before one is chosen.</summary>
    public Promise? Promise { get; private set; }

    public IReadOnlyList<Caller> Callers { get; private set; } = [];

    public Queue? Queue { get; private set; }

    public Light? ShownLight { get; private set; }

    /// <summary>When the draft in the form was kept; null when the form is new.</summary>
    public DateTimeOffset? DraftOf { get; private set; }

    /// <summary>What was just saved.</summary>
    public Receipt? Saved { get; private set; }

    /// <summary>The open enquiry into which the last visit was just written.</summary>
    public string Added { get; private set; } = "";

    public async Task OnGet(string? saved, string? added, Light? light)
    {
        Setup = await Ask(new ReadCounter()) ?? Setup;
        var draft = await Ask(new ReadDraft(CounterForm.Name));
        DraftOf = draft?.SavedAt;
        Typed = DraftOf is null ? CounterForm.Empty(Setup.Channel) : CounterForm.Of(f => draft!.Fields.GetValueOrDefault(f));
        if (saved is { Length: > 0 and <= 20 } && await Desk.Send(new ReadReceipt(saved), HttpContext.RequestAborted) is Done<Receipt> done) Saved = done.Value;
        if (added is { Length: > 0 and <= 20 }) Added = added;
        if (DraftOf is not null) await Recognise(Typed.Phone);
        await ShowRest(light);
    }

    public async Task<IActionResult> OnPost()
    {
        Typed = Sent();
        if (Typed.Matter is null && await FindMatter() is { } matter) Typed = Typed.WithMatter(matter.Id, matter.Name);
        if (await Save() is not { } number) return await Again();
        await Ask(new DropDraft(CounterForm.Name));
        return Redirect(Request.Form.ContainsKey("print") ? $"/documents/new/receipt/{number}?print=1&back={Uri.EscapeDataString($"/counter?saved={number}")}" : Typed.AddTo.Length > 0 ? $"/counter?added={number}" : $"/counter?saved={number}");
    }

    public async Task<IActionResult> OnPostDraft()
    {
        var typed = Sent();
        var kept = typed.Begun ? await Ask(new KeepDraft(CounterForm.Name, JsonSerializer.Serialize(typed.ToDraft(OnceKey)))) : await Ask(new DropDraft(CounterForm.Name));
        return kept is null ? Sorry() : new NoContentResult();
    }

    public async Task<IActionResult> OnPostDiscard()
    {
        await Ask(new DropDraft(CounterForm.Name));
        return Redirect("/counter");
    }

    public async Task<IActionResult> OnPostCaller(string? by)
    {
        Typed = Sent();
        var text = by == nameof(Typed.CitizenName) && Typed.Phone.Length == 0 ? Typed.CitizenName : Typed.Phone.Length > 0 ? Typed.Phone : Typed.CitizenName;
        await Recognise(text);
        return Partial("_Callers", this);
    }

    public async Task<IActionResult> OnGetMatters(string? q) =>
        Partial("_Matters", (await Ask(new FindMatters(q is { Length: > 80 } ? q[..80] : q ?? "")))?.Matters ?? []);

    public async Task<IActionResult> OnGetPromise()
    {
        Typed = CounterForm.Of(f => Request.Query[f]);
        await ShowPromise();
        return Partial("_Promise", this);
    }

    public async Task<IActionResult> OnGetQueue(Light? light)
    {
        ShownLight = light;
        Queue = await Ask(new TodaysQueue(light));
        return Partial("_Queue", this);
    }

    /// <summary>The number under which it stands now: a new one, or that of the open enquiry it was written into.</summary>
    private async Task<string?> Save()
    {
        if (Typed.AddTo.Length > 0) return (await Ask(new AddToEnquiry(Typed.AddTo, CounterForm.Parse<Channel>(Typed.Channel), Typed.Ask)))?.Number;
        if (Typed.TryReceivedAt(out var at)) return (await Ask(Typed.ToMessage(at, await HasPost())))?.Number;
        Refuse(EnquiryRules.ReceivedUnreadable);
        return null;
    }

    private CounterForm Sent() => CounterForm.Of(f => Request.Form[f].ToString());

    private async Task<IActionResult> Again()
    {
        Setup = await Quietly(new ReadCounter()) ?? Setup;
        if (Typed.Phone.Length > 0) await Recognise(Typed.Phone);
        await ShowRest(null);
        return Page();
    }

    private async Task ShowRest(Light? light)
    {
        ShownLight = light;
        await ShowPromise();
        Queue = await Quietly(new TodaysQueue(light));
    }

    private async Task ShowPromise()
    {
        if (Typed.Matter is { } matter)
            Promise = await Quietly(new PromiseFor(matter, Typed.AwayFromHome, Typed.TryReceivedAt(out var at) && at is { } when ? OfficeDesk.Web.Desk.OfficeClock.Day(when) : null));
    }

    private async Task Recognise(string text) =>
        Callers = text.Length is > 0 and <= 40 ? (await Quietly(new RecogniseCaller(text, Typed.Matter)))?.Callers ?? [] : [];

    private async Task<bool> HasPost() => Typed.Matter is { } matter && (await Quietly(new PromiseFor(matter)))?.DueOn is not null;

    /// <summary>Without script nothing is picked from a list: what was typed counts when it can mean one matter only.</summary>
    private async Task<MatterFound?> FindMatter()
    {
        if (Typed.MatterText.Trim() is not { Length: > 0 and <= 80 } text) return null;
        var found = (await Quietly(new FindMatters(text)))?.Matters ?? [];
        return found.Count == 1 || (found.Count > 1 && (found[0].Name == text || found[0].NameEn == text || found[0].Code.Equals(text, StringComparison.OrdinalIgnoreCase))) ? found[0] : null;
    }

    /// <summary>Asks for what stands beside the form; what this person may not see is left out.</summary>
    private async Task<T?> Quietly<T>(OfficeDesk.Web.Desk.IQuery<T> query) where T : class => await Desk.Send(query, HttpContext.RequestAborted) is Done<T> done ? done.Value : null;
}
