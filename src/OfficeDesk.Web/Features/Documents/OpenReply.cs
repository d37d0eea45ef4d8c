using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Mail;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Whoever wrote the reply to a complaint opens it again: it names who complained, so it is a look with a purpose; then it can be read, printed and saved for some minutes (CP-2).</summary>
[Access(Discipline = Reach.Own, Director = Reach.Own, PeopleOnly = true)]
public sealed record OpenReply(long Id, [Text(200, Required = true, Zh = "查看的目的", En = "the purpose")] string Purpose) : ICommand<ReplyOpened>;

/// <param name="Minutes">For how long it is open.</param>
public sealed record ReplyOpened(long Id, int Minutes);

public sealed class OpenReplyHandler(CaseLooks looks) : IHandle<OpenReply, ReplyOpened>
{
    public async Task<Outcome<ReplyOpened>> Handle(OpenReply m, Db db)
    {
        if (await DocumentOffice.Find(db, m.Id) is not { NamesComplainant: true } d) return DeskRefusals.NotFound();
        if (await looks.Write(db, d.SubjectId, m.Purpose) is { } cannot) return cannot;
        db.About("complaint", d.SubjectId);
        return new ReplyOpened(d.Id, ComplaintRules.LookMinutes);
    }
}
