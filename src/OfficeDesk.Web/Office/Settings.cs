using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Something the regulations leave open: its name, what ships, the rule it belongs to, and who may change it.</summary>
public sealed record Setting(string Name, string Default, string Rule, string Zh, string En, Roles MayChange = Roles.GeneralOffice)
{
    /// <summary>Which values it takes; without one, what the default looks like.</summary>
    public SettingForm Form { get; init; } = SettingForm.Like(Default);
}

/// <summary>Every setting the program knows; a name that is not here does not exist.</summary>
public static class Settings
{
    public static readonly Setting BureauName = new("bureau.name", "示例县民政局", "NT-3", "单位名称", "Name of the bureau");
    public static readonly Setting YellowWithin = new("light.yellow", "2", "DL-10", "黄灯：剩余工作日不多于", "Yellow light: working days left, at most") { Form = SettingForm.Number(0, 30) };
    public static readonly Setting OfficeHours = new("office.hours", OfficeHoursText.Write([new("01-01", Rules.OfficeHours.Default)]), "AB-5", "办公时间（可按季节）", "Office hours (per season)") { Form = SettingForm.Hours };
    public static readonly Setting Ladder = new("escalation.ladder", LadderText.Write(EscalationRules.DefaultLadder), "ES-1", "催办阶梯：何时写给谁", "Escalation ladder: when whom is written to", Roles.Discipline) { Form = SettingForm.Ladder };
    public static readonly Setting AfterHours = new("received.afterHours", "SameDay", "DL-4", "休息日或下班后收到的从哪天起算", "Received on a rest day or after hours")
    {
        Form = SettingForm.Choice(new("SameDay", "当日起算", "counts that day"), new("NextWorkingDay", "下一工作日起算", "counts the next working day")),
    };
    public static readonly Setting TransferDays = new("transfer.days", "1", "FC-4", "转办接收时限（工作日）", "Limit of a transfer (working days)") { Form = SettingForm.Number(1, 15) };
    public static readonly Setting ExtensionAtMost = new("extension.times", "1", "DL-7", "一次延期最多为原时限的倍数", "An extension is at most this many times the original limit") { Form = SettingForm.Number(1, 3) };
    public static readonly Setting DigestCron = new("digest.cron", "0 30 8 * * ?", "ES-4", "催办汇总邮件的时间（Quartz 表达式）", "When the digest is sent (Quartz expression)", Roles.Discipline) { Form = SettingForm.Cron };
    public static readonly Setting BreachAfter = new("breach.after", "1", "ES-1", "超期几个工作日提出违规建议", "Working days overdue after which a breach is proposed", Roles.Discipline) { Form = SettingForm.Number(1, 30) };

