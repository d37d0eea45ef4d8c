using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The chief reviews a refusal: in favour, the written decision goes out; else the application is handled again (ON-5), unless its enquiry was withdrawn meanwhile: then it is withdrawn too (GN-5).</summary>
/// <param name="Text">Needed when not in favour: what is to be done.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record ReviewRefusal(long Id, bool Agree, [property: Text(500)] string Text, int Version) : ICommand<RefusalReviewed>;

/// <param name="Sent">The written decision has gone out, now or before.</param>
public sealed record RefusalReviewed(string Number, string Application, ReviewState Review, bool Sent);

public sealed class ReviewRefusalHandler(OfficeBook book, DocumentOffice documents) : IHandle<ReviewRefusal, RefusalReviewed>
{
    private const string Load = $"SELECT r.* FROM refusals r JOIN applications a ON a.id = r.application_id WHERE r.id = @Id AND {Applications.InSight}";

    private const string Review = """
        UPDATE refusals SET review = @Review, reviewed_by = @Me, reviewed_as = @As, reviewed_at = @Now, words = @Text, version = version + 1 WHERE id = @Id AND version = @Version AND review = 'Waiting'
        """;

    private const string Back = """
        UPDATE applications SET state = 'Received', outcome = NULL, ended_at = NULL, version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Checked', 'NotAccepted')
        """;

    private const string GivenUp = "UPDATE applications SET state = 'Withdrawn', ended_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND state IN ('Checked', 'NotAccepted')";

    public async Task<Outcome<RefusalReviewed>> Handle(ReviewRefusal m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await db.Find<RefusalRow>(Load, db.InSight(new { m.Id, SightDay = db.Today })) is not { } r || await Applications.Find(db, r.ApplicationId) is not { } a) return DeskRefusals.NotFound();
        if (await Reviewing.MayNot(db, office, r.SectionId, r.HandlerId) is { } foreign) return foreign;
        if (ReceiptRules.CannotReview(r.Review is ReviewState.Waiting, m.Agree, m.Text) is { } cannot) return cannot;
        var forId = Reviewing.ForWhom(db, office, r.SectionId);
        var review = m.Agree ? ReviewState.Upheld : ReviewState.Overruled;
        if (!await db.Changed(Review, new { m.Id, m.Version, Review = review.ToString(), Me = db.Who.PersonId, As = forId, db.Now, Text = m.Text.Trim() })) return DeskRefusals.Changed();
        await Deciders.Close(db, "Refusal", r.Id);
        var next = ReceiptRules.AfterOverruled(await Applications.IsEnquiryOver(db, a));
        var (zh, en) = m.Agree ? ("同意不予受理", "agreed") : next is ApplicationState.Withdrawn ? ("不同意；登记已撤回，申请随之撤回", "not agreed; the enquiry was withdrawn, and so is the application") : ("不同意，重新办理", "not agreed, to be handled again");
        await Timeline.Write(db, null, a.EnquiryId, "Decided", $"复核 {r.Number}：{zh}", $"review of {r.Number}: {en}", m.Text.Trim(), forId);
        db.About("application", a.Id, forId);
        var fresh = r with { Version = r.Version + 1 };
        if (m.Agree && r.SentAt is null && await new Refusing(office, new Issuing(documents)).Send(db, a, fresh, reviewed: true) is { } late) return late;
        if (!m.Agree && await Reopen(db, office, a, r, next) is { } changed) return changed;
        return new RefusalReviewed(r.Number, a.Number, review, m.Agree || r.SentAt is not null);
    }

    /// <summary>Not agreed: the application is checked again. A decision that had already gone out is taken back, with a day to put it right where somebody still wants it.</summary>
    private static async Task<Refusal?> Reopen(Db db, OfficePage office, ApplicationRow a, RefusalRow r, ApplicationState next)
    {
        var over = next is ApplicationState.Withdrawn;
        if (!await db.Changed(over ? GivenUp : Back, new { a.Id, a.Version, db.Now })) return DeskRefusals.Changed();
        if (r.SentAt is null) return null;
        if (await Issuing.TakeBack(db, a, "复核不同意不予受理") is { } standing) return standing;
        return over || await Clocks.Again(db, office, a with { Version = a.Version + 1 }, days: 1) ? null : DeskRefusals.Changed();
    }
}

/// <summary>The general office takes a filing into its register (ON-5).</summary>
[Access(GeneralOffice = Reach.All)]
public sealed record FileRefusal(long Id) : ICommand<RefusalFiled>;

public sealed record RefusalFiled(string Number);

public sealed class FileRefusalHandler : IHandle<FileRefusal, RefusalFiled>
{
    private const string Load = "SELECT * FROM refusals WHERE id = @Id";

    private const string Take = "UPDATE refusals SET office_by = @Me, office_at = @Now, version = version + 1 WHERE id = @Id AND office_at IS NULL";

    public async Task<Outcome<RefusalFiled>> Handle(FileRefusal m, Db db)
    {
        if (await db.Find<RefusalRow>(Load, new { m.Id }) is not { } r) return DeskRefusals.NotFound();
        if (ReceiptRules.CannotFile(r.OfficeAt is not null) is { } cannot) return cannot;
        if (!await db.Changed(Take, new { m.Id, Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        db.About("refusal", r.Id);
        return new RefusalFiled(r.Number);
    }
}
