using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Brings covers and work into line with an absence: starts what is ready when the person is gone, ends what runs when they are
/// back, finds vacant posts, and sees that somebody who covers is to be away as well. Everything is found from the tables.
/// </summary>
/// <remarks>CV-3, CV-6, CV-7.</remarks>
internal sealed partial class CoverFollowing(Db db, OfficePage office)
{
    private const string OnLeave = "SELECT DISTINCT person_id FROM absences WHERE person_id IN @People AND state IN ('Started', 'Extended') AND path = 'Leave' AND from_at <= @Now";

    private const string Begin = "UPDATE covers SET state = 'Running', started_at = @Now, version = version + 1 WHERE id = @Id AND state = 'HandedOver'";

    private const string Finish = "UPDATE covers SET state = @State, slot = NULL, ended_at = @Now, ended_why = @Why, version = version + 1 WHERE id = @Id AND state = @Was";

    private const string Release = "UPDATE covers SET slot = NULL, version = version + 1 WHERE id = @Id AND slot IS NOT NULL";

    private const string Vacancy = """
        INSERT INTO covers (id, absence_id, post_id, cover_id, person_id, section_id, vacant, state, proposed_at, started_at)
        VALUES (@Id, @AbsenceId, @PostId, @CoverId, @PersonId, @SectionId, 1, 'Running', @Now, @Now)
        """;

    private const string Tell = """
        INSERT INTO cover_notes (id, cover_id, kind, person_id) SELECT @Id, @CoverId, @Kind, @PersonId
        WHERE NOT EXISTS (SELECT 1 FROM cover_notes WHERE cover_id = @CoverId AND kind = @Kind AND person_id = @PersonId)
        """;

    private const string Leaves = "替代人离岗";

    private IReadOnlySet<long> _away = new HashSet<long>();
    private string _why = Leaves;
    private int _changes;

    /// <returns>Whether anything had to be done.</returns>
    public async Task<bool> Follow(long absenceId)
    {
        await Covers.Lock(db);
        if (await Covers.Absence(db, absenceId) is { } absence) await Follow(absence);
        return _changes > 0;
    }

    private async Task Follow(AbsenceRow absence)
    {
        _away = await Absences.Away(db);
        var covers = await Covers.Of(db, absence.Id);
        if (absence.State is AbsenceState.Returned or AbsenceState.Withdrawn or AbsenceState.Refused or AbsenceState.Lapsed)
        {
            await End(covers);
            return;
        }
        if (absence.Path is not AbsencePath.Leave) return;
        covers = await DropTheUnfit(absence, covers);
        // what the person holds as a cover goes first, so that it does not look like their own
        if (absence.Stands) await LeaveOthers(absence);
        if (absence.Running) await Run(absence, covers, leaving: null);
    }

    /// <summary>A running cover is taken off: whoever is ready takes over, else the post is vacant.</summary>
    public async Task MakeRoom(CoverRow c, string why)
    {
        _why = why;
        _away = await Absences.Away(db);
        if (await Covers.Absence(db, c.AbsenceId) is { } absence) await Run(absence, await Covers.Of(db, absence.Id), leaving: c);
    }

    /// <summary>The person is back, or will not go: what runs hands back, what was on its way is broken off.</summary>
    private async Task End(IReadOnlyList<CoverRow> covers)
    {
        foreach (var c in covers.Where(c => c.Live))
        {
            if (c.State is not CoverState.Running)
            {
                await BreakOff(c, "离岗未成行或已结束");
                continue;
            }
            if (!await Over(c, CoverState.HandedBack, "")) continue;
            var work = await CoverWork.HeldBy(db, c);
            await CoverWork.GiveBack(db, office, c, work);
            if (c.IsVacant) continue;
            await CoverSheets.MakeBack(db, c, work);
            await Say(c, "HandedBack", $"{office.NameOf(c.CoverId)} 交回{c.PostName(office)}：{work.Tasks.Count} 件在办", $"{office.NameOf(c.CoverId)} hands back {c.PostNameEn(office)}: {work.Tasks.Count} open tasks");
        }
    }

