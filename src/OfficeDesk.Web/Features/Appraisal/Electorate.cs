using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>Somebody who votes on somebody.</summary>
internal sealed record Voter(long SubjectId, long RaterId, VoteCategory Category);

/// <summary>Who is appraised and who votes, proposed from the organisation; one category a rater and person, the heavier one (AP-1, AP-2, AP-4).</summary>
internal sealed record Electorate(IReadOnlyList<SubjectRow> Subjects, IReadOnlyList<Voter> Voters)
{
    private const string Holders = """
        SELECT DISTINCT a.person_id, g.role FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role IN ('Appraisal', 'Staff', 'Chief', 'Discipline', 'GeneralOffice') ORDER BY a.person_id
        """;

    /// <summary>The members of the appraisal group.</summary>
    public static async Task<IReadOnlySet<long>> GroupOf(Db db) => (await db.Query<(long PersonId, string Role)>(Holders)).Where(h => h.Role == "Appraisal").Select(h => h.PersonId).ToHashSet();

    /// <summary>The whole round: every section chief, or everybody of the sections who is not one.</summary>
    public static async Task<Electorate> Propose(Db db, OfficePage office, RoundRow round)
    {
        var body = await Body.Of(db, office);
        List<SubjectRow> subjects = round.OfWhom is RoundOf.Chiefs
            ? [.. body.Chiefs.DistinctBy(c => c.Person).Select(c => new SubjectRow { Id = db.NewId(), PersonId = c.Person, SectionId = c.Section })]
            : [.. body.Sections.SelectMany(s => body.Members[s]).Where(p => body.Chiefs.All(c => c.Person != p)).Select(p => new SubjectRow { Id = db.NewId(), PersonId = p, SectionId = office.People[p].SectionId })];
        return new Electorate(subjects, [.. subjects.SelectMany(s => Of(body, office, round, s))]);
    }

    /// <summary>The raters of one person.</summary>
    public static async Task<IReadOnlyList<Voter>> Of(Db db, OfficePage office, RoundRow round, SubjectRow subject) => Of(await Body.Of(db, office), office, round, subject);

    /// <summary>The raters of several persons.</summary>
    public static async Task<IReadOnlyList<Voter>> Of(Db db, OfficePage office, RoundRow round, IEnumerable<SubjectRow> subjects)
    {
        var body = await Body.Of(db, office);
        return [.. subjects.SelectMany(s => Of(body, office, round, s))];
    }

    /// <summary>Puts them on the list of raters.</summary>
    public static Task Seat(Db db, long round, IEnumerable<Voter> voters) =>
        db.Insert("ap_voters (id, round_id, subject_id, category, rater_id)", voters, v => [db.NewId(), round, v.SubjectId, v.Category.ToString(), v.RaterId]);

    private static List<Voter> Of(Body body, OfficePage office, RoundRow round, SubjectRow subject)
    {
        var seats = new Dictionary<long, VoteCategory>();
        void Seat(long rater, VoteCategory category)
        {
            // what the round was prepared with counts, not what the setting says today
            if (!subject.Applies(category) || AppraisalRules.OwnVote(category, rater, subject.PersonId) is not null || AppraisalRules.NotInOwn(round.OwnOpen == 1, category, rater, subject.PersonId) is not null) return;
            seats[rater] = seats.TryGetValue(rater, out var other) ? AppraisalRules.Heavier(other, category, round.WeightMap) : category;
        }
        var own = Places.OwnOf(office, round.OfWhom, subject.PersonId, subject.SectionId);
        foreach (var member in body.Group) Seat(member, VoteCategory.Group);
        foreach (var chief in body.Chiefs.Where(c => !own.Contains(c.Section))) Seat(chief.Person, VoteCategory.Others);
        // a chief votes in the own section too, or alone there (setting); staff vote on themselves as "self"
        if (round.OfWhom is RoundOf.Staff) Seat(subject.PersonId, VoteCategory.Self);
        else if (body.Voting.Contains(subject.PersonId)) Seat(subject.PersonId, VoteCategory.Own);
        foreach (var colleague in own.SelectMany(s => body.Members[s]).Where(c => c != subject.PersonId)) Seat(colleague, VoteCategory.Own);
        return [.. seats.OrderBy(s => s.Key).Select(s => new Voter(subject.Id, s.Key, s.Value))];
    }

    /// <summary>The office as the appraisal sees it.</summary>
    /// <param name="Members">Everybody at work, by section.</param>
    /// <param name="Voting">Everybody at work.</param>
    private sealed record Body(IReadOnlySet<long> Group, IReadOnlyList<long> Sections, IReadOnlyList<(long Section, long Person)> Chiefs, ILookup<long, long> Members, IReadOnlySet<long> Voting)
    {
        public static async Task<Body> Of(Db db, OfficePage office)
        {
            var holders = (await db.Query<(long PersonId, string Role)>(Holders)).ToLookup(h => h.Role == "Appraisal", h => h.PersonId);
            // leaders appraise and are not appraised here; towns vote as grass-roots units, by code
            var sections = Places.Sections(office).ToList();
            var chiefs = sections.Where(s => s.ChiefId is { } c && office.People.TryGetValue(c, out var p) && p.Active == 1).Select(s => (s.Id, s.ChiefId!.Value)).ToList();
            var voting = holders[false].Distinct().Where(p => office.People.TryGetValue(p, out var person) && person.Active == 1).Order().ToList();
            return new Body(holders[true].ToHashSet(), [.. sections.Select(s => s.Id)], chiefs, voting.ToLookup(p => office.People[p].SectionId), voting.ToHashSet());
        }
    }
}

/// <summary>Where somebody is appraised: a chief in the sections they lead, staff where they sit (AP-1, AP-3, AP-4).</summary>
internal static class Places
{
    /// <summary>The sections whose chiefs and staff are appraised, in the order of the office.</summary>
    public static IEnumerable<Section> Sections(OfficePage office) => office.Sections.Values.Where(s => s.Active == 1 && s.Kind is "Section" or "Unit").OrderBy(s => s.Sort).ThenBy(s => s.Id);

    /// <summary>The sections somebody leads now.</summary>
    public static IReadOnlyList<long> LedBy(OfficePage office, long person) => [.. Sections(office).Where(s => s.ChiefId == person).Select(s => s.Id)];

    /// <summary>Where somebody is to be appraised now.</summary>
    /// <param name="so">Where they were appraised so far; a chief who still leads it stays there.</param>
    /// <param name="sits">The section they sit in.</param>
    public static long Now(OfficePage office, RoundOf of, long person, long so, long sits)
    {
        if (of is RoundOf.Staff) return sits;
        var led = LedBy(office, person);
        return led.Count == 0 ? sits : led.Contains(so) ? so : led[0];
    }

    /// <summary>What counts as the own section: of a chief who leads two, both.</summary>
    public static IReadOnlySet<long> OwnOf(OfficePage office, RoundOf of, long person, long section) =>
        of is RoundOf.Chiefs ? LedBy(office, person).Append(section).ToHashSet() : new HashSet<long> { section };
}
