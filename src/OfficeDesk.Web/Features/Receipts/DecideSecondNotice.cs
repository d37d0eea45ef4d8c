using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>The chief lets a further notice out, which proposes a breach, or stops it (ON-6).</summary>
/// <param name="Text">Needed when it is stopped: what is to be done instead.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record DecideSecondNotice(long Id, bool Agree, [property: Text(300)] string Text, int Version) : ICommand<SecondNoticeDecided>;

public sealed record SecondNoticeDecided(string Number, bool Agreed);

public sealed class DecideSecondNoticeHandler(OfficeBook book, DocumentOffice documents) : IHandle<DecideSecondNotice, SecondNoticeDecided>
{
    private const string Load = $"SELECT n.* FROM notices_once n JOIN applications a ON a.id = n.application_id WHERE n.id = @Id AND {Applications.InSight}";

    private const string Decide = """
        UPDATE notices_once SET state = @State, decided_by = @Me, decided_as = @As, decided_at = @Now, decision = @Text, given_on = @On, given_at = @At, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Waiting'
        """;

    private const string Back = "UPDATE applications SET state = 'Received', version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Checked'";

    public async Task<Outcome<SecondNoticeDecided>> Handle(DecideSecondNotice m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await db.Find<NoticeRow>(Load, db.InSight(new { m.Id, SightDay = db.Today })) is not { } n || await Applications.Find(db, n.ApplicationId!.Value) is not { } a) return DeskRefusals.NotFound();
        if (await Reviewing.MayNot(db, office, a.SectionId, n.GivenBy) is { } foreign) return foreign;
        if (ReceiptRules.CannotReview(n.State == "Waiting", m.Agree, m.Text) is { } cannot) return cannot;
        var forId = Reviewing.ForWhom(db, office, a.SectionId);
        var changed = await db.Changed(Decide, new
        {
            m.Id, m.Version, State = m.Agree ? "Given" : "Stopped", Me = db.Who.PersonId, As = forId, db.Now, Text = m.Text.Trim(), On = m.Agree ? db.Today : (DateOnly?)null, At = m.Agree ? db.Now : (DateTimeOffset?)null,
        });
        if (!changed) return DeskRefusals.Changed();
        await Deciders.Close(db, "SecondNotice", n.Id);
        await Timeline.Write(db, a.TaskId, a.EnquiryId, "Decided", m.Agree ? "批准再次要求补正" : "不批准再次要求补正", m.Agree ? "the further notice is approved" : "the further notice is stopped", m.Text.Trim(), forId);
        db.About("application", a.Id, forId);
        if (!m.Agree)
        {
            // nothing was sent: whoever had only checked it checks again
            if (a.State is ApplicationState.Checked && !await db.Changed(Back, new { a.Id, a.Version })) return DeskRefusals.Changed();
            return new SecondNoticeDecided(a.Number, false);
        }
        if (await new Noticing(office, new Issuing(documents)).Send(db, a, n, Channel.Letter) is Refused<ApplicationSettled> late) return late.Why;
        // of whoever wrote it, whoever answers for the application by now
        await Breaches.Propose(db, BreachKind.OneTime, $"once:{n.Id}", a.TaskId ?? a.CheckTaskId, n.GivenBy, a.SectionId, db.Today, $"申请 {a.Number} 再次要求补正前次可以提出的内容：{n.Again}");
        return new SecondNoticeDecided(a.Number, true);
    }
}

/// <summary>Who reviews what a handler did: the chief of the section, of the chief's own the next level up (GN-1, GN-2).</summary>
internal static class Reviewing
{
    /// <summary>Why the asker may not, or null.</summary>
    public static async Task<Refusal?> MayNot(Db db, OfficePage office, long sectionId, long handler)
    {
        if (DecisionRules.OwnMatter(db.Who.PersonId, handler) is { } own) return own;
        if (db.Who.Is(Roles.Director) || Seats.Holds(db.Who, Roles.Leader, sectionId)) return null;
        // the deputy of a chief does not review what that chief handles
        if (Seats.Holds(db.Who, Roles.Chief, sectionId) && office.Sections[sectionId].ChiefId != handler) return null;
        return await Deciders.Find(db, office, sectionId, handler, Level.Chief) is { } d && d.Person == db.Who.PersonId ? null : ReceiptRules.NotYoursToReview;
    }

    /// <summary>For whom it is decided.</summary>
    public static long? ForWhom(Db db, OfficePage office, long sectionId) =>
        Seats.Holds(db.Who, Roles.Chief, sectionId) ? Seats.ForWhom(db.Who, office, Roles.Chief, sectionId)
        : Seats.Holds(db.Who, Roles.Leader, sectionId) ? Seats.ForWhom(db.Who, office, Roles.Leader, sectionId)
        : Seats.ForWhom(db.Who, office, Roles.Director, 0);
}