    /// <summary>The person is gone: every post has its cover, or is vacant; what still lies with the person moves.</summary>
    /// <param name="leaving">A cover whose person leaves now; somebody else has to take over from it.</param>
    private async Task Run(AbsenceRow absence, IReadOnlyList<CoverRow> covers, CoverRow? leaving)
    {
        covers = await DropThoseOnLeave(covers);
        var work = await CoverWork.Of(db, absence.PersonId);
        // a post that went to somebody else meanwhile still has its cover for what was taken over
        var held = Covers.PostsOf(office, absence.PersonId).Select(p => p.Id).Union(covers.Where(c => c.State is CoverState.Running && c.PostId != 0).Select(c => c.PostId)).ToList();
        var left = Work.None;
        var holders = new List<CoverRow>();
        foreach (var post in held.Append(0))
        {
            var now = covers.FirstOrDefault(c => c.PostId == post && c.State is CoverState.Running && (post != 0 || !c.IsVacant));
            var next = covers.FirstOrDefault(c => c.PostId == post && c.State is CoverState.HandedOver && c.Id != leaving?.Id);
            var mine = post == 0 ? Work.None : work.Where(p => p.PostId == post);
            var goes = now is not null && now.Id == leaving?.Id;
            if (now is not null && (next is not null || goes)) mine = mine.And(await Replace(now, next));
            var holder = next is not null ? await Start(next) : now is not null && !goes ? now : post == 0 ? null : await MakeVacant(absence, post, mine);
            left = left.And(await Hand(holder, mine));
            // whoever covers the work without a post is asked first for all that is left
            if (holder is { IsVacant: false }) holders.Insert(post == 0 ? 0 : holders.Count, holder);
        }
        var others = work.Where(p => p.PostId is not { } id || !held.Contains(id)).And(await TakeOff(holders));
        await HandRest(absence, covers, leaving, holders, left.And(others));
    }

    /// <summary>Somebody who is not back from an absence of their own cannot begin to cover.</summary>
    private async Task<IReadOnlyList<CoverRow>> DropThoseOnLeave(IReadOnlyList<CoverRow> covers)
    {
        var ready = covers.Where(c => c.State is CoverState.HandedOver).ToList();
        if (ready.Count == 0) return covers;
        var gone = (await db.Query<long>(OnLeave, new { People = ready.Select(c => c.CoverId), db.Now })).ToHashSet();
        foreach (var c in ready.Where(c => gone.Contains(c.CoverId)))
        {
            await TellChief(c, "Leaving");
            await BreakOff(c, "替代人离岗未归");
        }
        return [.. covers.Where(c => c.State is not CoverState.HandedOver || !gone.Contains(c.CoverId))];
    }

