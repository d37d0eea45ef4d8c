using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Keeping;

/// <summary>What is wrong, in words, with what to do about each; what is right stands below.</summary>
[Opens(typeof(ReadTroubles))]
public sealed class TroublePage : DeskPage
{
    public TroubleList? List { get; private set; }

    public async Task OnGet() => List = await Ask(new ReadTroubles());
}
