using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Who confirms a change as its second person, where, and in which words it is asked of them (GN-1): the same on the page of approvals,
/// in one's own work and in the reminders. The director may confirm each of them as well.
/// </summary>
public static class Confirming
{
    /// <summary>Everybody who may be a second person.</summary>
    public const Roles Anybody = Roles.GeneralOffice | Roles.Discipline | Roles.Appraisal | Roles.SecurityAdmin | Roles.Director | Roles.Auditor;

    /// <summary>Of a change that waits.</summary>
    public static (Roles By, string Zh, string En, string Page) Of(SecondPersonRow p) => p switch
    {
        { Proposal: { } kind } => Of(kind, p.Subject),
        { Kind: SecondPersonRow.Step, Subject: "Open" } => (Roles.Appraisal, "考评的启动", "opening of an appraisal", $"/appraisal/round/{p.RoundId}"),
        { Kind: SecondPersonRow.Step } => (Roles.Appraisal, "考评的截止", "close of an appraisal", $"/appraisal/round/{p.RoundId}"),
        { Kind: SecondPersonRow.Exemption } => (Roles.Appraisal, "是否参加考评的申请", "who is left out of an appraisal", $"/appraisal/round/{p.RoundId}#s-{p.Id}"),
        _ => ((p.SignedBy == 0 ? Roles.Director : Roles.None) | (p.ConfirmedBy == 0 ? Roles.Auditor : Roles.None), "到期内容的清理", "clearing of what is past its time", "/admin/retention"),
    };

    /// <param name="subject">Of the proposal: which setting.</param>
    private static (Roles By, string Zh, string En, string Page) Of(ProposalKind kind, string subject) => kind switch
    {
        ProposalKind.Setting => (Settings.All.TryGetValue(subject, out var setting) ? setting.MayChange : Roles.GeneralOffice, "制度参数的修改", "change of a setting", "/admin/settings"),
        ProposalKind.Holidays => (Roles.GeneralOffice, "节假日安排的导入", "import of a holiday schedule", "/calendar/import"),
        ProposalKind.Matter => (Roles.GeneralOffice, "事项目录的修改", "change of the matter catalogue", "/catalogue"),
        ProposalKind.Template => (Roles.GeneralOffice, "文书模板的修改", "change of a document template", "/documents/templates"),
        ProposalKind.Ladder => (Roles.Discipline, "处理阶梯的修改", "change of a ladder of measures", "/ladders"),
        ProposalKind.Grant => (Roles.SecurityAdmin, "角色授权", "role asked for", "/admin/grants"),
        _ => (Roles.SecurityAdmin, "口令重置", "new password asked for", "/admin/grants"),
    };

    /// <summary>What is asked of the second person.</summary>
    public static (string Zh, string En) Asks(string zh, string en) => ($"请作为第二人确认：{zh}", $"To be confirmed by a second person: {en}");

    /// <summary>What it takes until it is done.</summary>
    public static (string Zh, string En) Takes(SecondPersonRow p) => p.Kind == SecondPersonRow.Purge
        ? ("由局长签批、审计员确认后清理；提出的人不能批准", "Cleared once the director has signed and the auditor confirmed; never whoever proposed it")
        : ("由第二人确认后生效；提出的人不能确认", "In force once a second person confirms it; never whoever proposed it");

    /// <summary>What others proposed and the asker may confirm, one line a kind and place.</summary>
    internal static async Task<IReadOnlyList<OfficeToDo>> Waiting(Db db) =>
        [.. (await ToConfirm.Before(db)).Select(Of).GroupBy(c => (c.Zh, c.En, c.Page)).Select(g =>
        {
            var (zh, en) = Asks(g.Key.Zh, g.Key.En);
            return new OfficeToDo(false, g.Key.Page, $"{zh}，{g.Count()} 件", $"{en} ({g.Count()})", Anybody);
        })];
}