    /// <summary>The post went to somebody else, or the cover is not on its list any more or has left: the chief names another, where one is needed.</summary>
    /// <remarks>CV-1, CV-2, CV-3. A cover that runs for a post that changed hands goes on: what it took over comes back on return (CV-6), new work goes to the new holder (FC-3).</remarks>
    private async Task<IReadOnlyList<CoverRow>> DropTheUnfit(AbsenceRow absence, IReadOnlyList<CoverRow> covers)
    {
        var unfit = covers.Where(c => c.Live && !c.IsVacant && (!c.Fits(office) || (c.State is not CoverState.Running && !c.IsHeld(office)))).ToList();
        foreach (var c in unfit)
        {
            if (!c.Fits(office)) await TellChief(c, "Unfit");
            _why = c.Fits(office) ? "岗位已由他人承担" : "替代人已不在胜任人员名单内";
            if (c.State is CoverState.Running && absence.Running) await Run(absence, await Covers.Of(db, absence.Id), leaving: c);
            else await BreakOff(c, _why);
            await Say(c, "CoverBroken", $"{c.PostName(office)}：{_why}，{office.NameOf(c.CoverId)} 不再替代", $"{c.PostNameEn(office)}: {(c.Fits(office) ? "the post has another holder" : "not on the post's list any more")}, {office.NameOf(c.CoverId)} no longer covers");
        }
        _why = Leaves;
        return unfit.Count == 0 ? covers : await Covers.Of(db, absence.Id);
    }

    /// <summary>Gives to a cover what it may do; answers what is left.</summary>
    private async Task<Work> Hand(CoverRow? c, Work work)
    {
        if (c is null || work.IsEmpty) return work;
        var taken = work.Where(p => May(c, p));
        _changes += taken.Tasks.Count + taken.Transfers.Count;
        await CoverWork.Take(db, office, c, taken);
        if (!c.IsVacant) await CoverSheets.AddLate(db, c, taken);
        return work.Where(p => !May(c, p));
    }

    /// <summary>A running cover is over because another takes its place, or because its person leaves; answers what it held.</summary>
    private async Task<Work> Replace(CoverRow now, CoverRow? next)
    {
        var work = await CoverWork.HeldBy(db, now);
        await CoverWork.Settle(db, now);
        await Over(now, now.IsVacant ? CoverState.HandedBack : CoverState.BrokenOff, next is null ? _why : $"由 {office.NameOf(next.CoverId)} 接替");
        return work;
    }

    private async Task<CoverRow> Start(CoverRow c)
    {
        _changes += await db.Execute(Begin, new { c.Id, db.Now });
        await Note(c, "Started", c.CoverId);
        await Say(c, "CoverStarted", $"{office.NameOf(c.CoverId)} 开始替代{c.PostName(office)}{(c.Late == 1 ? "（补办）" : "")}", $"{office.NameOf(c.CoverId)} covers {c.PostNameEn(office)} from now on{(c.Late == 1 ? " (named late)" : "")}");
        return c with { State = CoverState.Running, StartedAt = db.Now, Version = c.Version + 1 };
    }

    private async Task<CoverRow?> MakeVacant(AbsenceRow absence, long postId, Work work)
    {
        var section = office.Sections[office.Posts.TryGetValue(postId, out var post) ? post.SectionId : absence.SectionId];
        var seats = await Deciders.ChainOf(db, office, section.Id);
        bool Gone(long person) => _away.Contains(person) || !office.People.TryGetValue(person, out var p) || p.Active == 0;
        var seat = seats.Seats[0];
        var chief = seat.Person is { } there && there != absence.PersonId && !Gone(there) ? there : seat.Deputy ?? (seat.Person == absence.PersonId ? null : seat.Person);
        // a lone director without anybody beside them keeps what is theirs
        if (CoverRules.AnswersVacant(absence.PersonId, chief, section.LeaderId, seats.Seats[^1].Person, Gone) is not { } answers) return null;
        if (work.IsEmpty && post?.AId != absence.PersonId) return null;
        var row = new CoverRow { Id = db.NewId(), AbsenceId = absence.Id, PostId = postId, CoverId = answers, PersonId = absence.PersonId, SectionId = absence.SectionId, Vacant = 1, State = CoverState.Running, StartedAt = db.Now };
        await db.Execute(Vacancy, new { row.Id, row.AbsenceId, row.PostId, row.CoverId, row.PersonId, row.SectionId, db.Now });
        await Note(row, "Vacant", answers);
        if (postId != 0) await Say(row, "Vacant", $"{row.PostName(office)}空岗，由 {office.NameOf(answers)} 负责", $"{row.PostNameEn(office)} is vacant; {office.NameOf(answers)} answers");
        return row;
    }

    /// <summary>The absent person covers others in this time: the chief is told at once and a new cover must be named.</summary>
    private async Task LeaveOthers(AbsenceRow absence)
    {
        var (from, to) = CoverCandidates.PeriodOf(absence, db.Now);
        foreach (var c in await db.Query<CoverRow>(Covers.CoversInTime, new { Person = absence.PersonId, absence.Id, From = from, To = to, db.Now }))
        {
            if (await Covers.Absence(db, c.AbsenceId) is not { } theirs) continue;
            if (!c.IsVacant) await TellChief(c, "Leaving");
            if (CoverRules.WhenCoverLeaves(c.State, absence.Running, leave: true) is null)
            {
                // it goes on until its person leaves; its place is free for the one who follows
                _changes += await db.Execute(Release, new { c.Id });
                continue;
            }
            if (c.State is CoverState.Running) await Run(theirs, await Covers.Of(db, theirs.Id), leaving: c);
            else await BreakOff(c, "替代人同期离岗");
            if (!c.IsVacant) await Say(c, "CoverLeaves", $"替代人 {office.NameOf(c.CoverId)} 也离岗，{c.PostName(office)}须另定替代人", $"{office.NameOf(c.CoverId)}, who covers {c.PostNameEn(office)}, is away too: a new cover must be named");
        }
    }

    /// <summary>Whoever acts as the chief now names a new cover.</summary>
    private async Task TellChief(CoverRow c, string kind)
    {
        foreach (var told in await CoverRequests.ActingChief(db, office, c)) await Note(c, kind, told);
    }

    private async Task BreakOff(CoverRow c, string why)
    {
        if (!await Over(c, CoverState.BrokenOff, why)) return;
        foreach (var kind in CoverRequests.Kinds) await Deciders.Close(db, kind, c.Id, lapsed: true);
    }

    private async Task<bool> Over(CoverRow c, CoverState state, string why)
    {
        if (!await db.Changed(Finish, new { c.Id, Was = c.State.ToString(), State = state.ToString(), Why = why, db.Now })) return false;
        _changes++;
        return true;
    }

    private async Task Note(CoverRow c, string kind, long person) => _changes += await db.Execute(Tell, new { Id = db.NewId(), CoverId = c.Id, Kind = kind, PersonId = person });

    private Task Say(CoverRow c, string kind, string zh, string en) => Absences.Note(db, c.AbsenceId, kind, zh, en);
}
