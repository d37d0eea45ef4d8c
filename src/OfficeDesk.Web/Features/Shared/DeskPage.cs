using System.Collections.Concurrent;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>The message a page stands for: who may send it may open the page. A page without this is refused to everybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpensAttribute(Type message) : Attribute
{
    public Type Message { get; } = message;
}

/// <summary>A page nobody needs to sign in for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute : Attribute;

/// <summary>A page for everybody who has signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToStaffAttribute : Attribute;

/// <summary>
/// What every page stands on: the desk, the words, the navigation, one way to show a refusal. A page only translates between
/// its form and a message.
/// </summary>
public abstract class DeskPage : PageModel
{
    // what stands on the page's class, read once
    private static readonly ConcurrentDictionary<Type, Door> Doors = new();

    /// <summary>The form's own number: sending it twice has one effect (F2). Write it into every form that changes something.</summary>
    [BindProperty]
    public string? OnceKey { get; set; }

    /// <summary>Why the last message was refused; shown by _Refused and by the field it names.</summary>
    public Refusal? Refusal { get; private set; }

    protected Desk.Desk Desk => HttpContext.RequestServices.GetRequiredService<Desk.Desk>();

    /// <summary>Who is looking at the page.</summary>
    public Asker Who => Desk.Who;

    public Words T => HttpContext.RequestServices.GetRequiredService<Words>();

    /// <summary>Whether this asker could send such a message (for showing or hiding a button; the desk decides anyway).</summary>
    public bool May<TMessage>() => Desk.May(typeof(TMessage));

