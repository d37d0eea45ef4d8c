using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>What of an application is given in writing, always (ON-4): each through the one machine that numbers and keeps it.</summary>
/// <param name="replaces">The void one in whose place another is issued (NT-1).</param>
/// <param name="forId">For whom (GN-2).</param>
internal sealed class Issuing(DocumentOffice documents, DocumentRow? replaces = null, long? forId = null)
{
    /// <summary>What these papers are about.</summary>
    public const string Subject = "application";

    // after the acceptance not longer than until the matter is due (ON-7)
    private const string ToTheEnd = "至办结日期止";

    private const string Enquiry = "SELECT * FROM enquiries WHERE id = @EnquiryId";

    private const string Supplements = "SELECT number FROM documents WHERE kind = 'supplement' AND subject = 'application' AND subject_id = @Id ORDER BY CASE state WHEN 'Void' THEN 1 ELSE 0 END, id DESC LIMIT 1";

    private const string Standing = "SELECT d.* FROM documents d WHERE d.kind = 'non-acceptance' AND d.subject = 'application' AND d.subject_id = @Id AND d.state <> 'Void' ORDER BY d.id DESC LIMIT 1";

    /// <summary>受理通知书.</summary>
    internal async Task<Outcome<DocumentIssued>> Accepted(Db db, OfficePage office, ApplicationRow a, long answering, DateOnly due, DateOnly acceptedOn, bool deemed)
    {
        var (e, matter) = (await EnquiryOf(db, a), office.Matters[a.MatterTypeId]);
        // issued again it names what was there then, not what came after the acceptance
        var last = replaces is null || a.CompletedOn is not { } complete ? DateOnly.MaxValue : complete > acceptedOn ? complete : acceptedOn;
        var papers = (await Papers.Of(db, a.Id)).Where(p => (p.State is PaperState.HandedIn or PaperState.WrongForm) && !(p.CameOn > last)).ToList();
        return await Give(db, a, e, new Acceptance
        {
            Applicant = Name(e), Contact = e.Phone, Matter = matter.Name, CaseNumber = a.Number, ReceivedOn = a.ReceivedOn, AcceptedOn = acceptedOn, Basis = matter.Basis, DueOn = due, Provisional = office.Calendar.IsProvisional(due), Handler = office.NameOf(answering),
            Deputy = matter.PostId is { } post && office.Posts.TryGetValue(post, out var p) && p.BId is { } b && b != answering ? office.NameOf(b) : "", Deemed = deemed,
            Materials = papers.Count > 0 ? [.. papers.Select(x => Of(x, true))] : [new Material("申请", "1", "原件", "已交")],
        });
    }

    /// <summary>补正材料通知书.</summary>
    internal async Task<Outcome<DocumentIssued>> Supplement(Db db, OfficePage office, ApplicationRow a, NoticeRow n, DateOnly by)
    {
        var (e, matter) = (await EnquiryOf(db, a), office.Matters[a.MatterTypeId]);
        var (papers, corrections) = (await Papers.Of(db, a.Id), n.Note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append(Checking.SlipsLeft).ToHashSet(StringComparer.Ordinal));
        return await Give(db, a, e, new Supplement
        {
            Applicant = Name(e), Matter = matter.Name, CaseNumber = a.Number, ReceivedOn = a.ReceivedOn, Materials = [.. n.Names.Select(x => Since(n, x, papers) ?? Asked(x, papers, corrections))], DueOn = by,
            Days = DaysOf(office, a, n, by, db.Today), Basis = matter.Basis, Running = a.State is ApplicationState.Accepted, SameDay = LimitFor(matter, a.Away == 1).Number == 0, Handler = office.NameOf(a.HandlerId),
        });
    }

    /// <summary>否定报备表; its number is the filing's.</summary>
    internal async Task<Outcome<DocumentIssued>> Filed(Db db, OfficePage office, ApplicationRow a, long refusalId, string reason, string basis)
    {
        var e = await EnquiryOf(db, a);
        return await documents.Issue(db, new NegativeFiling
        {
            Applicant = Name(e), Phone = e.Phone, Place = e.Organisation, Matter = office.Matters[a.MatterTypeId].Name, ReceivedOn = a.ReceivedOn, Reason = reason, Basis = basis, Handler = office.NameOf(db.Who.PersonId), Told = $"{db.Today:M月d日}口头告知",
        }, new DocumentAbout(EnquiryId: a.EnquiryId, Subject: "refusal", SubjectId: refusalId, SectionId: a.SectionId, Addressee: Name(e)));
    }

