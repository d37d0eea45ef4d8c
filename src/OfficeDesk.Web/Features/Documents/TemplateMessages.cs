using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Every kind of document with the version of its template in force.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record ListTemplates : IQuery<TemplatesListed>;

public sealed record TemplatesListed(IReadOnlyList<TemplateLine> Rows);

/// <param name="Version">0 = the one that ships.</param>
/// <param name="Waiting">Whether a change waits for its second person.</param>
/// <param name="Broken">The newest version cannot be used; an earlier one is in force.</param>
public sealed record TemplateLine(string Code, string Zh, string En, string NumberLike, int Version, bool Waiting, bool Broken);

/// <summary>One template: the text in force, earlier ones, the fields it may use, and what waits for a second person.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record ReadTemplate([property: Text(24, Required = true)] string Kind) : IQuery<TemplateRead>;

/// <param name="Text">The text in force.</param>
/// <param name="Waiting">The proposed text; null when nothing waits.</param>
public sealed record TemplateRead(
    string Code, string Zh, string En, int Version, string Text, IReadOnlyList<VersionLine> Versions, IReadOnlyList<FieldInfo> Fields, IReadOnlyList<FieldInfo> Common, WaitingTemplate? Waiting, bool MayPropose);

/// <param name="Version">0 = the one that ships; it has no date and nobody who put it in force.</param>
public sealed record VersionLine(int Version, DateTimeOffset? At, string MadeBy, string PutBy, string Reason, bool Usable);

public sealed record WaitingTemplate(long Id, string Text, string By, DateTimeOffset At, string Reason, bool MayConfirm);

/// <summary>Two versions line by line; "waiting" is what waits for a second person.</summary>
/// <param name="Left">A version; 0 = the one that ships.</param>
/// <param name="Right">A version; -1 = what waits.</param>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record CompareTemplates([property: Text(24, Required = true)] string Kind, int Left, int Right) : IQuery<TemplatesCompared>;

public sealed record TemplatesCompared(string Code, string Zh, string En, int Left, int Right, IReadOnlyList<DiffLine> Lines);

/// <summary>The sample of a kind drawn with a text that is being written.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record PreviewTemplate([property: Text(24, Required = true)] string Kind, [property: Text(TemplateCheck.Longest)] string Text) : IQuery<TemplatePreviewed>;

public sealed record TemplatePreviewed(NoticeDoc Doc);

public sealed class TemplatesHandler(OfficeBook book, NoticeTemplates templates)
    : IHandle<ListTemplates, TemplatesListed>, IHandle<ReadTemplate, TemplateRead>, IHandle<CompareTemplates, TemplatesCompared>, IHandle<PreviewTemplate, TemplatePreviewed>
{
    private const string Newest = "SELECT kind, MAX(version_no) AS version_no FROM notice_templates GROUP BY kind";
    private const string Versions = "SELECT * FROM notice_templates WHERE kind = @Code ORDER BY version_no DESC";
    private const string Waiting = "SELECT * FROM proposals WHERE open_key = @Key";
    private const string AllWaiting = "SELECT subject FROM proposals WHERE open_key LIKE 'Template:%'";

    public async Task<Outcome<TemplatesListed>> Handle(ListTemplates m, Db db)
    {
        var mark = (await book.Open(db.Ct)).Settings.Text(Settings.BureauMark);
        var newest = (await db.Query<TemplateVersion>(Newest)).ToDictionary(v => v.Kind, v => v.VersionNo, StringComparer.Ordinal);
        var waiting = (await db.Query<string>(AllWaiting)).ToHashSet(StringComparer.Ordinal);
        var rows = new List<TemplateLine>();
        foreach (var k in DocumentKinds.All)
        {
            var version = newest.GetValueOrDefault(k.Code) == 0 ? 0 : (await templates.InForce(db, k))?.Version ?? 0;
            rows.Add(new TemplateLine(k.Code, k.Zh, k.En, k.Form == NumberForm.Own ? "" : k.NumberOf(mark, db.Today.Year, 1), version, waiting.Contains(k.Code), version != newest.GetValueOrDefault(k.Code)));
        }
        return new TemplatesListed(rows);
    }

    public async Task<Outcome<TemplateRead>> Handle(ReadTemplate m, Db db)
    {
        if (DocumentKinds.Find(m.Kind) is not { } kind) return DocumentRules.UnknownKind;
        var office = await book.Open(db.Ct);
        var force = await templates.InForce(db, kind);
        var versions = (await db.Query<TemplateVersion>(Versions, new { kind.Code }))
            .Select(v => new VersionLine(v.VersionNo, v.PutAt, office.NameOf(v.MadeBy), office.NameOf(v.PutBy), v.Reason, NoticeTemplate.Make(kind, v.Text, v.VersionNo, out _) is not null))
            .Append(new VersionLine(0, null, "", "", "", templates.Shipped(kind) is not null)).ToList();
        var open = await db.Find<Proposal>(Waiting, new { Key = "Template:" + kind.Code });
        var waits = open is null ? null : new WaitingTemplate(open.Id, open.Body, office.NameOf(open.ProposedBy), open.ProposedAt, open.Reason, Proposals.MayNotConfirm(db, open, Roles.GeneralOffice | Roles.Director) is null);
        return new TemplateRead(kind.Code, kind.Zh, kind.En, force?.Version ?? 0, force?.Text ?? "", versions, kind.Fields, CommonFields.All, waits, db.Who.Is(Roles.GeneralOffice));
    }

    public async Task<Outcome<TemplatesCompared>> Handle(CompareTemplates m, Db db)
    {
        if (DocumentKinds.Find(m.Kind) is not { } kind) return DocumentRules.UnknownKind;
        if (await TextOf(db, kind, m.Left) is not { } left || await TextOf(db, kind, m.Right) is not { } right) return DeskRefusals.NotFound();
        return new TemplatesCompared(kind.Code, kind.Zh, kind.En, m.Left, m.Right, TextDiff.Of(left, right));
    }

    public Task<Outcome<TemplatePreviewed>> Handle(PreviewTemplate m, Db db) => Task.FromResult<Outcome<TemplatePreviewed>>(Preview(m));

    private static Outcome<TemplatePreviewed> Preview(PreviewTemplate m)
    {
        if (DocumentKinds.Find(m.Kind) is not { } kind) return DocumentRules.UnknownKind;
        if (NoticeTemplate.Make(kind, m.Text, 0, out var wrong) is not { } template) return DocumentRules.TemplateWrong(wrong!.Line, wrong.Zh, wrong.En);
        return template.Render(NoticeTemplate.SampleOf(kind), out wrong) is { } doc ? new TemplatePreviewed(doc) : DocumentRules.TemplateWrong(wrong!.Line, wrong.Zh, wrong.En);
    }

    private async Task<string?> TextOf(Db db, DocumentKind kind, int version) => version switch
    {
        0 => templates.Shipped(kind)?.Text,
        -1 => (await db.Find<Proposal>(Waiting, new { Key = "Template:" + kind.Code }))?.Body,
        _ => (await db.Query<TemplateVersion>(Versions, new { kind.Code })).FirstOrDefault(v => v.VersionNo == version)?.Text,
    };
}
