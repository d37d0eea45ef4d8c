using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Members of the office, their accounts and roles; each administrator sees the buttons of the own post only.</summary>
[Opens(typeof(ListAccounts))]
public sealed class PeoplePage(TimeProvider clock) : DeskPage
{
    public static IReadOnlyList<(Channel Channel, string Zh, string En)> Channels { get; } =
    [
        (Channel.Visit, "来访", "Visit"), (Channel.Call, "来电", "Call"), (Channel.Hotline, "热线", "Hotline"), (Channel.Letter, "来信", "Letter"),
        (Channel.OfficialLetter, "来函", "Official letter"), (Channel.Online, "网上", "Online"), (Channel.Other, "其他", "Other"),
    ];

    /// <summary>The instant of this view, UTC.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    [BindProperty(SupportsGet = true)]
    public string Text { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public long? Edit { get; set; }

    public IReadOnlyList<PersonWithAccounts> Rows { get; private set; } = [];

    public IReadOnlyList<Section> Sections { get; private set; } = [];

    /// <summary>The person in the form; null without one.</summary>
    public Person? Edited { get; private set; }

    /// <summary>The account just opened or reset, with its password.</summary>
    public AccountOpened? Opened { get; private set; }

    /// <summary>What was typed for an account that was refused; stays in its row.</summary>
    public OpenAccount? Tried { get; private set; }

    /// <summary>The request just sent for a password that takes two; null without one.</summary>
    public ResetRequested? Asked { get; private set; }

    /// <summary>Whether the password of this account takes a second person.</summary>
    public bool TakesTwo(AccountRow account) => AccountRules.ResetTakesTwo(Who.PersonId, account.PersonId, account.RoleList);

    public Task OnGet() => Load();

    /// <summary>Everybody at work as a table that can be mended and imported again.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new ListAccounts(Text ?? "")) is not { } all) return Sorry();
        var codes = ((await Ask(new ListOffice()))?.Sections ?? []).ToDictionary(s => s.Id, s => s.Code);
        var rows = all.Where(r => r.Person.Active == 1).Select(r => new[]
        {
            r.Person.Name, codes.GetValueOrDefault(r.Person.SectionId, ""), r.Person.JobTitle, r.Person.Phone, r.Person.Email, r.Person.Place,
            May<OpenAccount>() ? r.Accounts.Select(a => a.SignIn).FirstOrDefault("") : "",
        });
        return File(CsvCells.File(PeopleFile.Heads, rows), "text/csv; charset=utf-8", T["人员.csv", "people.csv"]);
    }

    public async Task<IActionResult> OnPostSave(SavePerson form)
    {
        if (await Ask(form) is not null) return Redirect("/admin/people");
        Edited = new Person { Id = form.Id, Name = form.Name ?? "", SectionId = form.SectionId, JobTitle = form.JobTitle ?? "", Phone = form.Phone ?? "", Email = form.Email ?? "", Place = form.Place ?? "", Channel = form.Channel.ToString(), Active = form.Active ? 1 : 0, Version = form.Version };
        return await Shown();
    }

    public async Task<IActionResult> OnPostOpen(OpenAccount form)
    {
        Opened = await Ask(form);
        if (Opened is null) Tried = form;
        return await Shown();
    }

    public async Task<IActionResult> OnPostAccount(string act, long accountId, int version)
    {
        if (act == "reset") Opened = await Ask(new ResetPassword(accountId, version));
        else await Ask(new DisableAccount(accountId, act == "disable", version));
        return await Shown();
    }

    public async Task<IActionResult> OnPostReset(long accountId, string? reason)
    {
        Asked = await Ask(new RequestReset(accountId, reason ?? ""));
        if (Asked is { SingleHanded: true } alone) Opened = new AccountOpened(accountId, alone.OneTimePassword);
        return await Shown();
    }

    public async Task<IActionResult> OnPostTake(TakeRole form)
    {
        await Ask(form);
        return await Shown();
    }

    public async Task<IActionResult> OnPostEnd(EndSessions form)
    {
        await Ask(form);
        return await Shown();
    }

    private async Task<IActionResult> Shown()
    {
        await Load();
        return Page();
    }

    private async Task Load()
    {
        var refused = Refusal;
        Rows = await Ask(new ListAccounts(Text ?? "")) ?? [];
        Sections = (await Ask(new ListOffice()))?.Sections ?? [];
        if (Edited is null && Edit is { } id)
            Edited = id == 0 ? new Person { Active = 1, SectionId = Sections.Select(s => s.Id).FirstOrDefault() } : Rows.Select(r => r.Person).FirstOrDefault(p => p.Id == id);
        if (refused is not null) Refuse(refused);
    }
}