    public static readonly Setting BureauMark = new("bureau.mark", "示民", "NT-1", "发文代字（示民告〔2026〕12号中的“示民”）", "Characters in front of document numbers") { Form = SettingForm.Text };
    public static readonly Setting AskPhone = new("bureau.askPhone", "", "ON-4", "咨询电话", "Phone for questions") { Form = SettingForm.Phone };
    public static readonly Setting ComplainPhone = new("bureau.complainPhone", "", "ON-4", "监督投诉电话", "Phone for complaints") { Form = SettingForm.Phone };
    public static readonly Setting ReviewText = new("notice.review", "如对本通知不服，可以自收到本通知之日起60日内申请行政复议，或者在6个月内向人民法院提起行政诉讼。", "ON-4", "文书上的复议和诉讼告知", "How to ask for review or go to court, on documents") { Form = SettingForm.Text };
    public static readonly Setting StatusDays = new("status.days", "180", "PB-4", "办结后多少天内可以凭编号和查询码查询", "Days after its end in which a citizen can look up a matter") { Form = SettingForm.Number(30, 3650) };
    public static readonly Setting StatementDays = new("breach.statement", "3", "BR-1", "陈述申辩期（工作日）", "Time for a statement (working days)", Roles.Discipline) { Form = SettingForm.Number(1, 15) };
    public static readonly Setting MeasureDays = new("measure.decide", "15", "BR-3", "处理措施决定期限（工作日）", "Limit for deciding a measure (working days)", Roles.Discipline) { Form = SettingForm.Number(1, 30) };
    public static readonly Setting AppealDays = new("measure.appeal", "10", "BR-3", "申诉期（工作日）", "Time for an appeal (working days)", Roles.Discipline) { Form = SettingForm.Number(1, 60) };
    public static readonly Setting EffectMonths = new("measure.effect", "6", "BR-3", "处理措施影响期（月）", "Effect of a measure (months)", Roles.Discipline) { Form = SettingForm.Number(1, 36) };
    public static readonly Setting OrderDays = new("measure.order", "10", "BR-2", "责令补救期限（工作日）", "Limit of an order to remedy (working days)", Roles.Discipline) { Form = SettingForm.Number(1, 60) };
    public static readonly Setting AbsenceGap = new("absence.gap", "Leave", "AB-4", "半天以上、不足一天的离岗", "Away for more than half a day and less than one")
    {
        Form = SettingForm.Choice(new("Leave", "按一天以上办理", "as one day or more"), new("Short", "按半天以内办理", "as half a day")),
    };
    public static readonly Setting AbsenceLeaderFrom = new("absence.leaderFrom", "0", "AB-3", "几天以上的请假由分管领导批准（0：都由股室负责人批准）", "Leave of this many days or more is approved by the division leader (0: always by the chief)") { Form = SettingForm.Number(0, 365) };
    public static readonly Setting AbsenceDirectorFrom = new("absence.directorFrom", "0", "AB-3", "几天以上的请假由局长批准（0：不按天数）", "Leave of this many days or more is approved by the director (0: not by length)") { Form = SettingForm.Number(0, 365) };
    public static readonly Setting AbsenceWait = new("absence.wait", "30", "GN-3", "临时离岗等待审批的分钟数，过后失效", "Minutes a last-minute absence waits for its decision before it lapses") { Form = SettingForm.Number(0, 240) };
    public static readonly Setting LateReturns = new("absence.lateReturns", "3", "AB-7", "一个季度迟归几次提出违规建议（0：不提）", "Late returns in a quarter that propose a breach (0: never)", Roles.Discipline) { Form = SettingForm.Number(0, 100) };
    public static readonly Setting LowIncomeOffice = new("absence.lowIncomeOffice", "", "AB-6", "股室全员离岗时要告知的低保办", "The low-income-assistance office that is told when a section stands empty") { Form = SettingForm.Section };
    public static readonly Setting AwayDays = new("absence.sixMonths", "182", "AP-9", "病假、事假、自行学习累计超过多少天不参加年度考评", "Calendar days away sick, private or on own study after which somebody is not appraised") { Form = SettingForm.Number(1, 366) };
    public static readonly Setting CoversAtMost = new("cover.atMost", "2", "CV-2", "一人同时最多替代几个岗位", "Posts one person covers at the same time, at most") { Form = SettingForm.Number(1, 5) };
    public static readonly Setting HandoverDays = new("cover.handoverDays", "5", "CV-4", "交接单须列明离岗结束后几个工作日内到期的事项", "A handover names tasks due within this many working days after the absence") { Form = SettingForm.Number(0, 30) };
    public static readonly Setting ComplaintDays = new("complaint.reply", "15", "CP-3", "投诉答复期限（工作日）", "Limit of the reply to a complaint (working days)", Roles.Discipline) { Form = SettingForm.Number(1, 60) };
    public static readonly Setting ComplaintFlood = new("complaint.flood", "5", "CP-1", "同一网络地址每小时最多提交投诉", "Complaints an hour from one address, at most", Roles.Discipline) { Form = SettingForm.Number(1, 100) };

