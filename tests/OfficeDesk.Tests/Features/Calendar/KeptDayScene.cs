using OfficeDesk.Tests.House;
using OfficeDesk.Tests.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Features.Calendar;

/// <summary>One open last day of every kind that is not a task's, but for those of applications, which the real messages make.</summary>
internal static class KeptDayScene
{
    private const string Rows = """
        INSERT INTO applications (id, number, enquiry_id, matter_type_id, section_id, handler_id, received_on, received_at, state, notice_due_on) VALUES (100, 'SQ100', 1, 4, 3, 11, @From, @At, 'Accepted', @Until);
        INSERT INTO refusals (id, number, application_id, section_id, ground, reason, handler_id, filed_at, review_by, review) VALUES (101, 'FD101', 100, 3, 'NotOurs', '不属本局', 11, @Filed, @ReviewBy, 'Waiting');
        INSERT INTO absences (id, number, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, sudden, state, approval, entered_by, entered_at, follow_by)
            VALUES (102, 'LG102', 8, 3, 'Sick', '急病', @At, @At, @At, 390, 100, 'Leave', 1, 'Started', 'Waiting', 9, @At, @Until);
        INSERT INTO breaches (id, kind, fact, person_id, section_id, due_on, proposed_at, proposed_on, state) VALUES (103, 'Attitude', 'x:103', 8, 3, @From, @At, @From, 'Statement'), (104, 'Attitude', 'x:104', 9, 3, @From, @At, @From, 'Confirmed');
        INSERT INTO breach_files (breach_id, told_at, statement_until) VALUES (103, @At, @Until);
        INSERT INTO breach_files (breach_id, told_at, statement_until, statement_at, settled_on) VALUES (104, @At, '2026-12-31', @At, @From);
        INSERT INTO measures (id, breach_id, person_id, section_id, breach_kind, nth, kind, first_kind, state, reason, proposed_by, proposed_at, decide_by) VALUES (105, 104, 9, 3, 'Attitude', 1, 'Warning', 'Warning', 'Proposed', '首次', 22, @At, @Until);
        INSERT INTO measures (id, breach_id, person_id, section_id, breach_kind, nth, kind, first_kind, state, reason, proposed_by, proposed_at, decide_by, served_on, appeal_until)
            VALUES (106, 104, 9, 3, 'Attitude', 1, 'Warning', 'Warning', 'Served', '首次', 22, @At, '2026-12-31', @From, @Until);
        INSERT INTO complaints (id, number, code, channel, received_on, registered_at, registered_on, registered_by, level, kind, anonymous, reachable, what, state, due_on)
            VALUES (107, 'TS107', 'A', 'Call', @From, @At, @From, 22, 'Office', 'Attitude', 0, 1, '', 'Registered', @Until), (108, 'TS108', 'B', 'Call', @From, @At, @From, 22, 'Office', 'Attitude', 0, 1, '', 'PassedOn', @Until),
                   (109, 'TS109', 'C', 'Call', @From, @At, @From, 22, 'Office', 'Attitude', 0, 1, '', 'Merged', @Until);
        INSERT INTO ap_rounds (id, of_whom, year_no, quarter_no, state, last_day, weights, dims, least, quarter_share, rectify_below, made_by, made_at, fed_back_on, object_until)
            VALUES (110, 'Staff', 2026, 4, 'FedBack', @From, '', '', 3, 0, 0, 1, @At, @From, @Until);
        INSERT INTO ap_subjects (id, round_id, person_id, section_id, answer, objection, answer_due) VALUES (111, 110, 8, 3, 'Objected', '不服', @Until)
        """;

    /// <summary>Everything counted from a day on to another; the review of a refusal, filed after hours on New Year's Eve, to the evening of the next working day.</summary>
    public static Task All(TestDesk desk, string from, string until) => desk.Write(Rows, new
    {
        From = Known.Day(from), Until = Known.Day(until), At = OfficeClock.Instant(Known.Day(from).ToDateTime(new TimeOnly(9, 0))),
        Filed = OfficeClock.Instant(new DateTime(2026, 12, 31, 20, 0, 0)), ReviewBy = OfficeClock.Instant(new DateTime(2027, 1, 4, 17, 30, 0)),
    });

    /// <summary>Everything has taken its step.</summary>
    public static Task Settle(TestDesk desk) => desk.Write("""
        UPDATE refusals SET review = 'Upheld'; UPDATE absences SET state = 'Returned'; UPDATE breaches SET state = 'Dismissed'; UPDATE measures SET state = 'Lifted';
        UPDATE complaints SET state = 'Replied', replied_on = '2026-12-30'; UPDATE ap_rounds SET state = 'Final'; UPDATE ap_subjects SET answer = 'Answered'
        """);

    /// <summary>The last days as they stand, but for the review's.</summary>
    public static Task<IReadOnlyList<string>> Stand(TestDesk desk) => desk.Rows<string>("""
        SELECT concat('Appeal ', appeal_until) AS what FROM measures WHERE id = 106 UNION ALL SELECT concat('FollowUp ', follow_by) FROM absences
        UNION ALL SELECT concat('Measure ', decide_by) FROM measures WHERE id = 105 UNION ALL SELECT concat('Objection ', object_until) FROM ap_rounds
        UNION ALL SELECT concat('ObjectionAnswer ', answer_due) FROM ap_subjects UNION ALL SELECT concat('Reply', id, ' ', due_on) FROM complaints
        UNION ALL SELECT concat('Statement ', statement_until) FROM breach_files WHERE breach_id = 103 ORDER BY 1
        """);

    public static IReadOnlyList<string> At(string day) => [.. new[] { "Appeal", "FollowUp", "Measure", "Objection", "ObjectionAnswer", "Reply107", "Reply108", "Reply109", "Statement" }.Select(k => $"{k} {day}")];
}