    /// <summary>不予受理通知书.</summary>
    internal async Task<Outcome<DocumentIssued>> Refused(Db db, OfficePage office, ApplicationRow a, RefusalRow r)
    {
        var e = await EnquiryOf(db, a);
        var papers = (await Papers.Of(db, a.Id)).Where(p => p.State is PaperState.HandedIn or PaperState.WrongForm);
        return await Give(db, a, e, new NonAcceptance { Applicant = Name(e), Matter = office.Matters[a.MatterTypeId].Name, ReceivedOn = a.ReceivedOn, Reason = r.Reason, Basis = r.Basis, Authority = r.GoTo, Materials = [.. papers.Select(p => Of(p, true))] });
    }

    /// <summary>终止办理告知书.</summary>
    internal async Task<Outcome<DocumentIssued>> Lapsed(Db db, OfficePage office, ApplicationRow a)
    {
        var e = await EnquiryOf(db, a);
        var wanting = (await Papers.Of(db, a.Id)).Where(p => p.State is PaperState.Missing or PaperState.WrongForm).Select(p => Of(p, false)).ToList();
        return await Give(db, a, e, new Lapse
        {
            Applicant = Name(e), Matter = office.Matters[a.MatterTypeId].Name, CaseNumber = a.Number, ReceivedOn = a.ReceivedOn, NoticeNumber = await db.Find<string>(Supplements, a) ?? "补正材料通知书", DueOn = a.CompleteBy!.Value,
            Materials = wanting.Count > 0 ? wanting : [new Material("通知书所列内容", "", "", "未补")],
        });
    }

    /// <summary>一次性告知书, before anything is handed in.</summary>
    internal async Task<Refusal?> OneTime(Db db, OfficePage office, EnquiryRow e, MatterType matter, NoticeRow n)
    {
        var (guide, post) = (office.GuideOf(matter.Id), matter.PostId is { } id ? office.Posts.GetValueOrDefault(id) : null);
        var section = post is null ? null : office.Sections.GetValueOrDefault(post.SectionId);
        var listed = guide.Materials.ToDictionary(m => m.Name, StringComparer.Ordinal);
        return (await documents.Issue(db, new OneTimeNotice
        {
            Applicant = Name(e), Phone = e.Phone, Matter = matter.Name, Conditions = string.Join("；", CatalogueRules.InForce(guide.Standards, db.Today).Select(s => $"{s.Name}：{s.Value}")),
            Materials = [.. n.Names.Select(name => listed.TryGetValue(name, out var m) ? new Material(m.Name, $"{m.Copies}", ReceiptTalk.Zh(m.Form), string.Join("；", new[] { m.UseForm, m.When, m.From }.Where(t => t.Length > 0))) : new Material(name, "", ""))],
            Procedure = DocumentRules.Sentence(string.Join("→", guide.Steps.Select(s => s.What))), Limit = LimitOf(matter, e.Away == 1), Basis = matter.Basis, Fee = guide.Fee.Length > 0 ? guide.Fee : "不收费",
            // a place that nobody entered is still a section to ask for
            Place = section is { Place.Length: > 0 } ? section.Place : section?.Name ?? office.Settings.Text(Settings.BureauName),
        }, new DocumentAbout(TaskId: e.TaskId, EnquiryId: e.Id, SectionId: e.SectionId, StatusNumber: e.Number, Addressee: Name(e)))).WhyNot();
    }

    /// <summary>A refusal that had gone out is taken back: its paper is void and says why.</summary>
    internal static async Task<Refusal?> TakeBack(Db db, ApplicationRow a, string reason) =>
        await db.Find<DocumentRow>(Standing, a) is { } d ? await DocumentOffice.Void(db, d, reason, d.Version) : null;

