using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>A letter about a change that still waits for its second person.</summary>
/// <param name="Up">To the next level, which is told and need not confirm.</param>
/// <param name="Key">What waits: <c>proposal:7</c>, <c>purge:7</c>, or a step or an exemption of an appraisal with the time it was asked.</param>
internal sealed record ProposalLetter(string Key, bool Up, long Person, UndecidedLine Line)
{
    /// <summary>Once a proposal and step.</summary>
    public string Cause => CauseOf(Key, Up);

    public static string CauseOf(string key, bool up) => up ? key.Replace(":", "-up:", StringComparison.Ordinal) : key;
}

/// <summary>What one person proposed and nobody confirmed or took back: who may confirm is reminded after a working day, the director told after two.</summary>
/// <remarks>
/// GN-3, for what needs two persons (GN-1): settings, schedules, roles, the catalogue, ladders, wordings, the opening and closing of an
/// appraisal and who is left out of it (AP-9), and what is proposed to be cleared. Whoever proposed it is not reminded of it; who has a deputy today is reminded
/// together with them (GN-2), and nobody confirms their own through their deputy.
/// </remarks>
internal static class SecondPersons
{
    private const string Sent = "SELECT DISTINCT cause FROM outbox WHERE cause IN @Causes";

    private const string Holders = """
        SELECT DISTINCT g.role, a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role IN ('GeneralOffice', 'Discipline', 'Appraisal', 'SecurityAdmin', 'Director', 'Auditor')
        """;

    /// <summary>The letters that are due today and not written yet.</summary>
    public static async Task<IReadOnlyList<ProposalLetter>> Due(Db db, OfficePage office, OfficeAddress address)
    {
        var open = (await ToConfirm.All(db)).Where(p => StepOf(p, db, office) is not GN3Step.None).ToList();
        if (open.Count == 0) return [];
        var sent = (await db.Query<string>(Sent, new { Causes = open.SelectMany(p => new[] { ProposalLetter.CauseOf(KeyOf(p), false), ProposalLetter.CauseOf(KeyOf(p), true) }) })).ToHashSet(StringComparer.Ordinal);
        var holders = (await db.Query<(string Role, long Person)>(Holders)).ToLookup(h => Enum.Parse<Roles>(h.Role), h => h.Person);
        var (letters, people) = (new List<ProposalLetter>(), await Addressees.Today(db, office));
        foreach (var p in open)
        {
            var (key, (by, what, _, page)) = (KeyOf(p), Confirming.Of(p));
            var line = new UndecidedLine("待第二人确认", what, Digests.Chinese(OfficeClock.Day(p.ProposedAt)), address.Url + page);
            List<long> Of(Roles roles) => [.. holders.Where(g => (g.Key & roles) != 0)
                .SelectMany(g => g.Where(h => !p.Concerns(h)).SelectMany(h => people.WithDeputies(g.Key, h, 0))).Where(h => !p.Concerns(h)).Distinct()];
            // the director confirms as well, but is asked only where nobody else can
            var confirmers = Of(by) is [_, ..] others ? others : Of(Roles.Director);
            if (!sent.Contains(ProposalLetter.CauseOf(key, false))) letters.AddRange(confirmers.Select(c => new ProposalLetter(key, false, c, line)));
            if (!sent.Contains(ProposalLetter.CauseOf(key, true)) && StepOf(p, db, office) is GN3Step.TellNextLevel) letters.AddRange(Of(Roles.Director).Except(confirmers).Select(d => new ProposalLetter(key, true, d, line)));
        }
        return letters;
    }

    private static GN3Step StepOf(SecondPersonRow p, Db db, OfficePage office) => DecisionRules.UndecidedStep(OfficeClock.Day(p.ProposedAt), db.Today, office.Calendar);

    /// <summary>An appraisal asks for the same more than once: the time it was asked tells them apart.</summary>
    private static string KeyOf(SecondPersonRow p) => p.Kind switch
    {
        SecondPersonRow.Step => $"appraisal-step:{p.Id}-{p.ProposedAt:MMddHHmmss}",
        SecondPersonRow.Exemption => $"appraisal-exempt:{p.Id}-{p.ProposedAt:MMddHHmmss}",
        SecondPersonRow.Purge => $"purge:{p.Id}",
        _ => $"proposal:{p.Id}",
    };
}
