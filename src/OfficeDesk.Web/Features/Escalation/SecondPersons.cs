using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>A letter about a change that still waits for its second person.</summary>
/// <param name="Up">To the next level, which is told and need not confirm.</param>
internal sealed record ProposalLetter(long Id, bool Up, long Person, UndecidedLine Line)
{
    /// <summary>Once a proposal and step.</summary>
    public string Cause => $"proposal{(Up ? "-up" : "")}:{Id}";
}

/// <summary>What one person proposed and nobody confirmed or took back: who may confirm is reminded after a working day, the director told after two.</summary>
/// <remarks>GN-3, for what needs two persons (GN-1): settings, schedules, roles, the catalogue, ladders, wordings. Whoever proposed it is not reminded of it.</remarks>
internal static class SecondPersons
{
    private const string Open = """
        SELECT p.id, p.kind, p.subject, p.proposed_by, p.proposed_at,
               (SELECT COUNT(*) FROM outbox o WHERE o.cause = concat('proposal:', p.id)) AS reminded, (SELECT COUNT(*) FROM outbox o WHERE o.cause = concat('proposal-up:', p.id)) AS raised
        FROM proposals p WHERE p.open_key IS NOT NULL ORDER BY p.id LIMIT 200
        """;

    private const string Holders = """
        SELECT DISTINCT g.role, a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role IN ('GeneralOffice', 'Discipline', 'Appraisal', 'SecurityAdmin', 'Director')
        """;

    /// <summary>The letters that are due today and not written yet.</summary>
    public static async Task<IReadOnlyList<ProposalLetter>> Due(Db db, OfficePage office, OfficeAddress address)
    {
        var open = (await db.Query<Row>(Open)).Where(p => StepOf(p, db, office) is not GN3Step.None).ToList();
        if (open.Count == 0) return [];
        var holders = (await db.Query<(string Role, long Person)>(Holders)).ToLookup(h => Enum.Parse<Roles>(h.Role), h => h.Person);
        var letters = new List<ProposalLetter>();
        foreach (var p in open)
        {
            var (by, what, page) = About(p);
            var line = new UndecidedLine("待第二人确认", what, Digests.Chinese(OfficeClock.Day(p.ProposedAt)), address.Url + page);
            List<long> Of(Roles role) => [.. holders[role].Where(h => h != p.ProposedBy)];
            // the director confirms as well, but is asked only where nobody else can
            var confirmers = Of(by) is [_, ..] others ? others : Of(Roles.Director);
            if (p.Reminded == 0) letters.AddRange(confirmers.Select(c => new ProposalLetter(p.Id, false, c, line)));
            if (p.Raised == 0 && StepOf(p, db, office) is GN3Step.TellNextLevel) letters.AddRange(Of(Roles.Director).Except(confirmers).Select(d => new ProposalLetter(p.Id, true, d, line)));
        }
        return letters;
    }

    private static GN3Step StepOf(Row p, Db db, OfficePage office) => DecisionRules.UndecidedStep(OfficeClock.Day(p.ProposedAt), db.Today, office.Calendar);

    private static (Roles By, string What, string Page) About(Row p) => p.Kind switch
    {
        ProposalKind.Setting => (Settings.All.TryGetValue(p.Subject, out var setting) ? setting.MayChange : Roles.GeneralOffice, "制度参数的修改", "/admin/settings"),
        ProposalKind.Holidays => (Roles.GeneralOffice, "节假日安排的导入", "/calendar/import"),
        ProposalKind.Matter => (Roles.GeneralOffice, "事项目录的修改", "/catalogue"),
        ProposalKind.Template => (Roles.GeneralOffice, "文书模板的修改", "/documents/templates"),
        ProposalKind.Ladder => (Roles.Discipline, "处理阶梯的修改", "/ladders"),
        ProposalKind.Grant => (Roles.SecurityAdmin, "角色授权", "/admin/grants"),
        _ => (Roles.SecurityAdmin, "口令重置", "/admin/grants"),
    };

    private sealed record Row
    {
        public long Id { get; init; }
        public ProposalKind Kind { get; init; }
        public string Subject { get; init; } = "";
        public long ProposedBy { get; init; }
        public DateTimeOffset ProposedAt { get; init; }
        public long Reminded { get; init; }
        public long Raised { get; init; }
    }
}
