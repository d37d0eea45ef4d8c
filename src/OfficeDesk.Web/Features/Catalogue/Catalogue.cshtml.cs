using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>The catalogue as the office works on it.</summary>
[Opens(typeof(ReadCatalogue))]
public sealed class CataloguePage : DeskPage
{
    public CatalogueRead Shown { get; private set; } = new([], [], [], []);

    public Task OnGet() => Load();

    /// <summary>The whole catalogue as a file that can be mended and imported.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        if (await Ask(new ReadCatalogue()) is not { } all) return Sorry();
        return File(CsvCells.File(CatalogueFile.Heads, CatalogueFile.Write(all.Matters.Select(m => m.Entry))), "text/csv; charset=utf-8", T["事项目录.csv", "catalogue.csv"]);
    }

    public Task<IActionResult> OnPostConfirm(long id) => Send(new ConfirmMatter(id));

    public Task<IActionResult> OnPostWithdraw(long id) => Send(new WithdrawMatter(id));

    private async Task<IActionResult> Send<T>(OfficeDesk.Web.Desk.IMessage<T> message) where T : class
    {
        if (await Ask(message) is not null) return Redirect("/catalogue");
        var why = Refusal;
        await Load();
        if (why is not null) Refuse(why);
        return Page();
    }

    private async Task Load() => Shown = await Ask(new ReadCatalogue()) ?? Shown;
}
