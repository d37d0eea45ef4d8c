using System.Globalization;
using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Bench;

/// <summary>An office with years behind it: citizens, first contacts and their tasks, a hundred thousand at a time; the first 8,000 still run.</summary>
internal static class Years
{
    /// <summary>A hundred thousand citizens, first contacts of twenty-five years and their tasks.</summary>
    public static async Task Fill(Place place, int start)
    {
        var n = string.Create(CultureInfo.InvariantCulture, $"(SELECT i + {start} AS i FROM {Counted.Numbers} u) n");
        var name = "concat('来访人', CASE n.i % 7 WHEN 0 THEN '甲' WHEN 1 THEN '乙' WHEN 2 THEN '丙' WHEN 3 THEN '丁' WHEN 4 THEN '戊' WHEN 5 THEN '己' ELSE '庚' END, CASE n.i % 5 WHEN 0 THEN '一' WHEN 1 THEN '二' WHEN 2 THEN '三' WHEN 3 THEN '四' ELSE '' END)";
        var letters = "concat('lfr', CASE n.i % 7 WHEN 0 THEN 'j' WHEN 1 THEN 'y' WHEN 2 THEN 'b' WHEN 3 THEN 'd' WHEN 4 THEN 'w' WHEN 5 THEN 'j' ELSE 'g' END)";
        var ask = """
            concat(CASE n.i % 6 WHEN 0 THEN '询问城市低保的申请条件' WHEN 1 THEN '农村低保年审需要哪些材料' WHEN 2 THEN '医疗救助报销住院费用进度' WHEN 3 THEN '临时救助急难型申请' WHEN 4 THEN '残疾人护理补贴发放时间' ELSE '高龄津贴认证办法' END,
                CASE n.i % 11 WHEN 0 THEN '，户口在外地' WHEN 1 THEN '，家里两口人' WHEN 2 THEN '，上月住院' WHEN 3 THEN '，由村委会代办' WHEN 4 THEN '，材料已交镇里' WHEN 5 THEN '，打电话无人接听' WHEN 6 THEN '，希望尽快答复' ELSE '，请告知办理时限' END,
                CASE n.i % 13 WHEN 0 THEN '，同时问护理补贴' WHEN 1 THEN '，行动不便' WHEN 2 THEN '，银行卡号变更' ELSE '' END, CASE WHEN n.i % 25000 = 77 THEN '，渔船燃油补贴一并咨询' ELSE '' END, '。第', n.i, '次。')
            """;
        var day = "concat(CAST(2001 + n.i / 40000 AS CHAR(4)), '-', CASE n.i % 9 WHEN 0 THEN '01' WHEN 1 THEN '02' WHEN 2 THEN '03' WHEN 3 THEN '04' WHEN 4 THEN '05' WHEN 5 THEN '06' WHEN 6 THEN '07' WHEN 7 THEN '08' ELSE '09' END, '-11')";
        day = place.Engine == "SQLite" ? day : day.Replace("2001 + n.i / 40000", "2001 + n.i DIV 40000", StringComparison.Ordinal);
        // those that run are due within the next weeks: nothing waits for twenty-five years
        var today = OfficeClock.Day(TimeProvider.System.GetUtcNow());
        var soon = $"CASE n.i % 20 {string.Concat(Enumerable.Range(0, 20).Select(d => $"WHEN {d} THEN '{today.AddDays(d + 1):yyyy-MM-dd}' "))}END";
        var due = $"CASE WHEN n.i < 8000 THEN {soon} ELSE {day} END";
        var phone = "concat('102', CASE WHEN n.i < 10 THEN '0000000' WHEN n.i < 100 THEN '000000' WHEN n.i < 1000 THEN '00000' WHEN n.i < 10000 THEN '0000' WHEN n.i < 100000 THEN '000' ELSE '00' END, n.i)";
        var tail = "CASE WHEN n.i % 10000 < 10 THEN concat('000', n.i % 10000) WHEN n.i % 10000 < 100 THEN concat('00', n.i % 10000) WHEN n.i % 10000 < 1000 THEN concat('0', n.i % 10000) ELSE concat(n.i % 10000, '') END";
        foreach (var sql in new[]
        {
            $"INSERT INTO citizens (id, known_by, name, initials, phone, phone_tail, visits, last_seen) SELECT 1000000 + n.i, {phone}, {name}, {letters}, {phone}, {tail}, 1, concat({day}, 'T01:00:00.000000Z') FROM {n}",
            $"""
            INSERT INTO tasks (id, number, kind, title, source, enquiry_id, matter_type_id, post_id, section_id, answering_id, received_on, first_due_on, due_on, state, done_on, done_at, made_at, made_by)
            SELECT 1000000 + n.i, concat('B', n.i), 'Matter', '城市低保', 'Citizen', 1000000 + n.i, 1 + n.i % 4, 1, 3 + n.i % 4, 8 + n.i % 12, {day}, {due}, {due}, CASE WHEN n.i < 8000 THEN 'Open' ELSE 'Done' END, CASE WHEN n.i < 8000 THEN NULL ELSE {day} END, CASE WHEN n.i < 8000 THEN NULL ELSE concat({day}, 'T02:00:00.000000Z') END, concat({day}, 'T01:00:00.000000Z'), 8 FROM {n}
            """,
            $"""
            INSERT INTO enquiries (id, number, received_at, recorded_at, channel, first_contact_id, section_id, known_by, citizen_name, phone, matter_type_id, ask, route, responsible_id, task_id, state)
            SELECT 1000000 + n.i, concat('B', n.i), concat({day}, 'T01:00:00.000000Z'), concat({day}, 'T01:00:00.000000Z'), 'Call', 8 + n.i % 12, 3 + n.i % 4, {phone}, {name}, {phone}, 1 + n.i % 4, {ask}, 'Own', 8 + n.i % 12, 1000000 + n.i, CASE WHEN n.i < 8000 THEN 'Open' ELSE 'Closed' END FROM {n}
            """,
            $"INSERT INTO responsibilities (id, task_id, person_id, section_id, from_at, why) SELECT id + 5000000, id, answering_id, section_id, made_at, 'Holder' FROM tasks WHERE id >= {1_000_000 + start} AND id < {1_000_000 + start + Counted.Part} AND state = 'Open'",
        })
        {
            await using var writing = await place.BeginFill();
            await writing.Connection.ExecuteAsync(sql, transaction: writing.Transaction, commandTimeout: 600);
            await writing.Commit();
        }
    }
}
