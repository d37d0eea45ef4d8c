using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The register of negative filings; the general office files from here.</summary>
[Opens(typeof(ListRefusals))]
public sealed class RefusalsPage : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Unfiled { get; set; }

    public RefusalsListed List { get; private set; } = new([]);

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostFile(long id)
    {
        if (await Ask(new FileRefusal(id)) is not null) return Redirect("/applications/refusals");
        var why = Refusal!;
        await Load();
        Refuse(why);
        return Page();
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new ListRefusals(Year, Unfiled, 1000)) is not { } list) return Sorry();
        IEnumerable<IReadOnlyList<object?>> rows = list.Lines.Select(r => new object?[]
        {
            r.Number, r.Application, r.Matter, r.Section, r.Handler, T[ReceiptWords.Zh(r.Ground), ReceiptWords.En(r.Ground)], r.Reason, r.Basis, r.GoTo, At(r.FiledAt), ReceiptTalk.Of(T, r.Review), r.ReviewedBy, At(r.ReviewedAt), At(r.SentAt), At(r.OfficeAt),
        });
        var heads = new[]
        {
            T["编号", "Number"], T["申请", "Application"], T["事项", "Matter"], T["股室", "Section"], T["经办", "Handler"], T["类别", "Ground"], T["理由", "Reason"], T["依据", "Basis"], T["去处", "Where to go"], T["报备时间", "Filed at"], T["复核", "Review"],
            T["复核人", "Reviewed by"], T["复核时间", "Reviewed at"], T["书面决定", "Decision sent"], T["办公室备案", "Filed by the office"],
        };
        return new CsvStream(T["负面清单.csv", "refusals.csv"], heads, rows.ToAsyncEnumerable());
    }

    private static DateTime? At(DateTimeOffset? at) => at is { } t ? OfficeClock.Wall(t) : null;

    private async Task Load() => List = await Ask(new ListRefusals(Year, Unfiled)) ?? List;
}