    private Task<Outcome<DocumentIssued>> Give(Db db, ApplicationRow a, EnquiryRow e, DocumentFields fields) =>
        documents.Issue(db, fields, new DocumentAbout(TaskId: a.TaskId, EnquiryId: a.EnquiryId, Subject: Subject, SubjectId: a.Id, SectionId: a.SectionId, StatusNumber: a.Number, Addressee: Name(e), ForId: forId, Replaces: replaces));

    private static Task<EnquiryRow> EnquiryOf(Db db, ApplicationRow a) => db.One<EnquiryRow>(Enquiry, a);

    private static string Name(EnquiryRow e) => e.CitizenName.Length > 0 ? e.CitizenName : e.Organisation.Length > 0 ? e.Organisation : "未留姓名";

    private static Material Of(PaperRow p, bool came) => came
        ? new(p.State is PaperState.WrongForm ? ReceiptRules.Flawed(p.Name, p.Note) : p.Name, $"{p.Copies}", ReceiptTalk.Zh(p.Form), "已交")
        : new(p.Name, $"{p.Copies}", ReceiptTalk.Zh(p.Form), What(p));

    /// <summary>What is asked for as the notice prints it: of a paper of the list how many, in which form, and what is the matter with it (ON-3).</summary>
    private static Material Asked(string name, IReadOnlyList<PaperRow> papers, IReadOnlySet<string> corrections) =>
        papers.FirstOrDefault(p => name == p.Name || name == ReceiptRules.Flawed(p.Name, p.Note)) is { } paper ? new(paper.Name, $"{paper.Copies}", ReceiptTalk.Zh(paper.Form), What(paper)) : new(name, "", "", corrections.Contains(name) ? "须改正" : "须补交");

    /// <summary>On a notice that is issued again: what it asked for and has come since; null for anything else.</summary>
    private Material? Since(NoticeRow n, string name, IReadOnlyList<PaperRow> papers) => replaces is null ? null
        : papers.FirstOrDefault(p => p.State is PaperState.HandedIn && p.CameOn > n.GivenOn && (name == p.Name || name.StartsWith(p.Name + "（", StringComparison.Ordinal))) is { } came
            ? new(came.Name, $"{came.Copies}", ReceiptTalk.Zh(came.Form), "已补交") : AskedLater.Lines(n.Brought).Contains(name, StringComparer.Ordinal) ? new(name, "", "", "已补交或不再需要") : null;

    /// <summary>How long the citizen has: on a notice that is issued again it counts from the day they were first told, not from the new paper.</summary>
    private string DaysOf(OfficePage office, ApplicationRow a, NoticeRow n, DateOnly by, DateOnly today)
    {
        var told = replaces is null ? today : (a.State is ApplicationState.NoticeOut ? a.NoticedOn : n.GivenOn) ?? replaces.IssuedOn;
        var left = office.Calendar.Between(told, by);
        if (left == 0) return ToTheEnd;
        if (replaces is not null) return $"自{FieldValues.Day(told)}的次日起{left}个工作日";
        return left == office.Settings.Number(Settings.CompleteDays) ? $"{left}个工作日" : $"{ToTheEnd}，{left}个工作日";
    }

    /// <summary>The time for a matter in words: an emergency's own, the day itself, or the days from the day after (DL-4, DL-13).</summary>
    private static string LimitOf(MatterType matter, bool away) => matter.Emergency is not Emergency.None ? EmergencyRules.PromiseZh(matter.Emergency)
        : LimitFor(matter, away) is { Number: > 0 } limit ? $"材料齐全之日的次日起{FieldValues.Tight(limit.Zh())}" : "材料齐全当日";

    private static Limit LimitFor(MatterType matter, bool away) => matter.Emergency is not Emergency.None ? EmergencyRules.PaidWithin(matter.Emergency) : matter.LimitFor(away);

    private static string What(PaperRow p) => p.State is PaperState.WrongForm ? p.Note.Length > 0 ? $"形式不符：{p.Note}" : "形式不符" : p.State is PaperState.Missing ? p.Note.Length > 0 ? $"未交：{p.Note}" : "未交" : "须补交";
}
