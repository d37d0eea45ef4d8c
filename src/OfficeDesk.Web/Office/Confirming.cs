using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who confirms a change as its second person, and where (GN-1). The director may confirm each of them as well.</summary>
public static class Confirming
{
    /// <summary>Everybody who may be a second person.</summary>
    public const Roles Anybody = Roles.GeneralOffice | Roles.Discipline | Roles.Appraisal | Roles.SecurityAdmin | Roles.Director;

    /// <param name="subject">Of the proposal: which setting.</param>
    public static (Roles By, string Zh, string En, string Page) Of(ProposalKind kind, string subject) => kind switch
    {
        ProposalKind.Setting => (Settings.All.TryGetValue(subject, out var setting) ? setting.MayChange : Roles.GeneralOffice, "制度参数的修改", "changes of settings", "/admin/settings"),
        ProposalKind.Holidays => (Roles.GeneralOffice, "节假日安排的导入", "imports of holiday schedules", "/calendar/import"),
        ProposalKind.Matter => (Roles.GeneralOffice, "事项目录的修改", "changes of the matter catalogue", "/catalogue"),
        ProposalKind.Template => (Roles.GeneralOffice, "文书模板的修改", "changes of document templates", "/documents/templates"),
        ProposalKind.Ladder => (Roles.Discipline, "处理阶梯的修改", "changes of the ladders of measures", "/ladders"),
        ProposalKind.Grant => (Roles.SecurityAdmin, "角色授权", "roles asked for", "/admin/grants"),
        _ => (Roles.SecurityAdmin, "口令重置", "new passwords asked for", "/admin/grants"),
    };

    /// <summary>What others proposed and the asker may confirm, one line a kind.</summary>
    internal static async Task<IReadOnlyList<OfficeToDo>> Waiting(Db db)
    {
        var open = (await ToConfirm.Before(db)).Where(p => p.Proposal is not null);
        return [.. open.Select(p => Of(p.Proposal!.Value, p.Subject)).GroupBy(c => (c.Zh, c.En, c.Page))
            .Select(g => new OfficeToDo(false, g.Key.Page, $"请作为第二人确认：{g.Key.Zh}，{g.Count()} 件", $"To be confirmed by a second person: {g.Key.En}, {g.Count()}", Anybody))];
    }
}
