using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>What the roles are called on screen.</summary>
public static class RoleWords
{
    public static IReadOnlyList<(Roles Role, string Zh, string En)> All { get; } =
    [
        (Roles.Staff, "工作人员", "Staff"), (Roles.Chief, "股室负责人", "Section chief"), (Roles.Leader, "分管领导", "Division leader"), (Roles.Director, "局长", "Director"),
        (Roles.GeneralOffice, "办公室", "General office"), (Roles.Discipline, "纪检组", "Discipline office"), (Roles.Appraisal, "考核小组", "Appraisal group"),
        (Roles.SystemAdmin, "系统管理员", "System administrator"), (Roles.SecurityAdmin, "安全管理员", "Security administrator"), (Roles.Auditor, "审计员", "Auditor"),
    ];

    public static (string Zh, string En) Of(string role) => All.Where(r => r.Role.ToString() == role).Select(r => (r.Zh, r.En)).FirstOrDefault((role, role));
}
