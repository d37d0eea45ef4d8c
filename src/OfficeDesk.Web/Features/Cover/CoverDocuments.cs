using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Documents.Kinds;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The papers of a cover: 同岗替代审批备案表 when it is filed, 离岗工作交接单 when all three have signed, and again on the way back.</summary>
/// <remarks>NT-2, CV-4, CV-5. Documents stay Chinese; everything but duty, meetings and study sent by the unit is called 请假, as on every paper others see (AB-6, AB-9).</remarks>
internal static class CoverDocuments
{
    /// <summary>Issued with the filing; the cover is as it was before, what is filed now is given.</summary>
    public static async Task<Refusal?> Approval(DocumentOffice documents, Db db, OfficePage office, CoverRow c, AbsenceRow absence, string filing, long? filedFor)
    {
        string Said(string what, long? who, long? forId, DateTimeOffset? at, string text) =>
            at is { } when ? $"{what}{(text.Length > 0 ? $"：{text}" : "")}（{office.NameOf(who)}{(forId is null ? "" : $"代{office.NameOf(forId)}")} {Moment(when)}）" : "";
        var isB = office.Posts.GetValueOrDefault(c.PostId)?.BId == c.CoverId;
        var fields = new CoverApproval
        {
            Absent = office.NameOf(c.PersonId), Section = office.SectionName(c.SectionId), Post = c.PostName(office), Cover = office.NameOf(c.CoverId), Qualified = c.PostId == 0 ? "没有岗位的事项" : isB ? "B岗，在岗位胜任人员名单内" : "在岗位胜任人员名单内",
            Reason = AbsenceRules.DoorWord(absence.Kind), From = Moment(absence.FromAt), Until = Moment(absence.ToAt), Length = Days(absence),
            Proposed = Said("提出", c.ProposedBy, c.ProposedAs, c.ProposedAt, c.Remark), Consent = Said("同意", c.CoverId, null, c.AnsweredAt, c.Answer), Approval = Said("批准", c.DecidedBy, c.DecidedAs, c.DecidedAt, c.Decision),
            Filed = Said("已备案", db.Who.PersonId, filedFor, db.Now, filing),
        };
        return (await documents.Issue(db, fields, About(c, $"cover:{c.Id}", office))).WhyNot();
    }

    /// <summary>Issued with the third signature.</summary>
    public static async Task<Refusal?> Handover(DocumentOffice documents, Db db, OfficePage office, CoverRow c, SheetRow sheet, AbsenceRow absence, IReadOnlyList<SheetLine> lines)
    {
        string Things(params HandoverThing[] kinds) => string.Join("；", lines.Where(l => kinds.Contains(l.Thing)).Select(l => l.Title));
        var until = sheet.IsOut ? absence.ToAt : absence.ReturnedAt ?? absence.ToAt;
        var fields = new HandoverList
        {
            From = office.NameOf(sheet.GiverId) + (sheet.GiverBy is { } by && by != sheet.GiverId ? $"（{office.NameOf(by)}代签）" : ""), Receiver = office.NameOf(sheet.TakerId), Watcher = db.Who.Name,
            Section = office.SectionName(c.SectionId), Post = c.PostName(office), Reason = sheet.IsOut ? AbsenceRules.DoorWord(absence.Kind) : "返岗交回", Period = $"{Moment(absence.FromAt)} 至 {Moment(until)}（{Days(absence)}）",
            Tasks = [.. lines.Where(l => l.Thing is HandoverThing.Task).Select(l => new OpenTask(
                l.Number, l.Citizen.Length > 0 ? $"{l.Title}（{l.Citizen}）" : l.Title, l.DueOn is { } due ? $"{due.Month}月{due.Day}日" : "", ProgressOf(l), l.Instruction))],
            Papers = Things(HandoverThing.Material), Procedures = Things(HandoverThing.Procedure), Keys = Things(HandoverThing.Key, HandoverThing.Seal),
            Rights = sheet.IsOut ? $"替代期间自动授权，{Moment(absence.FromAt)} 起，返岗即收回；口令不交接。" : "岗位权限已随返岗收回；口令不交接。",
        };
        return (await documents.Issue(db, fields, About(c, $"sheet:{sheet.Id}", office))).WhyNot();
    }

    /// <summary>The number under which a signed list is kept.</summary>
    public static async Task<string> NumberOf(Db db, OfficePage office, CoverRow c, SheetRow sheet) =>
        (await DocumentOffice.Standing(db, DocumentKinds.Of(HandoverList.Sample), About(c, $"sheet:{sheet.Id}", office)))?.Number ?? "";

    /// <summary>How far a task on a list has come, on paper, with what the system remarks: the instruction beside it is the giver's own.</summary>
    public static string ProgressOf(SheetLine l) => (l.Paused ? "暂停计时" : l.Overdue ? "在办，已超期" : "在办") + (l.Added ? "；签字后新增" : l.Overdue ? "；先办" : l.Must ? "；期间内或其后到期" : "");

    private static DocumentAbout About(CoverRow c, string once, OfficePage office) =>
        new(PersonId: c.PersonId, Subject: "cover", SubjectId: c.Id, SectionId: c.SectionId, Once: once, Addressee: office.NameOf(c.CoverId));

    private static string Moment(DateTimeOffset at) => OfficeClock.Wall(at).ToString("yyyy年M月d日 H:mm", CultureInfo.InvariantCulture);

    private static string Days(AbsenceRow absence) => (absence.Days100 / 100m).ToString("0.##", CultureInfo.InvariantCulture) + " 天";
}
