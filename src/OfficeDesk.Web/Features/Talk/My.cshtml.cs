using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Talk;

/// <summary>What others wrote to me and what I watch: a part of My work, and a page of its own where no script runs.</summary>
[Opens(typeof(MyTalk))]
public sealed class MyTalkPage : DeskPage
{
    public TalkForMe Talk { get; private set; } = null!;

    public bool Bare => IsFragment;

    public async Task<IActionResult> OnGet()
    {
        if (await Ask(new MyTalk()) is not { } talk) return Sorry();
        Talk = talk;
        return Page();
    }
}
