using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>One enquiry: what was asked, who answers, what was done, and every next step as a small form of its own.</summary>
[Opens(typeof(ShowEnquiry))]
public sealed class EnquiryPage(OfficeBook book) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = "";

    /// <summary>The act that was just done; its words stand above the page.</summary>
    [BindProperty(SupportsGet = true)]
    public string Did { get; set; } = "";

    /// <summary>The act whose form was refused: it stays open with what was typed.</summary>
    public string Act { get; private set; } = "";

    /// <summary>The transfer whose form was refused.</summary>
    public string ActOn { get; private set; } = "";

    public EnquiryShown E { get; private set; } = null!;

    /// <summary>The full phone number, just looked at.</summary>
    public PhoneRevealed? Revealed { get; private set; }

    /// <summary>Whom a chief can name, by section.</summary>
    public IReadOnlyList<(string Section, IReadOnlyList<Receiver> People)> Candidates { get; private set; } = [];

    public Task<IActionResult> OnGet() => Show();

    public Task<IActionResult> OnPostAnswer(string answerText, string answerHow, string answerGivenAt, int version)
    {
        DateTimeOffset? given = null;
        if (!string.IsNullOrWhiteSpace(answerGivenAt))
        {
            if (!DateTime.TryParse(answerGivenAt, CultureInfo.InvariantCulture, out var wall) || wall.Year is < 2000 or > 2099)
                return Refused("Answer", DeskRefusals.Malformed("GivenAt", "时间的格式不对，请重新选择。", "This is not a date and time; please choose it again."));
            given = OfficeClock.Instant(wall);
        }
        return After("Answer", new AnswerEnquiry(Number, Choice<Channel>(answerHow), answerText ?? "", given, version));
    }

    public Task<IActionResult> OnPostTry(string tryText, string tryHow) => After("Try", new RecordFailedTry(Number, Choice<Channel>(tryHow), tryText ?? ""));

    public Task<IActionResult> OnPostNoContact() => After("NoContact", new RecordNoContact(Number));

    public Task<IActionResult> OnPostRefer(string referReached, string referDetails) => After("Refer", new CompleteReferral(Number, referReached ?? "", referDetails ?? ""));

    public Task<IActionResult> OnPostClose(int version) => After("Close", new CloseEnquiry(Number, version));

    public Task<IActionResult> OnPostWithdraw(string withdrawReason) => After("Withdraw", new WithdrawEnquiry(Number, withdrawReason ?? ""));

    public Task<IActionResult> OnPostMerge(string mergeInto, string mergeReason, int version) => After("Merge", new MergeEnquiry(Number, mergeInto ?? "", mergeReason ?? "", version));

    public Task<IActionResult> OnPostAccept(string transfer, int version) => After("Accept", new AcceptTransfer(transfer ?? "", version), transfer);

    public Task<IActionResult> OnPostContact(string transfer, string contactNote, int version) => After("Contact", new RecordContact(transfer ?? "", contactNote ?? "", version), transfer);

    public Task<IActionResult> OnPostBack(string transfer, string backReason, string backText, int version) =>
        After("Back", new SendBack(transfer ?? "", Choice<SendBackReason>(backReason), backText ?? "", version), transfer);

    public Task<IActionResult> OnPostDecide(string transfer, long decideReceiverId, string decideReason, int version) =>
        After("Decide", new DecideTransfer(transfer ?? "", decideReceiverId, decideReason ?? "", version), transfer);

    /// <summary>The number is shown once, on the answer to this form, and in no address.</summary>
    public async Task<IActionResult> OnPostReveal(string revealPurpose)
    {
        Act = "Reveal";
        Revealed = await Ask(new RevealPhone(Number, revealPurpose ?? ""));
        return Revealed is null ? await Refused("Reveal", Refusal!) : await Show();
    }

    /// <summary>What was typed into the refused form, for the case that the form is gone with the state it belonged to.</summary>
    public string Typed => string.Join('\n', new[] { "Text", "Note", "Reason", "Reached", "Details", "Purpose" }.Select(f => Kept(Act + f)).Where(v => v.Length > 0 && !Enum.TryParse<SendBackReason>(v, out _)));

    /// <summary>Whether the refused form can still be sent in the state of now; it is on the page with what was typed then.</summary>
    public bool FormStands => Enum.TryParse<EnquiryAct>(Act, out var act) ? E.May.Acts.Contains(act)
        : E.Transfers.Any(f => f.Number == ActOn && f.May.Any(m => m == (Act == "Back" ? TransferAct.SendBack : Enum.TryParse<TransferAct>(Act, out var step) ? step : null)));

    /// <summary>Whether the form of this act is open.</summary>
    public bool Opened(string act, string on = "") => Act == act && (on.Length == 0 || ActOn == on);

    private async Task<IActionResult> After<TAnswer>(string act, ICommand<TAnswer> message, string? on = null) where TAnswer : class
    {
        ActOn = on ?? "";
        return await Ask(message) is not null ? Redirect($"/e/{Uri.EscapeDataString(Number)}?did={act}") : await Refused(act, Refusal!);
    }

    private async Task<IActionResult> Refused(string act, Refusal why)
    {
        Act = act;
        // the fields of this page carry the act in their names, because several forms have a text
        if (why.Field.Length > 0) why = why with { Field = act + why.Field };
        Refuse(why);
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        var refused = Refusal;
        if (await Ask(new ShowEnquiry(Number)) is not { } shown)
            // what was just decided may lie outside of one's own sight now
            return Did.Length > 0 ? Redirect("/enquiries") : Sorry();
        E = shown;
        if (refused is not null) Refuse(refused);
        if (E.Transfers.Any(f => f.May.Contains(TransferAct.Decide)))
        {
            var office = await book.Open(HttpContext.RequestAborted);
            var others = await Desk.Send(new ReadCounter(), HttpContext.RequestAborted) is Done<CounterSetup> counter ? counter.Value.Receivers : [];
            var away = others.SelectMany(s => s.People).ToDictionary(p => p.Id, p => p.AwayUntil);
            Candidates = [.. office.Sections.Values.Where(s => s.Active == 1).OrderBy(s => s.Sort).Select(s => (office.SectionName(s.Id, T.IsEnglish),
                (IReadOnlyList<Receiver>)[.. office.People.Values.Where(p => p.SectionId == s.Id && p.Active == 1).OrderBy(p => p.Id).Select(p => new Receiver(p.Id, p.Name, p.JobTitle, away.GetValueOrDefault(p.Id)))])).Where(s => s.Item2.Count > 0)];
        }
        return Page();
    }

    private static TChoice Choice<TChoice>(string? text) where TChoice : struct, Enum =>
        Enum.TryParse<TChoice>(text, out var choice) ? choice : (TChoice)Enum.ToObject(typeof(TChoice), -1);
}
