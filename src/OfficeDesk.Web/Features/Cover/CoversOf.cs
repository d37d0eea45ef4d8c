using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>The posts of an absent person, who covers each, and who could: ranked, with the reason (CV-2).</summary>
[Access(Everybody = Reach.Own, Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record CoversOf(long AbsenceId) : IQuery<AbsenceCovers>;

/// <param name="CannotStart">Why the leave cannot start yet; null when it can (AB-3).</param>
/// <param name="CannotName">Why no cover can be named by the asker; null when they may.</param>
/// <param name="MayQualify">The asker may put somebody on a list (CV-3).</param>
public sealed record AbsenceCovers(long AbsenceId, string Number, string Person, string Section, DateTimeOffset From, DateTimeOffset To, AbsenceState State, bool Sudden, string Leader,
    IReadOnlyList<PostCovers> Posts, Refusal? CannotStart, Refusal? CannotName, bool MayQualify);

/// <param name="PostId">0 = work without a post.</param>
/// <param name="Now">The cover on its way or running; null when one has to be named.</param>
/// <param name="Before">Covers of this post that are over, the newest first.</param>
/// <param name="Candidates">The best first; those who cannot cover last.</param>
/// <param name="Nobody">Nobody can cover: who has to decide (CV-3).</param>
/// <param name="Others">Who could be put on the list.</param>
public sealed record PostCovers(long PostId, string Name, string NameEn, CoverLine? Now, IReadOnlyList<CoverLine> Before, IReadOnlyList<CandidateLine> Candidates, Refusal? Nobody, IReadOnlyList<PersonChoice> Others);

public sealed record CoverLine(long Id, string Cover, CoverState State, bool Vacant, bool Late, string EndedWhy, int Version);

public sealed record CandidateLine(long PersonId, string Name, bool IsB, int Covers, int OpenTasks, Refusal? WhyNot);

public sealed record PersonChoice(long Id, string Name);

public sealed class CoversOfHandler(OfficeBook book) : IHandle<CoversOf, AbsenceCovers>
{
    public async Task<Outcome<AbsenceCovers>> Handle(CoversOf m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await Absences.Find(db, m.AbsenceId) is not { } absence) return DeskRefusals.NotFound();
        var known = await Covers.Of(db, absence.Id);
        var covers = known.OrderByDescending(c => c.Id).ToLookup(c => c.PostId);
        var open = absence.Stands || absence.State is AbsenceState.Asked;
        var cannotName = CoverGates.MayNotName(db, absence.PersonId, absence.SectionId) ?? CoverRules.CannotName(absence.Path is AbsencePath.Leave, open, held: true);
        var qualifies = db.Sight.Sees(absence.SectionId) && (Seats.Holds(db.Who, Roles.Leader, absence.SectionId) || db.Who.Is(Roles.Director)) && absence.PersonId != db.Who.PersonId;
        var held = Covers.PostsOf(office, absence.PersonId);
        var rest = covers.Contains(0) || (absence.Path is AbsencePath.Leave && await Covers.HasWorkWithoutPost(db, absence.PersonId));
        var looked = held.Select(p => p.Id).Concat(rest ? [0L] : []).Select(id => (Post: id, Now: covers[id].FirstOrDefault(c => c.Live && !c.IsVacant) ?? covers[id].FirstOrDefault(c => c.Live))).ToList();
        var candidates = cannotName is null || qualifies ? await CoverCandidates.For(db, office, absence, [.. looked.Select(p => (p.Post, p.Now?.Id ?? 0))]) : null;
        var posts = looked.Select(p => Post(office, absence, p.Post, p.Now, [.. covers[p.Post]], candidates?[p.Post])).ToList();
        return new AbsenceCovers(absence.Id, absence.Number, office.NameOf(absence.PersonId), office.SectionName(absence.SectionId, db.Who.English), absence.FromAt, absence.ToAt, absence.State, absence.Sudden == 1,
            office.NameOf(office.Sections[absence.SectionId].LeaderId), posts, open && !absence.Running ? await Covers.CannotStart(db, office, absence, known, candidates) : null, cannotName, qualifies);
    }

    /// <param name="candidates">Null where the asker names nobody.</param>
    private static PostCovers Post(OfficePage office, AbsenceRow absence, long postId, CoverRow? now, IReadOnlyList<CoverRow> covers, IReadOnlyList<RankedCandidate>? candidates)
    {
        var post = office.Posts.GetValueOrDefault(postId);
        var nobody = candidates is not null && postId != 0 && candidates.All(c => c.WhyNot is not null)
            ? CoverRules.NobodyQualified(office.NameOf(office.Sections[absence.SectionId].LeaderId), Covers.MustGo(absence)) : null;
        var others = nobody is null || post is null ? [] : office.People.Values
            .Where(p => p.Active == 1 && p.SectionId == post.SectionId && p.Id != absence.PersonId && !post.Qualified.Contains(p.Id)).OrderBy(p => p.Id).Select(p => new PersonChoice(p.Id, p.Name)).ToList();
        return new PostCovers(postId, CoverRow.PostName(office, postId), CoverRow.PostNameEn(office, postId), now is null ? null : Line(office, now), [.. covers.Where(c => c.Id != now?.Id).Select(c => Line(office, c))],
            [.. (candidates ?? []).Select(c => new CandidateLine(c.Candidate.Person, office.NameOf(c.Candidate.Person), c.Candidate.IsB, c.Candidate.Covers, c.Candidate.OpenTasks, c.WhyNot))], nobody, others);
    }

    private static CoverLine Line(OfficePage office, CoverRow c) => new(c.Id, office.NameOf(c.CoverId), c.State, c.IsVacant, c.Late == 1, c.EndedWhy, c.Version);
}
