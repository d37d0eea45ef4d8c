using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>The papers that come of enquiries, tasks and extensions.</summary>
public enum Paper
{
    /// <summary>登记回执, by the number of the enquiry.</summary>
    Receipt,

    /// <summary>来访来电答复单, by the number of the enquiry.</summary>
    Answer,

    /// <summary>转办单, by the number of the enquiry.</summary>
    Transfer,

    /// <summary>首问引导单, by the number of the enquiry.</summary>
    Referral,

    /// <summary>办理结果告知书, by the number of the task.</summary>
    Result,

    /// <summary>延期审批表, by the number of the extension.</summary>
    Extension,

    /// <summary>延期告知书, by the number of the extension.</summary>
    Extended,
}

/// <summary>Issues a paper, if it is not there yet, and writes down its printing.</summary>
/// <remarks>A receipt is made when somebody prints it, so that logging an enquiry stays as quick as it is.</remarks>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record IssuePaper(Paper Paper, [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : ICommand<PaperIssued>;

/// <param name="Copy">Which printing this is; from 2 on it is a copy.</param>
public sealed record PaperIssued(long Id, string Number, int Copy);

/// <summary>The paper as it would be issued now, without a number of its own and without a trace; or as it was issued.</summary>
[Access(Everybody = Reach.Own, Staff = Reach.Section, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record PreviewPaper(Paper Paper, [property: Text(24, Required = true, Zh = "编号", En = "the number")] string Number) : IQuery<PaperPreviewed>;

/// <param name="Id">The document, where it was issued before.</param>
/// <param name="Cannot">Why it cannot be issued yet; null when it can.</param>
public sealed record PaperPreviewed(long? Id, NoticeDoc? Doc, NoticeDress Dress, string Kind, string KindEn, Refusal? Cannot);

public sealed class IssuePaperHandler(PaperSource source, DocumentOffice documents, StatusCode codes, SealedBox box) : IHandleAhead<IssuePaper, PaperIssued>, IHandle<PreviewPaper, PaperPreviewed>
{
    // takes the document's row until the commit: whoever makes it void comes before or behind
    private const string Stands = "UPDATE documents SET printed = printed WHERE id = @Id AND state <> 'Void'";

    /// <summary>The paper is written before the turn; its key in the table refuses a second one, and then it is found.</summary>
    public async Task<Outcome<Rest<PaperIssued>>> Ahead(IssuePaper m, Db db)
    {
        if (!(await source.Of(db, m.Paper, m.Number)).Went(out var paper, out var none)) return none;
        if (!(await documents.MakeReady(db, paper.Fields, paper.About, paper.Standing)).Went(out var ready, out var why)) return why;
        return new Rest<PaperIssued>(async turn =>
        {
            if (ready.Standing is not { } standing || await turn.Changed(Stands, new { standing.Id })) return await Issue(turn, ready);
            // it was made void since it was looked at: a void paper is not printed again, a new one is issued
            return (await documents.MakeReady(turn, paper.Fields, paper.About)).Went(out var anew, out var cannot) ? await Issue(turn, anew) : cannot;
        });
    }

    private async Task<Outcome<PaperIssued>> Issue(Db db, DocumentReady ready)
    {
        var issued = await documents.Issue(db, ready, printed: true);
        var copy = issued.Fresh ? 1 : (await DocumentOffice.Print(db, [issued.Id], "Page"))[issued.Id];
        db.About("document", issued.Id);
        return new PaperIssued(issued.Id, issued.Number, copy);
    }

    public async Task<Outcome<PaperPreviewed>> Handle(PreviewPaper m, Db db)
    {
        switch (await source.Of(db, m.Paper, m.Number))
        {
            case Refused<PaperContent> { Why.Kind: RefusalKind.NotFound } none: return none.Why;
            case Refused<PaperContent> not: return new PaperPreviewed(null, null, NoticeDress.Bare, "", "", not.Why);
            case Done<PaperContent> { Value: var paper }:
                var kind = DocumentKinds.Of(paper.Fields);
                if (await DocumentOffice.Standing(db, kind, paper.About) is { } d) return new PaperPreviewed(d.Id, d.Open(box), Dressing.Of(d, codes, copy: 0), kind.Zh, kind.En, null);
                var asks = paper.About.StatusNumber.Length > 0;
                var dress = new NoticeDress(asks ? codes.Of(paper.About.StatusNumber) : "", asks ? codes.Link(paper.About.StatusNumber) : "", Number: paper.About.StatusNumber);
                return new PaperPreviewed(null, await documents.Preview(db, paper.Fields, paper.About), dress, kind.Zh, kind.En, null);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }
}
