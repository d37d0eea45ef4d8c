using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>One case: what was said, the investigation, finding, reply, filing.</summary>
[Opens(typeof(ShowComplaint))]
[RequestSizeLimit(AttachmentRules.MostBytes + (1024 * 1024))]
public sealed class ComplaintPage : DeskPage
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public long HandlerId { get; set; }

    [BindProperty]
    public CaseNote Note { get; set; } = CaseNote.Note;

    [BindProperty]
    public CaseLink Link { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Facts { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public bool Yes { get; set; }

    [BindProperty]
    public Finding Finding { get; set; }

    [BindProperty]
    public BreachKind? Kind { get; set; }

    [BindProperty]
    public long? PersonId { get; set; }

    [BindProperty]
    public long? SectionId { get; set; }

    /// <summary>People and sections to choose from.</summary>
    public OfficePage Office { get; private set; } = null!;

    public ComplaintShown C { get; private set; } = null!;

    /// <summary>What stands for words that only the handling officer reads.</summary>
    public string Closed => T["（仅承办人可见）", "(for the handling officer)"];

    public IReadOnlyList<FileLine> Files { get; private set; } = [];

    /// <summary>Who complained, right after it was opened; the page is not kept anywhere.</summary>
    public ReporterRevealed? Reporter { get; private set; }

    public async Task<IActionResult> OnGet() => await Load() ?? Page();

    public async Task<IActionResult> OnPostAssign() => await Done(await Ask(new AssignComplaint(Id, HandlerId, Version)));

    public async Task<IActionResult> OnPostNote() => await Done(await Ask(new AddCaseNote(Id, Note, Text ?? "")));

    public async Task<IActionResult> OnPostLink() => await Done(await Ask(new LinkCase(Id, Link, Number ?? "")));

    public async Task<IActionResult> OnPostName() => Left(await Ask(new NameSubject(Id, PersonId, PersonId is null ? SectionId : null, Reason ?? "", Facts ?? "", Version))) ?? await Done(null);

    public async Task<IActionResult> OnPostUnname() => await Done(await Ask(new UnnameSubject(Id, PersonId, PersonId is null ? SectionId : null, Reason ?? "", Version)));

    public async Task<IActionResult> OnPostFind() => await Done(await Ask(new RecordFinding(Id, Finding, Text ?? "", Kind ?? BreachKind.Complaint, Facts ?? "", Version)));

    public async Task<IActionResult> OnPostReply() => await Done(await Ask(new ReplyComplaint(Id, Text ?? "", How ?? "", Yes, Version)));

    public async Task<IActionResult> OnPostFile() => await Done(await Ask(new FileComplaint(Id, Reason ?? "", Version)));

    public async Task<IActionResult> OnPostWithdraw() => await Done(await Ask(new WithdrawComplaint(Id, Reason ?? "", Yes, Version)));

    public async Task<IActionResult> OnPostPassOn() => await Done(await Ask(new PassOnComplaint(Id, How ?? "", Version)));

    public async Task<IActionResult> OnPostMerge() => await Done(await Ask(new MergeComplaint(Id, Number ?? "", Version)));

    public async Task<IActionResult> OnPostReveal()
    {
        Reporter = await Ask(new RevealReporter(Id, Purpose ?? ""));
        var why = Refusal;
        if (await Load() is { } gone) return gone;
        if (why is not null) Refuse(why);
        return Page();
    }

    public async Task<IActionResult> OnPostReceipt() => await Paper(await Ask(new IssueCaseReceipt(Id)));

    public async Task<IActionResult> OnPostLetter() => await Paper(await Ask(new IssueCaseReply(Id, Text ?? "", Facts ?? "")));

    public async Task<IActionResult> OnPostPack() => await Ask(new PackCase(Id, Purpose ?? "")) is { } packet ? File(packet.Content, "application/zip", packet.Name) : await Done(null);

    public async Task<IActionResult> OnPostAttach(IFormFile? file) => await Done(await Ask(new AttachEvidence(Id, file?.FileName ?? "", await Bytes(file))));

    public async Task<IActionResult> OnGetFile(long file) => await Ask(new ReadEvidence(Id, file)) is { } content ? Served(content) : Sorry();

    /// <summary>A case that went to somebody else is out of the asker's sight: back to the list.</summary>
    private RedirectResult? Left(SubjectNamed? named) => named is null ? null : Redirect(named.StoodAside ? "/complaints" : $"/complaints/{Id}");

    private async Task<IActionResult> Done(object? answer)
    {
        if (answer is not null) return Redirect($"/complaints/{Id}");
        var why = Refusal!;
        if (await Load() is { } gone) return gone;
        Refuse(why);
        return Page();
    }

    private async Task<IActionResult> Paper(CasePaper? paper) => paper is null ? await Done(null) : Redirect($"/documents/{paper.DocumentId}");

    private async Task<IActionResult?> Load()
    {
        if (await Ask(new ShowComplaint(Id)) is not { } c) return Sorry();
        C = c;
        Office = await HttpContext.RequestServices.GetRequiredService<OfficeBook>().Open(HttpContext.RequestAborted);
        if (await Ask(new ListEvidence(Id)) is { } evidence) Files = evidence.Files;
        ModelState.Clear();
        return null;
    }
}
