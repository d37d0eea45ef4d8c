using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>How an absence stands on a board at this moment.</summary>
public enum BoardSign
{
    /// <summary>Approved and still to come.</summary>
    Coming,

    /// <summary>Away now.</summary>
    Away,

    /// <summary>Past the expected return.</summary>
    Late,

    /// <summary>Back again.</summary>
    Back,
}

/// <summary>One absence on a board: never more than the door says, and the reason for those who may see it (AB-9).</summary>
/// <param name="AbsenceId">0 for those who cannot open it.</param>
/// <param name="ToAt">The expected return, or the real one.</param>
/// <param name="Covers">Who covers which post: 城市低保岗 工作人员乙.</param>
public sealed record BoardLine(long AbsenceId, long PersonId, string Person, long SectionId, string Word, string WordEn, BoardSign Sign, DateTimeOffset FromAt, DateTimeOffset ToAt, IReadOnlyList<string> Covers, string Reason);

/// <summary>Reads what boards, calendars and feeds show.</summary>
internal static class BoardLines
{
    private const string Standing = """
        SELECT id, person_id, section_id, kind, reason, from_at, to_at, state, returned_at, entered_by FROM absences
        WHERE state IN ('Approved', 'Started', 'Extended') AND from_at < @To AND (to_at > @From OR state <> 'Approved')
        UNION ALL
        SELECT id, person_id, section_id, kind, reason, from_at, to_at, state, returned_at, entered_by FROM absences
        WHERE state = 'Returned' AND returned_at > @From AND from_at < @To
        """;

    private const string CoversOf = """
        SELECT c.absence_id, c.cover_id, c.post_id, c.vacant FROM covers c JOIN absences a ON a.id = c.absence_id
        WHERE c.state IN ('Filed', 'HandedOver', 'Running') AND a.state IN ('Approved', 'Started', 'Extended') AND a.from_at < @To ORDER BY c.id
        """;

    /// <summary>Every absence that touches a period, the earliest first.</summary>
    public static async Task<IReadOnlyList<BoardLine>> Read(Db db, OfficePage office, DateTimeOffset from, DateTimeOffset to)
    {
        var rows = await db.Query<AbsenceRow>(Standing, new { From = from, To = to });
        var covers = (await db.Query<CoverRow>(CoversOf, new { To = to })).ToLookup(c => c.AbsenceId);
        return [.. rows.Where(a => !a.Running || a.ToAt > from || from <= db.Now).OrderBy(a => a.FromAt).ThenBy(a => a.Id).Select(a => Line(db, office, a, covers[a.Id]))];
    }

    private static BoardLine Line(Db db, OfficePage office, AbsenceRow a, IEnumerable<CoverRow> covers)
    {
        var sees = Sees(db.Who, a);
        return new BoardLine(sees ? a.Id : 0, a.PersonId, office.NameOf(a.PersonId), a.SectionId, AbsenceRules.DoorWord(a.Kind), AbsenceRules.DoorWordEn(a.Kind), SignOf(a, db.Now), a.FromAt, a.ReturnedAt ?? a.ToAt,
            [.. covers.Where(c => c.PostId != 0 || c.Vacant == 0).Select(c => Of(db, office, c))], sees ? a.Reason : "");
    }

    private static string Of(Db db, OfficePage office, CoverRow c)
    {
        var post = office.Posts.ContainsKey(c.PostId) ? office.PostName(c.PostId, db.Who.English) : "";
        return c.Vacant == 1 ? $"{post} {(db.Who.English ? "vacant" : "空岗")}" : $"{post} {office.NameOf(c.CoverId)}".Trim();
    }

    private static BoardSign SignOf(AbsenceRow a, DateTimeOffset now) =>
        a.State is AbsenceState.Returned ? BoardSign.Back : !a.Running ? BoardSign.Coming : a.ToAt < now ? BoardSign.Late : BoardSign.Away;

    /// <summary>AB-9: the person, the approvers and the general office.</summary>
    private static bool Sees(Asker who, AbsenceRow a) =>
        a.PersonId == who.PersonId || a.EnteredBy == who.PersonId || who.Is(Roles.Director | Roles.GeneralOffice) || who.Led.Contains(a.SectionId) || who.InCharge.Contains(a.SectionId);

    private sealed record CoverRow
    {
        public long AbsenceId { get; init; }
        public long PostId { get; init; }
        public long CoverId { get; init; }

        /// <summary>Nobody covers the post (CV-3).</summary>
        public int Vacant { get; init; }
    }
}
