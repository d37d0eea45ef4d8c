using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The receipt for the complainant: number, day of the reply, and nobody's name (CP-3).</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record IssueCaseReceipt(long Id) : ICommand<CasePaper>;

/// <summary>The written reply. It names the complainant, so it counts as a look at the identity; it lies sealed in the register of documents (CP-2, CP-3).</summary>
/// <param name="Investigation">What was looked into, as the complainant may read it.</param>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record IssueCaseReply(long Id, [Text(2000, Required = true, Zh = "核查情况", En = "what was looked into"), Personal] string Investigation, [Text(500), Personal] string Done) : ICommand<CasePaper>;

public sealed record CasePaper(long Id, long DocumentId, string Number);

public sealed class IssueCaseReceiptHandler(OfficeBook book, DocumentOffice documents) : IHandle<IssueCaseReceipt, CasePaper>
{
    public async Task<Outcome<CasePaper>> Handle(IssueCaseReceipt m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        var paper = new ComplaintReceipt
        {
            Complainant = c.Anonymous == 1 ? "匿名" : "（身份密封保存）", ReceivedAt = c.RegisteredAt, Channel = c.Channel.Zh(), Matter = c.Kind.AboutZh(), ReplyBy = c.DueOn, Handler = db.Who.Name,
        };
        return await CasePapers.Issue(db, documents, office, c, paper, $"receipt:{db.Who.PersonId}");
    }
}

public sealed class IssueCaseReplyHandler(OfficeBook book, DocumentOffice documents, SealedBox box, CaseLooks looks) : IHandle<IssueCaseReply, CasePaper>
{
    private const string Sealed = "SELECT sealed FROM complaint_reporters WHERE complaint_id = @Id";

    public async Task<Outcome<CasePaper>> Handle(IssueCaseReply m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        // a merged complaint has its reply from whoever handles the case it went into
        var finding = (await CaseRow.MainOf(db, c)).Finding;
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (ComplaintRules.CannotWriteReply(finding is not null, c.Reachable == 1) is { } cannot) return cannot;
        if (await looks.Write(db, c.Id, "制作投诉答复书") is { } enough) return enough;
        var text = box.Open(await db.Find<string>(Sealed, new { m.Id }), c.Record);
        var reporter = text.Length > 0 ? JsonSerializer.Deserialize<Reporter>(text, Wire.Json)! : new Reporter("", "", "");
        var paper = new ComplaintReply
        {
            Complainant = reporter.Name.Length > 0 ? reporter.Name : "投诉人", CaseNumber = c.Code, ReceivedOn = c.ReceivedOn, Matter = c.Kind.AboutZh(), Investigation = m.Investigation.Trim(), Finding = finding!.Value.Zh(), Measure = m.Done.Trim(),
        };
        return await CasePapers.Issue(db, documents, office, c, paper, $"reply:{c.Id}:{db.Who.PersonId}");
    }
}

/// <summary>Papers of a case belong to whoever issued them and bear no name in the register.</summary>
internal static class CasePapers
{
    public static async Task<Outcome<CasePaper>> Issue(Db db, DocumentOffice documents, OfficePage office, CaseRow c, DocumentFields paper, string once)
    {
        var officers = await Officers.Today(db, office);
        var forId = await Hands.ForWhom(db, c) ?? db.Who.ActsFor(Roles.Director);
        var issued = await documents.Issue(db, paper, new DocumentAbout(Subject: "complaint", SubjectId: c.Id, SectionId: officers.SectionId, OwnNumber: c.Code, Once: once, ForId: forId));
        if (!issued.Went(out var document, out var why)) return why;
        db.About("complaint", c.Id, forId);
        return new CasePaper(c.Id, document.Id, document.Number);
    }
}
