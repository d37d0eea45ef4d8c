using System.Globalization;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Copies;

/// <summary>The workbook: a sheet a table, in the order in which things happened.</summary>
internal sealed class CitizenSheets(Db db, OfficePage office)
{
    private const string Answers = "SELECT e.number, a.kind, a.how, a.text, a.given_at AS at, a.person_id FROM enquiry_answers a JOIN enquiries e ON e.id = a.enquiry_id WHERE a.enquiry_id IN @Ids ORDER BY a.id";
    private const string Transfers = "SELECT e.number, f.state AS kind, f.contact_note AS how, f.message AS text, f.sent_at AS at, f.to_id AS person_id FROM transfers f JOIN enquiries e ON e.id = f.enquiry_id WHERE f.enquiry_id IN @Ids ORDER BY f.id";
    private const string Referrals = "SELECT e.number, r.unit AS kind, r.details AS how, r.guidance AS text, r.at, r.person_id FROM referrals r JOIN enquiries e ON e.id = r.enquiry_id WHERE r.enquiry_id IN @Ids ORDER BY r.enquiry_id";
    private const string Notices = "SELECT e.number, n.kind, n.note AS how, n.items AS text, n.asked_at AS at, n.given_by AS person_id FROM notices_once n JOIN enquiries e ON e.id = n.enquiry_id WHERE n.enquiry_id IN @Ids ORDER BY n.id";
    private const string Tasks = "SELECT t.number, t.kind, t.title, t.received_on, t.due_on, t.state, t.done_on, t.result, t.answering_id FROM tasks t WHERE t.enquiry_id IN @Ids ORDER BY t.id";
    private const string Applications = "SELECT a.number, p.name AS title, p.state, p.note AS result, p.seen_on AS due_on, a.received_on, a.handler_id AS answering_id FROM applications a LEFT JOIN application_papers p ON p.application_id = a.id WHERE a.enquiry_id IN @Ids ORDER BY a.id, p.sort";
    private const string Events = "SELECT e.number, v.kind, v.zh AS how, v.note AS text, v.at, v.person_id FROM events v JOIN enquiries e ON e.id = v.enquiry_id WHERE v.enquiry_id IN @Ids ORDER BY v.id";

    public async Task<IReadOnlyList<XlsxSheet>> Of(IReadOnlyList<EnquiryRow> contacts)
    {
        var args = new { Ids = contacts.Select(c => c.Id) };
        return
        [
            new("首问登记", ["编号", "收到", "渠道", "姓名", "单位", "电话", "事项", "诉求", "首问人", "承办人", "状态"], contacts.Select(IReadOnlyList<object?> (c) =>
                [c.Number, At(c.ReceivedAt), c.Channel.ToString(), c.CitizenName, c.Organisation, c.Phone, office.Matters.TryGetValue(c.MatterTypeId, out var m) ? m.Name : "", c.Ask, office.NameOf(c.FirstContactId), office.NameOf(c.ResponsibleId), c.State.ToString()])),
            await Said("答复", ["编号", "时间", "种类", "方式", "内容", "经办人"], Answers, args),
            await Said("转办", ["编号", "时间", "状态", "联系情况", "留言", "接收人"], Transfers, args),
            await Said("引导", ["编号", "时间", "单位", "告知的联系方式", "解释", "经办人"], Referrals, args),
            await Said("一次性告知", ["编号", "时间", "种类", "说明", "材料", "经办人"], Notices, args),
            await Dealt("限时事项", ["编号", "种类", "标题", "收到", "到期", "状态", "办结", "结果", "承办人"], Tasks, args),
            await Dealt("申请材料", ["申请编号", "", "材料", "收到", "查看", "状态", "", "备注", "经办人"], Applications, args),
            await Said("时间线", ["编号", "时间", "种类", "做了什么", "备注", "谁"], Events, args),
        ];
    }

    private async Task<XlsxSheet> Said(string name, IReadOnlyList<string> heads, string sql, object args) =>
        new(name, heads, (await db.Query<SaidRow>(sql, args)).Select(IReadOnlyList<object?> (r) => [r.Number, At(r.At), r.Kind, r.How, r.Text, office.NameOf(r.PersonId)]));

    private async Task<XlsxSheet> Dealt(string name, IReadOnlyList<string> heads, string sql, object args) =>
        new(name, heads, (await db.Query<DealtRow>(sql, args)).Select(IReadOnlyList<object?> (r) => [r.Number, r.Kind, r.Title, r.ReceivedOn, r.DueOn, r.State, r.DoneOn, r.Result, office.NameOf(r.AnsweringId)]));

    private static string At(DateTimeOffset at) => OfficeClock.Wall(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private sealed record SaidRow
    {
        public string Number { get; init; } = "";
        public string Kind { get; init; } = "";
        public string How { get; init; } = "";
        public string Text { get; init; } = "";
        public DateTimeOffset At { get; init; }
        public long? PersonId { get; init; }
    }

    private sealed record DealtRow
    {
        public string Number { get; init; } = "";
        public string Kind { get; init; } = "";
        public string? Title { get; init; }
        public DateOnly? ReceivedOn { get; init; }
        public DateOnly? DueOn { get; init; }
        public string? State { get; init; }
        public DateOnly? DoneOn { get; init; }
        public string? Result { get; init; }
        public long AnsweringId { get; init; }
    }
}