    /// <summary>Whether htmx asks, who wants a fragment.</summary>
    protected bool IsFragment => Request.Headers.ContainsKey("HX-Request");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!Admitted(out var instead))
        {
            context.Result = instead;
            return;
        }
        if (context.HandlerMethod is null && HttpMethods.IsPost(Request.Method))
        {
            // a form that this page does not know
            context.Result = NotFound();
            return;
        }
        if (TooLarge())
        {
            context.Result = StatusCode(StatusCodes.Status413PayloadTooLarge);
            return;
        }
        Desk.Once(OnceKey);
        // counted while the page looks up its own; whoever sends a form mostly goes on to another page
        if (HttpMethods.IsGet(Request.Method) && Who.SignedIn && !IsFragment) _ = Waits();
        if ((await next()).Result is PageResult && Who.SignedIn && !IsFragment) await ShowNavigation();
        if (OnceKey is null || Refusal is null) OnceKey = Secret.New();
    }

    /// <summary>Sends a message; a refusal is kept for the page and answered with its HTTP status.</summary>
    protected async Task<TAnswer?> Ask<TAnswer>(IMessage<TAnswer> message) where TAnswer : class
    {
        switch (await Desk.Send(message, HttpContext.RequestAborted))
        {
            case Done<TAnswer> done:
                return done.Value;
            case Refused<TAnswer> refused:
                Refuse(refused.Why);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Shows a refusal on this page: 400, 403, 404, 409.</summary>
    protected void Refuse(Refusal why)
    {
        Refusal = why;
        ViewData["Refusal"] = why;
        Response.StatusCode = JsonDoor.StatusOf(why, Who);
    }

    /// <summary>Whether this form of the page was sent, of those that have a handler of their own.</summary>
    public bool IsForm(string form) => string.Equals(Request.Query["handler"], form, StringComparison.OrdinalIgnoreCase);

    /// <summary>What was typed into a field of the form that was refused; else what it begins with.</summary>
    public string Kept(string field, string otherwise = "") =>
        Refusal is not null && Request.HasFormContentType && Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : otherwise;

    /// <summary>Whether a filter in the address says nothing sensible; which one is told on this page.</summary>
    protected bool Misread(Filters filters)
    {
        if (filters.Unknown is not { } field) return false;
        Refuse(DeskRefusals.UnknownChoice(field));
        ViewData["Misread"] = true;
        return true;
    }

    /// <summary>What to show when the object of the page is not there for this person.</summary>
    protected IActionResult Sorry() => StatusCode(Refusal is null ? StatusCodes.Status404NotFound : JsonDoor.StatusOf(Refusal, Who));

    /// <summary>
    /// Puts the views of a list under "Views" for _Views; answers the address of the one the list opens with, when it was opened
    /// without any filter and the reader has chosen one.
    /// </summary>
    protected async Task<string?> ViewsOf(string list, string href)
    {
        var views = await HttpContext.RequestServices.GetRequiredService<ViewShelf>().Of(Who, list, HttpContext.RequestAborted);
        ViewData["Views"] = new ViewsPart(views, href);
        return Request.QueryString.HasValue ? null : views.FirstOrDefault(v => v.Default && v.Href != list)?.Href;
    }

    /// <summary>A list's address with its filters; without any it names what all of them are, or it would open with the view that the reader has chosen.</summary>
    protected static string ListAddress(string list, string all, IEnumerable<KeyValuePair<string, string?>> filters) =>
        list + (QueryString.Create(filters) is { HasValue: true } query ? query.Value : "?" + all);

    /// <summary>The bytes of an uploaded file, one more than may be at most.</summary>
    protected static async Task<byte[]> Bytes(IFormFile? file)
    {
        if (file is null) return [];
        using var stream = new MemoryStream();
        await file.CopyToAsync(stream);
        return stream.ToArray();
    }

    /// <summary>Somebody's file: it is saved, never shown, and whatever it holds runs nowhere (E7).</summary>
    protected IActionResult Served(FileContent file)
    {
        Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(file.Content, file.Type, file.Name);
    }

    /// <summary>Whether more was sent than is read: nothing of the form is here, so the page cannot say what is wrong with it.</summary>
    private bool TooLarge() => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
        && Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;

    private bool Admitted(out IActionResult instead)
    {
        instead = StatusCode(StatusCodes.Status403Forbidden);
        var door = Doors.GetOrAdd(GetType(), DoorOf);
        if (door.ToAll) return true;
        if (!Who.SignedIn)
        {
            instead = Redirect("/login?back=" + Uri.EscapeDataString(Request.Method == "GET" ? Request.Path + Request.QueryString : "/"));
            return false;
        }
        if (Who.MustChangePassword && Request.Path != "/account")
        {
            instead = Redirect("/account");
            return false;
        }
        return door.ToStaff || (door.Opens is { } message && Desk.May(message));
    }

    private static Door DoorOf(Type page) => new(page.IsDefined(typeof(OpenToAllAttribute), inherit: false), page.IsDefined(typeof(OpenToStaffAttribute), inherit: false),
        ((OpensAttribute?)Attribute.GetCustomAttribute(page, typeof(OpensAttribute)))?.Message);

    private Task<Waits> Waits() => HttpContext.RequestServices.GetRequiredService<Waiting>().Of(Who, HttpContext.RequestAborted);

    private async Task ShowNavigation()
    {
        var office = await HttpContext.RequestServices.GetRequiredService<OfficeBook>().Open(HttpContext.RequestAborted);
        ViewData[NavState.Key] = new NavState
        {
            Name = Who.Name,
            SectionName = office.SectionName(Who.SectionId, T.IsEnglish),
            Roles = Who.Roles,
            Counts = (await Waits()).Counts,
            Strip = string.Join(" · ", Demo().Concat(Who.StandsInFor.Select(s => T[$"您今天代 {s.PrincipalName} 审批", $"You decide for {s.PrincipalName} today"]))),
        };
    }

    private IEnumerable<string> Demo() => HttpContext.RequestServices.GetRequiredService<WhatIsHere>().Content == OfficeContent.Demo
        ? [T["演示数据，请勿录入真实信息", "Demo data: enter nothing real"]] : [];

    private sealed record Door(bool ToAll, bool ToStaff, Type? Opens);
}
