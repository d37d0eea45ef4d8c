using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>The first contact reached the unit the citizen was led to, or gave the citizen its contact details: the enquiry has its answer.</summary>
/// <param name="Reached">Whom the first contact reached there.</param>
/// <param name="Details">Nobody answered: which contact details the citizen was given.</param>
/// <remarks>FC-5.</remarks>
[Access(Everybody = Reach.Own, Chief = Reach.Section)]
public sealed record CompleteReferral(
    [property: Text(20, Required = true, Zh = "编号", En = "the number")] string Number,
    [property: Text(60), Personal] string Reached = "",
    [property: Text(300), Personal] string Details = "") : ICommand<EnquiryMoved>;

public sealed class CompleteReferralHandler(OfficeBook book) : IHandle<CompleteReferral, EnquiryMoved>
{
    private const string Load = "SELECT unit, guidance, completed FROM referrals WHERE enquiry_id = @Id";

    private const string Complete = """
        UPDATE referrals SET reached = @Reached, details = @Details, completed = 1, at = @Now, person_id = @Me WHERE enquiry_id = @Id AND completed = 0
        """;

    private const string Answered = """
        UPDATE enquiries SET state = 'Answered', answered_at = @Now, version = version + 1 WHERE id = @Id AND state = 'Open'
        """;

    public async Task<Outcome<EnquiryMoved>> Handle(CompleteReferral m, Db db)
    {
        if (await FirstContacts.Find(db, m.Number) is not { } e) return DeskRefusals.NotFound();
        if (EnquiryRules.MayNotAct(e.State, EnquiryAct.Refer) is { } why) return why;
        if (await db.Find<Referral>(Load, new { e.Id }) is not { } referral) return DeskRefusals.NotFound();
        string reached = m.Reached.Trim(), details = m.Details.Trim();
        if (EnquiryRules.ReferralIncomplete(e.Route, referral.Unit, reached, details, referral.Guidance) is { } incomplete) return incomplete;
        if (!await db.Changed(Complete, new { e.Id, Reached = reached, Details = details, db.Now, Me = db.Who.PersonId })
            || !await db.Changed(Answered, new { e.Id, db.Now })) return DeskRefusals.Changed();

        var forId = await FirstContacts.ActOn(db, book, e);
        var told = reached.Length > 0 ? $"已联系{referral.Unit}：{reached}" : $"{referral.Unit}无人接听，已告知联系方式：{details}";
        await Answers.Add(db, e.Id, "Answer", e.Channel, told, db.Now);
        await Timeline.Write(db, null, e.Id, "Referred", $"引导到{referral.Unit}，已办妥", $"led the citizen to {referral.Unit}; completed", told, forId);
        return new EnquiryMoved(e.Number, EnquiryState.Answered, e.Version + 1);
    }

    private sealed record Referral
    {
        public string Unit { get; init; } = "";
        public string Guidance { get; init; } = "";
        public int Completed { get; init; }
    }
}
