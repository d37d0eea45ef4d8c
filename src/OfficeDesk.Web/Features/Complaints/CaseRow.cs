using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>A complaint as it stands in the table; what was said is sealed.</summary>
internal sealed record CaseRow
{
    public long Id { get; init; }
    public string Number { get; init; } = "";
    public string Code { get; init; } = "";
    public ComplaintChannel Channel { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateTimeOffset RegisteredAt { get; init; }
    public DateOnly RegisteredOn { get; init; }
    public long RegisteredBy { get; init; }
    public long? SecondId { get; init; }
    public ComplaintLevel Level { get; init; }
    public BreachKind Kind { get; init; }
    public int Anonymous { get; init; }
    public int Reachable { get; init; }
    public string What { get; init; } = "";
    public ComplaintState State { get; init; }
    public DateOnly DueOn { get; init; }
    public long? HandlerId { get; init; }
    public DateTimeOffset? AssignedAt { get; init; }
    public Finding? Finding { get; init; }
    public string? FindingText { get; init; }
    public DateOnly? FoundOn { get; init; }
    public string? Reply { get; init; }
    public int NoReply { get; init; }
    public DateOnly? RepliedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public int GoesOn { get; init; }
    public string PassedTo { get; init; } = "";
    public long? MergedInto { get; init; }
    public int Version { get; init; }

    /// <summary>What its sealed texts are bound to.</summary>
    public string Record => RecordOf(Id);

    public bool Replied => RepliedOn is not null || NoReply == 1;

    /// <summary>Who sees a case (alias c).</summary>
    public const string InSight = Sights.Case;

    private const string ById = $"SELECT c.* FROM complaints c WHERE c.id = @Id AND {InSight}";
    private const string ByNumber = $"SELECT c.* FROM complaints c WHERE c.number = @Number AND {InSight}";
    private const string Main = "SELECT id, state, finding FROM complaints WHERE id = @MergedInto";
    private const string Waiting = "SELECT COUNT(*) FROM complaints WHERE merged_into = @Id AND replied_on IS NULL";
    private const string Note = "INSERT INTO complaint_notes (id, complaint_id, kind, at, person_id, text) VALUES (@NoteId, @Id, @Kind, @Now, @PersonId, @Text)";

    public static string RecordOf(long id) => $"complaint:{id}";

    public static Task<CaseRow?> Find(Db db, long id) => db.Find<CaseRow>(ById, Args(db, new { Id = id }));

    public static Task<CaseRow?> Find(Db db, string number) => db.Find<CaseRow>(ByNumber, Args(db, new { Number = number.Trim() }));

    /// <summary>The case a complaint was merged into, as far as its state and finding; a complaint that was not merged is its own.</summary>
    public static async Task<CaseRow> MainOf(Db db, CaseRow c) => c.MergedInto is null ? c : await db.One<CaseRow>(Main, new { c.MergedInto });

    /// <summary>How many complaints that were merged into this case still wait for their reply (CP-3).</summary>
    public static Task<long> OthersWaiting(Db db, long id) => db.One<long>(Waiting, new { Id = id });

    /// <summary>The parameters of <see cref="InSight"/>.</summary>
    public static DynamicParameters Args(Db db, object? more = null)
    {
        var args = new DynamicParameters(more);
        args.Add("Me", db.Who.PersonId);
        args.Add("Officer", db.Who.Is(Roles.Discipline) ? 1 : 0);
        args.Add("Director", db.Who.Is(Roles.Director) ? 1 : 0);
        return args;
    }

    /// <summary>Adds a line to the story of a case.</summary>
    public static Task Tell(Db db, SealedBox box, long id, CaseNote kind, string text) => db.Execute(Note, new
    {
        NoteId = db.NewId(), Id = id, Kind = kind.ToString(), db.Now, db.Who.PersonId, Text = box.Seal(text, RecordOf(id)),
    });
}
