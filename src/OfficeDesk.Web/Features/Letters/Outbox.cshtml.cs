using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Mail;

namespace OfficeDesk.Web.Features.Letters;

/// <summary>What became of every letter, with the server's answer; never its body.</summary>
[Opens(typeof(ListLetters))]
public sealed class OutboxPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public LetterState State { get; set; } = LetterState.Waiting;

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public LetterList? List { get; private set; }

    /// <summary>What came of sending by hand.</summary>
    public OutboxSent? Sent { get; private set; }

    /// <summary>What to do about the last reply that was no good one.</summary>
    public (string Zh, string En) Advice => PostAdvice.Of(Sent?.Trouble ?? "");

    /// <summary>The address a letter is on its way to again.</summary>
    public string? Retried { get; private set; }

    /// <summary>The states with their words and how many letters stand there; sent ones are not counted, there are too many.</summary>
    public IEnumerable<(LetterState State, string Word, int? Count, string Light)> Tabs =>
    [
        (LetterState.Waiting, T["待发", "Waiting"], List?.Waiting, ""),
        (LetterState.Dead, T["被拒收", "Refused"], List?.Dead, List is { Dead: > 0 } ? "lt-r" : ""),
        (LetterState.NoAddress, T["没有邮箱", "No address"], List?.NoAddress, List is { NoAddress: > 0 } ? "lt-y" : ""),
        .. List is { Held: > 0 } || State is LetterState.Held ? [(LetterState.Held, T["恢复后暂停", "Held after a restore"], List?.Held, "lt-y")] : Array.Empty<(LetterState, string, int?, string)>(),
        (LetterState.Sent, T["已发", "Sent"], null, ""),
    ];

    public Task OnGet() => Load();

    public async Task OnPostSend()
    {
        Sent = await Ask(new SendOutbox(ByHand: true));
        await Load();
    }

    public async Task OnPostRetry(long id)
    {
        Retried = (await Ask(new RetryLetter(id)))?.Address;
        await Load();
    }

    private async Task Load()
    {
        var refused = Refusal;
        List = await Ask(new ListLetters(State, Before));
        if (refused is not null) Refuse(refused);
    }
}