    public static readonly Setting NoticeDays = new("notice.days", "3", "ON-3", "收件后最迟几个工作日告知（工作日）", "Working days in which the citizen is told after handing in") { Form = SettingForm.Number(1, 15) };
    public static readonly Setting NoticeDeemed = new("notice.deemed", "true", "ON-7", "超过期限没有告知的，视为自收到之日起受理", "Nobody told in time counts as accepted on the day of receipt");
    public static readonly Setting CompleteDays = new("complete.days", "15", "ON-9", "补正材料期限（工作日）", "Working days for completing an application") { Form = SettingForm.Number(1, 60) };
    public static readonly Setting ClockDecider = new("clock.decider", "Leader", "DL-9", "暂停、恢复、重新计时由谁决定", "Who decides on pausing, resuming, restarting the clock")
    {
        Form = SettingForm.Choice(new("Leader", "分管领导", "the division leader"), new("Director", "局长", "the director")),
    };
    public static readonly Setting AppraisalChiefWeights = new("appraisal.weights.chiefs", "70,10,10,10", "AP-1", "股室负责人考评权重：考核小组,科室互评,本科室,基层", "Weights for chiefs: group, other sections, own section, grass-roots", Roles.Appraisal) { Form = SettingForm.Hundred(4) };
    public static readonly Setting AppraisalStaffWeights = new("appraisal.weights.staff", "70,10,10,10", "AP-2", "工作人员考评权重：考核小组,本科室,自评,其他科室", "Weights for staff: group, own section, self, other sections", Roles.Appraisal) { Form = SettingForm.Hundred(4) };
    public static readonly Setting AppraisalChiefPoints = new("appraisal.points.chiefs", "25,25,25,25", "AP-3", "股室负责人考评各项分值：目标,职责,效率,廉政", "Points for chiefs: goals, duties, efficiency, integrity", Roles.Appraisal) { Form = SettingForm.Hundred(4) };
    public static readonly Setting AppraisalStaffPoints = new("appraisal.points.staff", "20,20,20,20,20", "AP-2", "工作人员考评各项分值：德,能,勤,绩,廉", "Points for staff: morality, ability, diligence, results, integrity", Roles.Appraisal) { Form = SettingForm.Hundred(5) };
    public static readonly Setting AppraisalLeast = new("appraisal.least", "3", "AP-5", "匿名类别至少几票才计分", "Ballots an anonymous category needs", Roles.Appraisal) { Form = SettingForm.Number(3, 20) };
    public static readonly Setting AppraisalOwnSection = new("appraisal.ownSection", "ChiefAndStaff", "AP-1", "科室自评由谁投票", "Who votes in the own section", Roles.Appraisal)
    {
        Form = SettingForm.Choice(new("ChiefAndStaff", "负责人和本股室人员", "the chief and the section's staff"), new("ChiefOnly", "只由负责人", "the chief only")),
    };
    public static readonly Setting AppraisalSectionResult = new("appraisal.sectionResult", "Chief", "AP-3", "股室的考评结果", "The result of a section", Roles.Appraisal)
    {
        Form = SettingForm.Choice(new("Chief", "取负责人总分", "its chief's total"), new("None", "不单列股室结果", "sections have none of their own")),
    };
    public static readonly Setting AppraisalQuarterShare = new("appraisal.quarterShare", "0", "AP-8", "季度考评占年度总分的百分比", "Share of the quarters in the year's total (%)", Roles.Appraisal) { Form = SettingForm.Number(0, 90) };
    public static readonly Setting AppraisalRectifyBelow = new("appraisal.rectifyBelow", "70", "AP-7", "总分低于多少分须整改", "A total below this leads to rectification", Roles.Appraisal) { Form = SettingForm.Number(0, 100) };
    public static readonly Setting AppraisalObjectDays = new("appraisal.objectDays", "5", "AP-10", "确认或提出异议的期限（工作日）", "Working days to acknowledge or object", Roles.Appraisal) { Form = SettingForm.Number(1, 30) };
    public static readonly Setting AppraisalAnswerDays = new("appraisal.answerDays", "10", "AP-10", "答复异议的期限（工作日）", "Working days to answer an objection", Roles.Appraisal) { Form = SettingForm.Number(1, 60) };
    public static readonly Setting CardsAmongFacts = new("cards.facts", "true", "ES-6", "黄牌、红牌列入考评参考事实", "Yellow and red cards stand among the facts of an appraisal", Roles.Discipline);
    public static readonly Setting AppraisalPublicGrades = new("appraisal.publicGrades", "false", "AP-10", "考评结果公布后，等次向社会公开（不公开分数）", "Published grades are open to the public (grades only, no points)", Roles.Appraisal);

    public static readonly Setting ProgressAt = new("progress.at", "50", "DL-8", "重要事项在时限过百分之几时须报告进展", "Important tasks report progress at this share of the limit (%)") { Form = SettingForm.Number(10, 90) };

