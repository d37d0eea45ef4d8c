namespace OfficeDesk.Rules;

/// <summary>Days from the first to the last, both included.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Period(DateOnly From, DateOnly To)
{
    /// <summary>Whether the two share a day.</summary>
    public bool Overlaps(Period other) => From <= other.To && other.From <= To;
}

/// <summary>Rules on deputies.</summary>
public static class DeputyRules
{
    /// <summary>Why nobody can be named for these days, or <c>null</c> when somebody can.</summary>
    /// <param name="wanted">The days.</param>
    /// <param name="today">Today in the office; a deputy cannot be named for days past.</param>
    /// <param name="others">The periods of this seat's other deputies that have not ended.</param>
    /// <remarks>GN-2: each has one named deputy for a period.</remarks>
    public static Refusal? PeriodWrong(Period wanted, DateOnly today, IReadOnlyList<Period> others)
    {
        if (wanted.From < today)
            return new("代批从今天或以后开始，不能补定过去的日子。", "A deputy begins today or later; days past cannot be given one.", "GN-2", "From");
        if (wanted.To < wanted.From)
            return new("结束日期不能早于开始日期。", "The last day cannot be before the first.", "GN-2", "To");
        if (wanted.To >= wanted.From.AddYears(1))
            return new($"代批期间最长一年，最晚到{wanted.From.AddYears(1).AddDays(-1):yyyy年M月d日}。", $"A deputy is named for at most a year, here to {wanted.From.AddYears(1).AddDays(-1):yyyy-MM-dd}.", "GN-2", "To");
        foreach (var other in others)
        {
            if (wanted.Overlaps(other))
                return new($"{other.From:yyyy年M月d日}至{other.To:yyyy年M月d日}已指定代批，期间不能重叠。请改日期，或先结束那一段。", $"A deputy is named from {other.From:yyyy-MM-dd} to {other.To:yyyy-MM-dd} already; change the days or end that one first.", "GN-2", "From", RefusalKind.Conflict);
        }
        return null;
    }

    /// <summary>Why this person cannot stand in, or <c>null</c> when they can.</summary>
    /// <param name="principal">Who holds the seat.</param>
    /// <param name="deputy">Who would stand in; 0 = nobody was chosen.</param>
    /// <param name="canWork">Whether the deputy is in the office and has an account of their own to decide with.</param>
    /// <param name="rolesConflict">Whether the seat and the deputy's own roles exclude each other: discipline with section chief or appraisal, an auditor with any.</param>
    /// <remarks>GN-2: a deputy is somebody else, at work, and without a role that excludes the seat.</remarks>
    public static Refusal? MayNotStandIn(long principal, long deputy, bool canWork, bool rolesConflict)
    {
        if (deputy == 0) return new("请选择代批人。", "Choose a deputy.", "GN-2", "DeputyId");
        if (principal == deputy) return new("代批人不能是本人，请指定另一位。", "Nobody can be their own deputy; name somebody else.", "GN-2", "DeputyId");
        if (!canWork) return new("这位人员已停用或没有可用的业务账号，不能代批。请另选一位。", "This person is not active or has no account to decide with; choose somebody else.", "GN-2", "DeputyId");
        return rolesConflict
            ? new("纪检岗位与股室负责人、考核岗位不得兼任，代批也不行。请另选一位。", "The discipline office excludes section chiefs and the appraisal group, also as deputies; choose somebody else.", "GN-2", "DeputyId")
            : null;
    }

    /// <summary>Why this person may not name the deputy, or <c>null</c> when they may.</summary>
    /// <param name="holdsSeat">The seat is their own, not held as a deputy.</param>
    /// <param name="generalOffice">The general office names deputies for those who are away.</param>
    /// <param name="namesThemselves">They would be the deputy.</param>
    /// <remarks>GN-2: the holder names the deputy, or the general office for somebody who is away; nobody gives themselves a seat (GN-1).</remarks>
    public static Refusal? MayNotName(bool holdsSeat, bool generalOffice, bool namesThemselves)
    {
        if (holdsSeat) return null;
        if (!generalOffice) return new("代批由岗位本人指定；本人不在的，由办公室指定。", "The holder of the seat names the deputy; for somebody away the general office does.", "GN-2", "", RefusalKind.Forbidden);
        return namesThemselves
            ? new("不能给自己指定别人岗位的代批，请由本人或办公室另一位人员指定。", "Nobody gives themselves another's seat: the holder or somebody else of the general office names the deputy.", "GN-1", "DeputyId", RefusalKind.Forbidden)
            : null;
    }

    /// <summary>The refusal when nobody holds the seat a deputy is wanted for.</summary>
    /// <remarks>GN-2: a deputy stands in for the holder of a seat.</remarks>
    public static Refusal NoSuchSeat { get; } = new("没有找到这个岗位的负责人，请先核对岗位和人员。", "Nobody holds this seat; check the seat and the person.", "GN-2", "Role");

    /// <summary>The refusal when the days are over or were ended.</summary>
    /// <remarks>GN-2: a deputy is named for a period.</remarks>
    public static Refusal Over { get; } = new("这段代批已经结束。", "This deputy's period is over already.", "GN-2", "", RefusalKind.Conflict);
}
