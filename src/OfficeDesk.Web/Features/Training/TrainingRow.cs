using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Training;

/// <summary>A training, as it stands in the table.</summary>
internal sealed record TrainingRow
{
    public long Id { get; init; }

    /// <summary>Null for the whole office.</summary>
    public long? SectionId { get; init; }

    public DateOnly HeldOn { get; init; }
    public string Topic { get; init; } = "";
    public string Teacher { get; init; } = "";
    public int Length { get; init; }
    public string Minutes { get; init; } = "";
    public int Version { get; init; }

    private const string Load = "SELECT * FROM trainings WHERE id = @Id";

    public static Task<TrainingRow?> Find(Db db, long id) => db.Find<TrainingRow>(Load, new { Id = id });

    /// <summary>Whether the asker organises it: leads the section, is in charge of it, or of the whole office.</summary>
    public bool IsOf(Db db) => db.Sight.All || (SectionId is { } section && db.Sight.Sees(section));
}
