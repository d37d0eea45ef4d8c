using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>A step of a round that takes two persons.</summary>
public enum RoundStep
{
    Open,
    Close,
}

/// <summary>A round, as it stands in the table.</summary>
internal sealed record RoundRow
{
    public long Id { get; init; }
    public RoundOf OfWhom { get; init; }
    public int YearNo { get; init; }
    public int QuarterNo { get; init; }
    public RoundState State { get; init; }
    public DateOnly LastDay { get; init; }
    public string Weights { get; init; } = "";
    public string Dims { get; init; } = "";
    public int Least { get; init; }

    /// <summary>1 when the chief alone votes in the own section (setting): nothing is left to be hidden there.</summary>
    public int OwnOpen { get; init; }

    public int QuarterShare { get; init; }
    public int RectifyBelow { get; init; }
    public RoundStep? AskedStep { get; init; }
    public long? AskedBy { get; init; }
    public long MadeBy { get; init; }
    public long? OpenedBy { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
    public long? ClosedBy { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    /// <summary>Why it is closed although ballots are missing (AP-5).</summary>
    public string CloseWhy { get; init; } = "";

    public int Counts { get; init; }
    public DateTimeOffset? CountedAt { get; init; }
    public long? ReviewedBy { get; init; }
    public DateTimeOffset? ReviewedAt { get; init; }
    public string ReviewNote { get; init; } = "";
    public DateOnly? FedBackOn { get; init; }
    public DateOnly? ObjectUntil { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public int Version { get; init; }

    /// <summary>2026年度 股室负责人考评 · 2026年第一季度 工作人员考评</summary>
    public (string Zh, string En) Title => AppraisalRules.TitleOf(OfWhom, YearNo, QuarterNo);

    public IReadOnlyList<decimal> WeightList => Numbers(Weights);

    public IReadOnlyList<decimal> Most => Numbers(Dims);

    public decimal WeightOf(VoteCategory category) =>
        AppraisalRules.CategoriesOf(OfWhom) is var all && all.ToList().IndexOf(category) is >= 0 and var at ? WeightList[at] : 0;

    public IReadOnlyDictionary<VoteCategory, decimal> WeightMap => AppraisalRules.CategoriesOf(OfWhom).Zip(WeightList).ToDictionary(p => p.First, p => p.Second);

    /// <summary>Whether the ballots of a category are anonymous in this round (AP-4).</summary>
    public bool IsAnonymous(VoteCategory category) => AppraisalRules.IsAnonymous(category) && !(OwnOpen == 1 && category is VoteCategory.Own);

    /// <summary>How many ballots a category needs (AP-5).</summary>
    public int Need(VoteCategory category) => IsAnonymous(category) ? Math.Max(1, Least) : 1;

    public bool IsFedBack => State is RoundState.FedBack or RoundState.Final;

    private const string ById = "SELECT * FROM ap_rounds WHERE id = @Id";

    public static Task<RoundRow?> Find(Db db, long id) => db.Find<RoundRow>(ById, new { Id = id });

    /// <summary>Clears the step that was asked for (GN-1).</summary>
    internal const string NotAsked = "asked_step = NULL, asked_by = NULL, asked_at = NULL";

    private const string TouchDraft = $"UPDATE ap_rounds SET {NotAsked}, version = version + 1 WHERE id = @Id AND state = 'Draft'";

    /// <summary>Something of a round being prepared changes; whoever was asked to open it has to look again. False when it is no draft.</summary>
    public static Task<bool> Touch(Db db, long id) => db.Changed(TouchDraft, new { Id = id });

    private static List<decimal> Numbers(string list) => [.. list.Split(',').Select(n => decimal.Parse(n, CultureInfo.InvariantCulture))];
}

/// <summary>Somebody appraised, as it stands in the table, with what is needed of the round.</summary>
internal record SubjectRow
{
    public long Id { get; init; }
    public long RoundId { get; init; }
    public long PersonId { get; init; }
    public long SectionId { get; init; }
    public string LeavesOut { get; init; } = "";
    public string Away { get; init; } = "0";
    public int Exempt { get; init; }
    public int? OverrideTo { get; init; }
    public string OverrideWhy { get; init; } = "";
    public long? OverrideBy { get; init; }
    public long? OverrideAgreed { get; init; }
    public int? AskTo { get; init; }
    public string AskWhy { get; init; } = "";
    public long? AskBy { get; init; }
    public AnswerState Answer { get; init; }
    public string Objection { get; init; } = "";
    public DateOnly? AnswerDue { get; init; }
    public string Reply { get; init; } = "";
    public long? ReplyBy { get; init; }

    /// <summary>When the objection was answered; null where it was before the day was kept.</summary>
    public DateOnly? RepliedOn { get; init; }

    public int Stands { get; init; } = 1;
    public string AwardWhy { get; init; } = "";
    public long? AwardBy { get; init; }
    public string AwardOffWhy { get; init; } = "";
    public long? AwardOffBy { get; init; }
    public long? RectifyTask { get; init; }
    public int? RectifyPassed { get; init; }
    public string RectifyNote { get; init; } = "";
    public long? RectifyBy { get; init; }
    public int Version { get; init; }

    /// <summary>Not appraised: by the six-month rule, or as two persons decided (AP-9).</summary>
    public bool IsExempt => OverrideAgreed is null ? Exempt == 1 : IsLeftOut;

    /// <summary>As two persons decided, whatever the rule says: no ballot is asked for (AP-9).</summary>
    public bool IsLeftOut => OverrideAgreed is not null && OverrideTo == 1;

    /// <summary>Put forward for an award, by a result that stands (AP-7).</summary>
    public bool IsPutForward => AwardBy is not null && Stands == 1;

    public bool Applies(VoteCategory category) => !LeavesOut.Split(',').Contains(category.ToString(), StringComparer.Ordinal);

    /// <summary>In sight: one's own, those of sections in reach, all.</summary>
    public const string InSight = "(@All = 1 OR s.person_id = @Me OR s.section_id IN @Sections)";

    private const string Seen = $"SELECT s.* FROM ap_subjects s WHERE s.id = @Id AND {InSight}";

    public static Task<SubjectRow?> Find(Db db, long id) => db.Find<SubjectRow>(Seen, db.InSight(new { Id = id }));
}

/// <summary>What became of the feedback (AP-10).</summary>
public enum AnswerState
{
    None,
    Waiting,
    Acknowledged,
    Silent,
    Objected,
    Answered,
}
