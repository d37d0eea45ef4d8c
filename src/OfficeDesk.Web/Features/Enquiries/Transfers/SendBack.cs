using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries.Transfers;

/// <summary>The receiver does not take a transfer; the chief of the receiver's section decides who does. Once, and never again.</summary>
/// <param name="Number">The transfer's number, such as 2026-7-Z1.</param>
/// <param name="Reason">From the list.</param>
/// <param name="Text">Needed for "other".</param>
/// <param name="Version">The version the receiver looked at.</param>
/// <remarks>FC-4; GN-1: what a chief sends back, the next level decides.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record SendBack(
    [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number,
    SendBackReason Reason,
    [property: Text(500)] string Text,
    int Version) : ICommand<TransferSentBack>;

/// <summary>Who decides now.</summary>
public sealed record TransferSentBack(string Number, int Version, long DeciderId, string DeciderName);

public sealed class SendBackHandler(OfficeBook book) : IHandle<SendBack, TransferSentBack>
{
    private const string Back = """
        UPDATE transfers SET state = 'SentBack', times_back = times_back + 1, back_reason = @Reason, back_text = @Text, back_by = @Me, back_at = @Now,
            accepted_at = NULL, version = version + 1
        WHERE id = @Id AND version = @Version AND state IN ('Sent', 'Accepted') AND times_back = 0
        """;

    public async Task<Outcome<TransferSentBack>> Handle(SendBack m, Db db)
    {
        if (await TransferFile.Find(db, m.Number) is not { } f) return DeskRefusals.NotFound();
        if (f.MayNot(db, TransferAct.SendBack, m.Version) is { } why) return why;
        if (EnquiryRules.MayNotSendBack(f.TimesBack > 0, m.Reason, m.Text) is { } no) return no;

        var office = await book.Open(db.Ct);
        var chain = await Deciders.ChainOf(db, office, f.SectionId);
        if (DecisionRules.Decider(chain, db.Who.PersonId, Level.Chief) is not { } decider) return DecisionRules.NobodyDecides;
        var text = m.Text.Trim();
        if (!await db.Changed(Back, new { f.Id, f.Version, Reason = m.Reason.ToString(), Text = text, Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();

        await Deciders.Ask(db, "SentBack", f.Id, decider.Person, SeatOf(chain, decider), f.SectionId);
        var forWhom = f.ForWhom(db);
        db.About("transfer", f.Id, forWhom);
        var name = office.NameOf(decider.Person);
        await Timeline.Write(db, f.Id, f.EnquiryId, "SentBack", $"退回了转办，请 {name} 决定由谁办理", $"sent the transfer back; {name} decides who takes it", text, forWhom);
        return new TransferSentBack(f.Number, f.Version + 1, decider.Person, name);
    }

    /// <summary>The role of the seat in which somebody decides.</summary>
    private static Roles SeatOf(Chain chain, Decision decider) => Seats.Of(chain.Seats.First(s => s.Person == (decider.ForPerson ?? decider.Person)).Level);
}