    public static readonly Setting MailHost = new("mail.host", "", "ES-3", "邮件服务器", "Mail server", Roles.SystemAdmin);
    public static readonly Setting MailPort = new("mail.port", "25", "ES-3", "端口", "Port", Roles.SystemAdmin);
    public static readonly Setting MailTls = new("mail.startTls", "false", "ES-3", "使用 STARTTLS", "Use STARTTLS", Roles.SystemAdmin);
    public static readonly Setting MailUser = new("mail.user", "", "ES-3", "邮件账号", "Mail account", Roles.SystemAdmin);
    public static readonly Setting MailPassword = new("mail.password", "", "ES-3", "邮件口令", "Mail password", Roles.SystemAdmin);
    public static readonly Setting MailFrom = new("mail.from", "desk@office.invalid", "ES-3", "发件人地址", "Sender's address", Roles.SystemAdmin);

    public static readonly Setting BackupTime = new("backup.time", "01:20", "GN-5", "每晚备份的时间", "When the nightly backup is made", Roles.SystemAdmin);
    public static readonly Setting BackupKeep = new("backup.keep", "14", "GN-5", "保留几份备份", "How many backups are kept", Roles.SystemAdmin);

    public static readonly Setting KeepSessions = Kept("retention.sessions", "400", "已结束的登录会话保留天数（不得少于 184 天）", "Days that ended sessions are kept (184 at least)");
    public static readonly Setting KeepLetters = Kept("retention.letters", "400", "已发邮件的地址和正文保留天数（不得少于 184 天）", "Days that address and body of sent letters are kept (184 at least)");
    public static readonly Setting KeepLooks = Kept("retention.looks", "1095", "查看电话和举报人身份的用途保留天数（不得少于 184 天）", "Days that the purposes of looks at phones and identities are kept (184 at least)");
    public static readonly Setting KeepContacts = Kept("retention.contacts", "3650", "已结案首问登记的办事人信息保留天数（不得少于 184 天）", "Days that citizens of closed first contacts are kept (184 at least)");
    public static readonly Setting KeepReporters = Kept("retention.reporters", "1825", "已归档投诉的举报人身份保留天数（不得少于 184 天）", "Days that reporters of filed complaints are kept (184 at least)");

    /// <summary>All of them, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Setting> All = new[]
    {
        NoticeDays, NoticeDeemed, CompleteDays, ClockDecider,
        BureauName, OfficeHours, Ladder, YellowWithin, AfterHours, TransferDays, ExtensionAtMost, DigestCron, BreachAfter,
        BureauMark, AskPhone, ComplainPhone, ReviewText, StatusDays,
        AbsenceGap, AbsenceLeaderFrom, AbsenceDirectorFrom, AbsenceWait, LateReturns, LowIncomeOffice, AwayDays,
        CoversAtMost, HandoverDays,
        StatementDays, MeasureDays, AppealDays, EffectMonths, OrderDays, ComplaintDays, ComplaintFlood,
        AppraisalChiefWeights, AppraisalStaffWeights, AppraisalChiefPoints, AppraisalStaffPoints, AppraisalLeast, AppraisalOwnSection, AppraisalSectionResult, AppraisalQuarterShare, AppraisalRectifyBelow,
        AppraisalObjectDays, AppraisalAnswerDays, AppraisalPublicGrades, CardsAmongFacts,
        ProgressAt,
        MailHost, MailPort, MailTls, MailUser, MailPassword, MailFrom,
        BackupTime, BackupKeep,
        KeepSessions, KeepLetters, KeepLooks, KeepContacts, KeepReporters,
    }.ToDictionary(s => s.Name, StringComparer.Ordinal);

    private static Setting Kept(string name, string days, string zh, string en) =>
        new(name, days, "GN-5", zh, en) { Form = SettingForm.Number(Rules.RetentionRules.Floor, Rules.RetentionRules.Longest) };
}

/// <summary>What this office has decided; where it has not, what ships.</summary>
public sealed class SettingValues(IReadOnlyDictionary<string, string> stored)
{
    public string Text(Setting setting) => stored.TryGetValue(setting.Name, out var value) ? value : setting.Default;

    public int Number(Setting setting) => int.Parse(Text(setting), CultureInfo.InvariantCulture);

    public bool Flag(Setting setting) => bool.Parse(Text(setting));

    public T Choice<T>(Setting setting) where T : struct, Enum => Enum.Parse<T>(Text(setting));
}
