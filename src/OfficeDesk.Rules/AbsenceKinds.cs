namespace OfficeDesk.Rules;

/// <summary>Why somebody is away.</summary>
/// <remarks>AB-8: eight kinds; the sums of the appraisal need the kind.</remarks>
public enum AbsenceKind
{
    /// <summary>On duty elsewhere 公出.</summary>
    OnDuty,

    /// <summary>A meeting 会议.</summary>
    Meeting,

    /// <summary>Study sent by the unit 学习.</summary>
    SentStudy,

    /// <summary>Study or another stay not sent by the unit.</summary>
    OwnStudy,

    Sick,

    Private,

    /// <summary>The yearly holiday.</summary>
    Annual,

    /// <summary>Maternity, paternity and other leave by law.</summary>
    Statutory,
}

/// <summary>Where an absence stands.</summary>
/// <remarks>GN-5: draft → asked → approved / refused / lapsed · started → returned / extended · withdrawn.</remarks>
public enum AbsenceState
{
    Draft,
    Asked,
    Approved,
    Refused,
    Lapsed,
    Started,

    /// <summary>Started, and a later return was agreed.</summary>
    Extended,

    Returned,
    Withdrawn,
}

/// <summary>Where the approval stands; apart from the state, because sudden illness starts before it.</summary>
/// <remarks>AB-3: sudden illness starts at once; approval follows.</remarks>
public enum AbsenceApproval
{
    /// <summary>None is needed.</summary>
    None,

    Waiting,
    Approved,
    Refused,
    Lapsed,
}

/// <summary>How an absence longer than half a day and shorter than one is treated.</summary>
/// <remarks>AB-4: a setting; the stricter ships.</remarks>
public enum GapPath
{
    /// <summary>As one day or more.</summary>
    Leave,

    /// <summary>As half a day.</summary>
    Short,
}

/// <summary>On which path an absence is allowed.</summary>
/// <remarks>AB-1, AB-2, AB-3: the length decides the path.</remarks>
public enum AbsencePath
{
    /// <summary>Up to and including 30 minutes: only recorded.</summary>
    Recorded,

    /// <summary>A section chief away for up to half a day: the section is informed.</summary>
    Inform,

    /// <summary>Up to and including half a day: the section chief approves.</summary>
    Short,

    /// <summary>Leave under the attendance rules, with a cover for each post.</summary>
    Leave,
}

/// <summary>What is told of what has to follow a sudden leaving.</summary>
/// <remarks>AB-3: due by the end of the next working day; late after it.</remarks>
public enum FollowStep { None, Due, Late }
