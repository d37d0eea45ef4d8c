using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The notice of a decided measure: numbered, kept for ever, ready to be printed and served (BR-3, NT-1).</summary>
/// <param name="Demand">What is demanded of the person; goes into the notice.</param>
/// <param name="Version">The version of the measure that was looked at.</param>
[Access(Discipline = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record IssueNotice(long Id, [Text(500, Required = true, Zh = "要求", En = "what is demanded")] string Demand, int Version) : ICommand<NoticeIssued>;

public sealed record NoticeIssued(long Id, long DocumentId, string Number, int Version);

public sealed class IssueNoticeHandler(OfficeBook book, DocumentOffice documents) : IHandle<IssueNotice, NoticeIssued>
{
    private const string Keep = "UPDATE measures SET document_id = @DocumentId, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Decided'";

    private const string Earlier = """
        SELECT m.served_on, COALESCE(d.number, '') AS number, m.kind FROM measures m LEFT JOIN documents d ON d.id = m.document_id
        WHERE m.person_id = @PersonId AND m.breach_kind = @BreachKind AND m.id <> @Id AND m.served_on IS NOT NULL AND m.state <> 'Lifted' ORDER BY m.served_on LIMIT 10
        """;

    public async Task<Outcome<NoticeIssued>> Handle(IssueNotice m, Db db)
    {
        var office = await book.Open(db.Ct);
        var officers = await Officers.Today(db, office);
        if (await MeasureRow.Find(db, m.Id) is not { } x || await BreachRow.Find(db, x.BreachId) is not { } b) return DeskRefusals.NotFound();
        if (b.MayNotHandle(db, officers) is { } foreign) return foreign;
        if (BreachRules.CannotIssue(x.State, x.NoticeId is not null) is { } cannot) return cannot;
        var before = (await db.Query<(DateOnly On, string Number, MeasureKind Kind)>(Earlier, new { x.PersonId, x.BreachKind, x.Id })).Select(e => new OfficeDesk.Web.Documents.Kinds.Earlier($"{e.On.Year}年{e.On.Month}月{e.On.Day}日", e.Number, e.Kind.Zh())).ToList();
        var forId = b.HandledFor(db, officers);
        var fields = Fields(office, x, b, m.Demand.Trim(), before);
        var old = x.DocumentId is { } first ? await DocumentOffice.Find(db, first) : null;
        // whom it is about is written down with its service: until then it is a paper of the discipline office
        var issued = await documents.Issue(db, fields, new DocumentAbout(Subject: "measure", SubjectId: x.Id, SectionId: officers.SectionId, Once: $"measure:{x.Id}", Addressee: office.NameOf(x.PersonId), ForId: forId, Replaces: old));
        if (!issued.Went(out var document, out var why)) return why;
        if (!await db.Changed(Keep, new { DocumentId = document.Id, m.Id, m.Version })) return DeskRefusals.Changed();
        db.About("measure", x.Id, forId);
        return new NoticeIssued(x.Id, document.Id, document.Number, m.Version + 1);
    }

    /// <summary>What happened, in words for a paper.</summary>
    internal static string FactsOf(BreachRow b, MeasureRow x) =>
        b.What is { Length: > 0 } what ? DocumentRules.Sentence(what) : $"编号{b.TaskNumber}“{b.Title}”应于{LastDay.Zh(b.DueOn)}办结，超期（{b.KindIs.Zh()}，第{x.Nth}次）。";

    private static DocumentFields Fields(OfficePage office, MeasureRow x, BreachRow b, string demand, IReadOnlyList<OfficeDesk.Web.Documents.Kinds.Earlier> before)
    {
        var person = office.People.GetValueOrDefault(x.PersonId);
        var (name, title) = (office.NameOf(x.PersonId), $"{office.SectionName(x.SectionId)}{person?.JobTitle}");
        var (facts, reason) = (FactsOf(b, x), DocumentRules.Sentence(x.Reason));
        demand = DocumentRules.Sentence(demand);
        var basis = $"本单位效能建设制度（{b.KindIs.Zh()}）";
        var (effect, appeal) = ($"{office.Settings.Number(Settings.EffectMonths)}个月", $"自送达之日起{office.Settings.Number(Settings.AppealDays)}个工作日内");
        return x.Kind switch
        {
            MeasureKind.Admonition => new Admonition { Person = name, JobTitle = title, Facts = facts, Basis = basis, DecidedBy = office.NameOf(x.DecidedBy), Reason = reason, Demand = demand, Effect = effect, AppealBy = appeal },
            MeasureKind.Warning => new AdminWarning
            {
                Person = name, JobTitle = title, Facts = facts, Basis = basis, Statement = b.Statement is { Length: > 0 } said ? DocumentRules.Sentence(said) : "未提出。", Reason = reason, Remedy = demand, Effect = effect, AppealBy = appeal,
                Evidence = b.TaskNumber is { } number ? [new($"事项时间线和办理记录（{number}）")] : [], Ordered = x.WithOrder == 1 ? "并责令补救，另发整改通知书" : "",
            },
            MeasureKind.Criticism => new Criticism
            {
                To = "各股室", Person = name, Facts = facts, Basis = basis, Decision = $"对{name}给予通报批评{(x.BarsPerson == 1 ? "，取消其本年度评优资格" : "")}。{reason}", Demand = demand,
            },
            _ => new MeasureProposal
            {
                To = x.Kind is MeasureKind.Referral ? "上级纪检监察机关" : "局党组", Person = name, JobTitle = title, Facts = facts, Before = before, Basis = basis, Proposal = $"{x.Kind.Zh()}。{reason}{demand}",
            },
        };
    }
}
