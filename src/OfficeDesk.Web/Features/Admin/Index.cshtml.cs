using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>A part of the administration and who sees it.</summary>
public sealed record Area(string Href, string Zh, string En, string WhatZh, string WhatEn, Roles Sees);

/// <summary>The way to every page of the administration.</summary>
[OpenToStaff]
public sealed class AdminPage : DeskPage
{
    private static readonly Area[] All =
    [
        new("/setup", "首次设置", "First settings", "单位、股室、人员、岗位、事项", "Bureau, sections, people, posts, matters", Roles.SystemAdmin),
        new("/admin/people", "人员与账号", "People and accounts", "增减人员，开通和停用账号，重置口令", "Members, accounts, passwords", Roles.SystemAdmin | Roles.SecurityAdmin | Roles.GeneralOffice | Roles.Auditor),
        new("/admin/grants", "角色授权", "Roles", "一人申请、另一人确认，收回", "Asked by one, confirmed by another", Roles.SecurityAdmin | Roles.Director | Roles.GeneralOffice | Roles.SystemAdmin | Roles.Auditor),
        new("/admin/office", "股室与岗位", "Sections and posts", "负责人、分管领导、A/B 岗和合格人员", "Chiefs, division leaders, A/B holders", Roles.GeneralOffice | Roles.SystemAdmin | Roles.SecurityAdmin | Roles.Auditor),
        new("/admin/people/import", "导入人员", "Import people", "从表格粘贴或 CSV；先预览，有错不入", "From a table; previewed, all or nothing", Roles.SystemAdmin | Roles.GeneralOffice),
        new("/admin/phrases", "常用语", "Phrases", "窗口登记时一键插入的话", "What the counter puts in with one key", Roles.GeneralOffice | Roles.Chief),
        new("/admin/settings", "制度参数", "Settings", "各项规定留给单位决定的数值", "What the rules leave to the office", Roles.GeneralOffice | Roles.Discipline | Roles.Director | Roles.SystemAdmin | Roles.Auditor),
        new("/calendar", "工作日历", "Working calendar", "节假日安排的导入与推算", "Holiday schedules and due dates", Roles.GeneralOffice | Roles.SystemAdmin | Roles.Auditor),
        new("/deputies", "代批", "Deputies", "谁在什么期间代谁审批", "Who decides for whom, and when", Roles.GeneralOffice),
        new("/admin/mail", "邮件设置", "Mail", "邮件服务器，给自己发一封测试邮件", "Mail server, test mail", Roles.SystemAdmin),
        new("/admin/outbox", "发件箱", "Outbox", "每封邮件的去向和服务器的答复", "What became of every mail", Roles.SystemAdmin),
        new("/admin/health", "系统状况", "Health", "哪里不对、怎么办", "What is wrong and what to do", Roles.SystemAdmin),
        new("/admin/backup", "备份", "Backups", "最近一次，现在备份，每晚自动", "The last one, one now, every night", Roles.SystemAdmin),
        new("/admin/retention", "保存期限", "Keeping times", "保存多久、到期清理、要求保留", "How long, clearing, orders to keep", Roles.GeneralOffice | Roles.Director | Roles.Discipline | Roles.Auditor),
        new("/admin/jobs", "定时任务", "Jobs", "上次、下次运行，手工运行", "Last and next run, run now", Roles.SystemAdmin | Roles.Discipline),
        new("/audit", "审计", "Audit", "谁在什么时候做了什么；校验和导出", "Who did what and when; verified and exported", Roles.Auditor),
        new("/admin/sessions", "登录情况", "Sessions", "谁在哪里登录，结束某人的登录，失败的登录", "Who is signed in where; end a session; failed sign-ins", Roles.SecurityAdmin),
        new("/admin/tokens", "程序密钥", "Keys of programs", "给其他系统的接口密钥，可随时吊销", "Tokens for other systems, revocable", Roles.SecurityAdmin | Roles.Auditor),
    ];

    private AdminTold _told = new(false, 0, []);

    /// <summary>What this person may use; the first settings only while they are to be made.</summary>
    public IEnumerable<Area> Areas => All.Where(a => (a.Sees & Who.Roles) != Roles.None && (a.Href != "/setup" || !_told.SetUp));

    /// <summary>Requests for roles that wait for a second person.</summary>
    public long Grants => _told.Grants;

    /// <summary>What the office still needs and is for this person to do.</summary>
    public IReadOnlyList<OfficeDesk.Web.Office.OfficeToDo> ToDos => _told.ToDos;

    /// <summary>An empty office begins with its first settings.</summary>
    public async Task<Microsoft.AspNetCore.Mvc.IActionResult> OnGet(bool all)
    {
        _told = await Ask(new ReadAdmin()) ?? _told;
        return !_told.SetUp && !all && Who.Is(Roles.SystemAdmin) ? Redirect("/setup") : Page();
    }
}
