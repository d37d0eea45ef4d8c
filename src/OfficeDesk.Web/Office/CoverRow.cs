using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Who covers one post of an absent person, as it stands in the table (CV-5).</summary>
public record CoverRow
{
    public long Id { get; init; }
    public long AbsenceId { get; init; }

    /// <summary>0 = the person's work without a post.</summary>
    public long PostId { get; init; }

    public long CoverId { get; init; }

    /// <summary>Who is away.</summary>
    public long PersonId { get; init; }

    /// <summary>The absent person's section.</summary>
    public long SectionId { get; init; }

    public CoverState State { get; init; }

    /// <summary>Nobody covers: the post is vacant, and whoever stands here answers for it (CV-3).</summary>
    public int Vacant { get; init; }

    /// <summary>Filed after the absence had begun (AB-3).</summary>
    public int Late { get; init; }

    public long ProposedBy { get; init; }
    public long? ProposedAs { get; init; }
    public DateTimeOffset? ProposedAt { get; init; }
    public string Remark { get; init; } = "";
    public DateTimeOffset? AnsweredAt { get; init; }
    public string Answer { get; init; } = "";
    public long? DecidedBy { get; init; }
    public long? DecidedAs { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string Decision { get; init; } = "";
    public string Fault { get; init; } = "";
    public long? FiledBy { get; init; }
    public long? FiledAs { get; init; }
    public DateTimeOffset? FiledAt { get; init; }
    public string Filing { get; init; } = "";
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string EndedWhy { get; init; } = "";
    public int Version { get; init; }

    public bool IsVacant => Vacant == 1;

    public bool Live => CoverRules.IsLive(State);

    /// <summary>A leave may start with it.</summary>
    public bool Ready => State is CoverState.HandedOver or CoverState.Running;

    /// <summary>The absent person still holds the post.</summary>
    public bool IsHeld(OfficePage office) => PostId == 0 || (office.Posts.GetValueOrDefault(PostId) is { Active: 1 } p && p.AId == PersonId);

    /// <summary>The cover still works here and stands on the post's list.</summary>
    public bool Fits(OfficePage office) => office.People.GetValueOrDefault(CoverId) is { Active: 1 } && (PostId == 0 || office.Posts.GetValueOrDefault(PostId)?.Qualified.Contains(CoverId) == true);

    /// <summary>Why this person may cover (CV-2): the B holder, somebody on the post's list; for work without a post no list is kept.</summary>
    public (string Zh, string En) Fitness(OfficePage office) => PostId == 0 ? ("没有岗位的事项，没有胜任人员名单", "work without a post: there is no list")
        : office.Posts.GetValueOrDefault(PostId)?.BId == CoverId ? ($"{office.NameOf(CoverId)} 是 B 岗", $"{office.NameOf(CoverId)} is the B holder")
        : ($"{office.NameOf(CoverId)} 在胜任人员名单上", $"{office.NameOf(CoverId)} is on the post's list");

    /// <summary>The name of what is covered.</summary>
    public string PostName(OfficePage office) => PostName(office, PostId);

    public string PostNameEn(OfficePage office) => PostNameEn(office, PostId);

    /// <summary>The name of what a cover of this post covers; 0 = work without a post.</summary>
    public static string PostName(OfficePage office, long postId) => office.PostName(postId);

    public static string PostNameEn(OfficePage office, long postId) => office.PostName(postId, english: true);

    /// <summary>The condition under which a cover (alias c) is in sight; needs the parameters of <see cref="Db.InSight"/>.</summary>
    /// <remarks>The absent person, the cover, whoever has to decide it, the chief, the division leader, the director and the general office.</remarks>
    public const string InSight = """
        (@All = 1 OR c.person_id = @Me OR c.cover_id = @Me OR c.section_id IN @Sections
         OR EXISTS (SELECT 1 FROM requests cr WHERE cr.kind IN ('CoverConsent', 'Cover', 'CoverFile') AND cr.subject_id = c.id AND cr.decider_id = @Me))
        """;

    private const string Load = $"SELECT c.* FROM covers c WHERE c.id = @Id AND {InSight}";

    /// <summary>The cover of an id, if it is in sight; null when there is none or it is not.</summary>
    public static Task<CoverRow?> Find(Db db, long id) => db.Find<CoverRow>(Load, db.InSight(new { Id = id }));
}
