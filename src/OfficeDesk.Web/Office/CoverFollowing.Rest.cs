using OfficeDesk.Rules;

namespace OfficeDesk.Web.Office;

// Work that belongs to no post of the absent person: who of the covers may do it, and the chief for what nobody may.
internal sealed partial class CoverFollowing
{
    /// <summary>Taken off the list of another post, a cover leaves what they hold of it; answers all that.</summary>
    /// <remarks>CV-2, CV-3.</remarks>
    private async Task<Work> TakeOff(IReadOnlyList<CoverRow> holders)
    {
        var left = Work.None;
        foreach (var c in holders)
        {
            var strange = await UnlistedWork.Of(db, c);
            if (strange.IsEmpty) continue;
            await CoverWork.Settle(db, c, strange);
            await Say(c, "CoverBroken", $"{office.NameOf(c.CoverId)} 不在相关岗位的胜任人员名单内，{strange.Tasks.Count} 件改由他人负责", $"{office.NameOf(c.CoverId)} is not on the list of the posts concerned: others answer for {(strange.Tasks.Count == 1 ? "1 task" : $"{strange.Tasks.Count} tasks")}");
            left = left.And(strange);
        }
        return left;
    }

    /// <summary>Work without a post, or of somebody else's post: to the first of the covers who may do it, else whoever answers for a vacant post.</summary>
    private async Task HandRest(AbsenceRow absence, IReadOnlyList<CoverRow> covers, CoverRow? leaving, IReadOnlyList<CoverRow> holders, Work work)
    {
        var vacant = covers.FirstOrDefault(c => c is { PostId: 0, IsVacant: true, State: CoverState.Running });
        if (vacant is not null && (vacant.Id == leaving?.Id || holders.Count > 0))
        {
            var held = await CoverWork.HeldBy(db, vacant);
            var goes = vacant.Id == leaving?.Id ? held : held.Where(p => holders.Any(h => May(h, p)));
            work = work.And(goes);
            // what nobody may do stays where it is: the chief is told once
            if (goes.Ids.Count() < held.Ids.Count()) await CoverWork.Settle(db, vacant, goes);
            else
            {
                await CoverWork.Settle(db, vacant);
                await Over(vacant, CoverState.HandedBack, "已由他人接替");
                vacant = null;
            }
        }
        foreach (var holder in holders) work = await Hand(holder, work);
        if (work.IsEmpty) return;
        await Hand(vacant ?? await MakeVacant(absence, 0, work), work);
    }

    /// <summary>Whether a cover may do a piece of work: no post, the post covered, or one on whose list they stand (CV-2).</summary>
    private bool May(CoverRow c, Piece p) => c.IsVacant || p.PostId is not { } post || post == c.PostId || (office.Posts.TryGetValue(post, out var found) && found.Qualified.Contains(c.CoverId));
}
