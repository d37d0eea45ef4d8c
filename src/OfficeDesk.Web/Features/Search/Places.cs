namespace OfficeDesk.Web.Features.Search;

/// <summary>A page or an act that can be gone to by its name.</summary>
/// <param name="Href">Its address.</param>
/// <param name="Message">Who may send this message may go there; empty = everybody who has signed in.</param>
/// <param name="Also">Other words people have for it.</param>
public sealed record Place(string Href, string Zh, string En, string Message, string Also = "");

/// <summary>Everything that can be gone to, acts first, then pages in the order of a day's work. A test holds that each is there and opened by its message.</summary>
public static class Places
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("/counter", "新登记（窗口登记）", "New enquiry (counter)", "LogEnquiry", "来访 来电 首问 登记"),
        new("/my", "我的工作", "My work", "MyWork", "今日 待办"),
        new("/absence/new", "我要离岗", "My absence: new notice", "PreviewAbsence", "请假 公出 开会 离岗告示"),
        new("/applications/new", "收件（申请受理）", "Receive an application", "ReceiveApplication", "受理 材料"),
        new("/tasks/new", "交办事项", "Assign a task", "AssignTask", "布置 交办"),
        new("/breaches/remedy", "责令补救", "Order to put right", "RemedyForm", "整改"),
        new("/my/reminders", "我的提醒", "My reminders", "MyReminders", "备忘"),
        new("/tasks?light=Red", "超期事项", "Overdue tasks", "ListTasks", "红灯"),
        new("/tasks?light=Yellow", "临期事项", "Tasks due soon", "ListTasks", "黄灯"),
        new("/enquiries?tab=Unanswered", "没有答复的登记", "Enquiries without an answer", "MyFirstContacts", "未答复"),
        new("/calendar/why", "试算到期日", "Try a due date", "ExplainDueDate", "时限 为什么是这一天"),
        new("/complaints/new", "登记投诉", "Register a complaint", "RegisterComplaint", "举报"),
        new("/complaints/submit", "我要投诉", "Complain", "", "举报"),
        new("/breaches/new", "记录违规", "Record a breach", "RecordBreach"),
        new("/absence/report", "报告擅自离岗", "Report somebody who left without a notice", "ReportAbsence"),
        new("/enquiries", "首问登记", "Enquiries", "MyFirstContacts", "来访来电"),
        new("/applications", "申请受理", "Applications", "ListApplications"),
        new("/applications/refusals", "否定报备", "Negative filings", "ListRefusals", "不予受理"),
        new("/tasks", "限时事项", "Tasks", "ListTasks", "清单"),
        new("/tasks/progress", "进展", "Progress", "ListProgress", "进度报告"),
        new("/tasks/recurring", "周期任务", "Recurring duties", "ListRecurring", "每月 每季"),
        new("/my/talk", "提到我的、我关注的", "Mentions and what I watch", "MyTalk", "备注"),
        new("/views", "我的视图", "My views", "ListViews", "保存的筛选"),
        new("/approvals", "审批", "Approvals", "ListApprovals", "待批"),
        new("/absence", "离岗公示", "Who is away", "AbsenceBoard", "在岗"),
        new("/absence/month", "离岗月历", "Absences of the month", "AbsenceMonth"),
        new("/absence/facts", "离岗统计", "Sums of absences", "AbsenceFacts"),
        new("/absence/feeds", "日历订阅", "Calendar feeds", "ListFeedKeys", "ical"),
        new("/cover", "同岗替代", "Cover roster", "CoverRoster", "AB岗 顶岗"),
        new("/documents", "文书", "Documents", "ListDocuments", "通知书"),
        new("/documents/templates", "文书模板", "Templates of documents", "ListTemplates"),
        new("/discipline/overview", "督查台", "Discipline desk", "DisciplineDesk"),
        new("/discipline/monthly", "督查月报", "Monthly review", "DisciplineDesk"),
        new("/discipline", "超期督查", "Overdue report", "OverdueReport"),
        new("/breaches", "违规与处理", "Breaches and measures", "ListBreaches", "追究"),
        new("/ladders", "处理阶梯", "Measure ladders", "ReadLadders"),
        new("/complaints", "投诉举报", "Complaints", "ListComplaints"),
        new("/inspections", "督查检查", "Inspections", "ListInspections"),
        new("/appraisal", "效能考评", "Appraisal", "ListRounds", "考核 测评"),
        new("/appraisal/person", "我的考评结果", "My results", "PersonResults"),
        new("/catalogue", "事项目录", "Catalogue", "ReadCatalogue"),
        new("/catalogue/edit", "编辑事项", "Change a matter", "ProposeMatter"),
        new("/catalogue/import", "导入事项目录", "Import a catalogue", "PreviewCatalogue"),
        new("/guide", "办事指南", "Guides", "", "要带什么"),
        new("/calendar", "工作日历", "Calendar", "MonthOf", "节假日 调休"),
        new("/calendar/import", "导入节假日", "Import holidays", "PreviewHolidays"),
        new("/duty", "值班", "Duty", "DutyOf"),
        new("/duty/log", "值班记录", "Duty log", "DutyLog"),
        new("/training", "学习培训", "Training", "ListTrainings", "签到"),
        new("/deputies", "代批", "Deputies", "DeputyList", "代理"),
        new("/admin", "管理", "Administration", ""),
        new("/admin/people", "人员与账号", "People and accounts", "ListAccounts"),
        new("/admin/grants", "角色授权", "Roles", "ListGrants"),
        new("/admin/office", "股室与岗位", "Sections and posts", "ListOffice"),
        new("/admin/tokens", "程序密钥", "Keys of programs", "ListTokens"),
        new("/admin/settings", "设置", "Settings", "SettingList"),
        new("/admin/jobs", "定时任务", "What the clock does", "ListJobs"),
        new("/admin/outbox", "邮件发送", "Outbox", "ListLetters"),
        new("/admin/mail", "邮件服务器", "Mail server", "ShowMailSettings"),
        new("/admin/health", "运行状况", "Health", "ReadTroubles", "故障 监控"),
        new("/admin/backup", "备份", "Backups", "ListBackups", "恢复"),
        new("/audit", "审计", "Audit", "ListAudit"),
        new("/account", "我的账号", "My account", "ChangePassword", "密码 会话"),
        new("/help", "制度与帮助", "Rules and help", "FindRules", "规定"),
    ];
}
