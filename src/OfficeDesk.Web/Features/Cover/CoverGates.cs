using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>Who may do what with a cover; asked by the messages and by the pages that show the buttons.</summary>
internal static class CoverGates
{
    /// <summary>The absent person, or whoever holds the seat above them, names, mends and takes off (CV-5).</summary>
    public static Refusal? MayNotName(Db db, long absent, long section) =>
        absent == db.Who.PersonId || Above(db, section) ? null : CoverRules.NotYoursToName;

    /// <summary>Whether the asker sits above the section: its chief, its division leader, the director, in person or as deputy.</summary>
    public static bool Above(Db db, long section) =>
        Seats.Holds(db.Who, Roles.Chief, section) || Seats.Holds(db.Who, Roles.Leader, section) || db.Who.Is(Roles.Director);

    /// <summary>For whom the asker acts in the seat above; null when in their own right (GN-2).</summary>
    public static long? ForWhom(Db db, OfficePage office, long absent, long section) => absent == db.Who.PersonId ? null
        : Seats.Holds(db.Who, Roles.Chief, section) ? Seats.ForWhom(db.Who, office, Roles.Chief, section)
        : FromLeader(db, office, section);

    /// <summary>For whom the asker acts in the leader's seat or the director's; null when in their own right (GN-2).</summary>
    public static long? FromLeader(Db db, OfficePage office, long section) =>
        Seats.Holds(db.Who, Roles.Leader, section) ? Seats.ForWhom(db.Who, office, Roles.Leader, section) : Seats.ForWhom(db.Who, office, Roles.Director, 0);

    /// <summary>Why the asker may not decide a cover, or the decision in their name (GN-1, GN-2).</summary>
    public static async Task<(Decision? Decision, Refusal? Why)> Decides(Db db, OfficePage office, CoverRow c)
    {
        if (CoverRules.OwnMatter(db.Who.PersonId, c.PersonId, c.CoverId) is { } own) return (null, own);
        return DecisionRules.DecidedBy(db.Who.PersonId, await CoverRequests.ChainOf(db, office, c), c.PersonId, Level.Leader) switch
        {
            Done<Decision> done => (done.Value, null),
            Refused<Decision> refused => (null, refused.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Why the asker may not do this to the cover in its state, or null when they may.</summary>
    public static Refusal? NotNow(CoverRow c, CoverAct act) => c.IsVacant || CoverRules.After(c.State, act) is null ? CoverRules.NotNow(c.State) : null;

    /// <summary>Why the cover cannot cover any more, asked again at every step, because people's plans change (CV-2).</summary>
    /// <param name="decides">Whoever approves or files is warned that the cover has asked to be away, and decides all the same.</param>
    public static async Task<Refusal?> StillFits(Db db, OfficePage office, CoverRow c, bool decides = false)
    {
        if (await Covers.Absence(db, c.AbsenceId) is not { } absence) return DeskRefusals.NotFound();
        var why = await CoverCandidates.WhyNot(db, office, absence, c.PostId, c.CoverId, c.Id);
        return decides && why == CoverRules.AskedToBeAway ? null : why;
    }

    /// <summary>Why the asker may not sign a handover list in this part; null when they may.</summary>
    public static async Task<Refusal?> MayNotSign(Db db, OfficePage office, CoverRow c, SheetRow sheet, HandoverPart part)
    {
        var absence = await Covers.Absence(db, c.AbsenceId);
        var above = part is not HandoverPart.Taker && await Witness(db, office, c) is not null;
        var mine = part switch
        {
            HandoverPart.Giver => sheet.GiverId == db.Who.PersonId || (absence?.Sudden == 1 && sheet.IsOut && above),
            HandoverPart.Taker => sheet.TakerId == db.Who.PersonId,
            _ => above,
        };
        var ready = sheet.IsOut ? c.State is CoverState.Filed : c.State is CoverState.HandedBack;
        return CoverRules.CannotSign(part, ready, mine, sheet.GiverAt is not null, sheet.TakerAt is not null, sheet.WitnessAt is not null);
    }

    /// <summary>Whether the asker countersigns: the chief, or where the chief is concerned the next level (CV-4, GN-1).</summary>
    public static async Task<Decision?> Witness(Db db, OfficePage office, CoverRow c)
    {
        if (CoverRules.OwnMatter(db.Who.PersonId, c.PersonId, c.CoverId) is not null) return null;
        return DecisionRules.DecidedBy(db.Who.PersonId, await CoverRequests.ChainOf(db, office, c), c.PersonId, Level.Chief) is Done<Decision> done ? done.Value : null;
    }

    /// <summary>A cover before the general office, and for which clerk the asker files: its own clerks' covers are another's (GN-1, GN-2).</summary>
    public static async Task<(CoverRow? Cover, long? For, Refusal? Why)> ToFile(Db db, OfficePage office, long id, int version, CoverAct act)
    {
        if (await CoverRow.Find(db, id) is not { } c) return (null, null, DeskRefusals.NotFound());
        var (forId, own) = await CoverRequests.FilesFor(db, office, c);
        if ((own ?? NotNow(c, act)) is { } no) return (null, null, no);
        return c.Version == version ? (c, forId, null) : (null, null, DeskRefusals.Changed());
    }
}
