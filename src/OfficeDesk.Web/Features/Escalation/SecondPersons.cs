using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>A letter about a change that still waits for its second person.</summary>
/// <param name="Up">To the next level, which is told and need not confirm.</param>
/// <param name="Key">What waits: <c>proposal:7</c>, or a step or an exemption of an appraisal with the time it was asked.</param>
internal sealed record ProposalLetter(string Key, bool Up, long Person, UndecidedLine Line)
{
    /// <summary>Once a proposal and step.</summary>
    public string Cause => CauseOf(Key, Up);

    public static string CauseOf(string key, bool up) => up ? key.Replace(":", "-up:", StringComparison.Ordinal) : key;
}

/// <summary>What one person proposed and nobody confirmed or took back: who may confirm is reminded after a working day, the director told after two.</summary>
/// <remarks>
/// GN-3, for what needs two persons (GN-1): settings, schedules, roles, the catalogue, ladders, wordings, the opening and closing of an
/// appraisal and who is left out of it (AP-9). Whoever proposed it is not reminded of it; who has a deputy today is reminded
/// together with them (GN-2), and nobody confirms their own through their deputy.
/// </remarks>
internal static class SecondPersons
{
    private const string Open = """
        SELECT p.id, p.kind, p.subject, p.proposed_by, p.proposed_at
        FROM proposals p WHERE p.open_key IS NOT NULL ORDER BY p.id LIMIT 200
        """;

    private const string Steps = """
        SELECT r.id, r.asked_step AS subject, r.asked_by AS proposed_by, r.asked_at AS proposed_at, r.id AS about
        FROM ap_rounds r WHERE r.asked_step IS NOT NULL AND r.asked_at IS NOT NULL ORDER BY r.id LIMIT 200
        """;

    private const string Exemptions = """
        SELECT s.id, '' AS subject, s.ask_by AS proposed_by, s.ask_at AS proposed_at, r.id AS about, s.person_id AS person
        FROM ap_subjects s JOIN ap_rounds r ON r.id = s.round_id AND r.state IN ('Draft', 'Open', 'Closed', 'Counted') WHERE s.ask_by IS NOT NULL AND s.ask_at IS NOT NULL ORDER BY s.id LIMIT 200
        """;

    private const string Sent = "SELECT DISTINCT cause FROM outbox WHERE cause IN @Causes";

    private const string Holders = """
        SELECT DISTINCT g.role, a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role IN ('GeneralOffice', 'Discipline', 'Appraisal', 'SecurityAdmin', 'Director')
        """;

    /// <summary>The letters that are due today and not written yet.</summary>
    public static async Task<IReadOnlyList<ProposalLetter>> Due(Db db, OfficePage office, OfficeAddress address)
    {
        var rows = (await db.Query<Row>(Open)).Concat(await db.Query<Row>(Steps)).Concat(await db.Query<Row>(Exemptions));
        var open = rows.Where(p => StepOf(p, db, office) is not GN3Step.None).ToList();
        if (open.Count == 0) return [];
        var sent = (await db.Query<string>(Sent, new { Causes = open.SelectMany(p => new[] { ProposalLetter.CauseOf(KeyOf(p), false), ProposalLetter.CauseOf(KeyOf(p), true) }) })).ToHashSet(StringComparer.Ordinal);
        var holders = (await db.Query<(string Role, long Person)>(Holders)).ToLookup(h => Enum.Parse<Roles>(h.Role), h => h.Person);
        var (letters, people) = (new List<ProposalLetter>(), await Addressees.Today(db, office));
        foreach (var p in open)
        {
            var (key, (by, what, _, page)) = (KeyOf(p), About(p));
            var line = new UndecidedLine("待第二人确认", what, Digests.Chinese(OfficeClock.Day(p.ProposedAt)), address.Url + page);
            bool Concerned(long person) => person == p.ProposedBy || person == p.Person;
            List<long> Of(Roles role) => [.. holders[role].Where(h => !Concerned(h)).SelectMany(h => people.WithDeputies(role, h, 0)).Where(h => !Concerned(h)).Distinct()];
            // the director confirms as well, but is asked only where nobody else can
            var confirmers = Of(by) is [_, ..] others ? others : Of(Roles.Director);
            if (!sent.Contains(ProposalLetter.CauseOf(key, false))) letters.AddRange(confirmers.Select(c => new ProposalLetter(key, false, c, line)));
            if (!sent.Contains(ProposalLetter.CauseOf(key, true)) && StepOf(p, db, office) is GN3Step.TellNextLevel) letters.AddRange(Of(Roles.Director).Except(confirmers).Select(d => new ProposalLetter(key, true, d, line)));
        }
        return letters;
    }

    private static GN3Step StepOf(Row p, Db db, OfficePage office) => DecisionRules.UndecidedStep(OfficeClock.Day(p.ProposedAt), db.Today, office.Calendar);

    /// <summary>An appraisal asks for the same more than once: the time it was asked tells them apart.</summary>
    private static string KeyOf(Row p) => p.Kind is null ? $"appraisal-{(p.Subject.Length > 0 ? "step" : "exempt")}:{p.Id}-{p.ProposedAt:MMddHHmmss}" : $"proposal:{p.Id}";

    private static (Roles By, string Zh, string En, string Page) About(Row p) => p.Kind is { } kind ? Confirming.Of(kind, p.Subject)
        : (Roles.Appraisal, p.Subject switch { "Open" => "考评的启动", "Close" => "考评的截止", _ => "是否参加考评的申请" }, "", $"/appraisal/round/{p.About}");

    private sealed record Row
    {
        public long Id { get; init; }

        /// <summary>Null for what an appraisal waits for.</summary>
        public ProposalKind? Kind { get; init; }
        public string Subject { get; init; } = "";
        public long ProposedBy { get; init; }
        public DateTimeOffset ProposedAt { get; init; }

        /// <summary>The round of an appraisal.</summary>
        public long About { get; init; }

        /// <summary>Whom it is about: nobody decides their own matter.</summary>
        public long Person { get; init; }
    }
}
