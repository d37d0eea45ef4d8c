using System.Collections.Frozen;
using System.Text.Json;
using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>What a matter needs besides post and limit (ON-1).</summary>
/// <param name="NeedsDecision">Whether an authority has to decide at all (ON-2).</param>
public sealed record MatterGuide(bool NeedsDecision, string Fee, IReadOnlyList<RequiredMaterial> Materials, IReadOnlyList<ProcedureStep> Steps, IReadOnlyList<MatterStandard> Standards)
{
    /// <summary>Of a matter about which nothing is written yet.</summary>
    public static readonly MatterGuide Empty = new(true, "不收费", [], [], []);
}

/// <summary>Keeps the catalogue: matters with their guides, in the office book.</summary>
public static class Guides
{
    private const string All = "SELECT * FROM matter_guides";

    private const string Matter = """
        UPDATE matter_types SET name = @Name, name_en = @NameEn, initials = @Initials, post_id = @PostId, limit_no = @Days, limit_unit = @Unit, away_no = @AwayDays, basis = @Basis,
            send_to = @SendTo, assistance = @Assistance, emergency = @Emergency, active = @Active, version = version + 1 WHERE code = @Code AND version = @Version
        """;

    private const string NewMatter = """
        INSERT INTO matter_types (id, code, name, name_en, initials, post_id, limit_no, limit_unit, away_no, basis, send_to, assistance, emergency, active)
        VALUES (@Id, @Code, @Name, @NameEn, @Initials, @PostId, @Days, @Unit, @AwayDays, @Basis, @SendTo, @Assistance, @Emergency, @Active)
        """;

    private const string Change = "UPDATE matter_guides SET needs_decision = @NeedsDecision, fee = @Fee, body = @Body, changed_at = @Now, changed_by = @PersonId, version = version + 1 WHERE matter_id = @Id";

    private const string First = "INSERT INTO matter_guides (matter_id, needs_decision, fee, body, changed_at, changed_by) VALUES (@Id, @NeedsDecision, @Fee, @Body, @Now, @PersonId)";

    /// <summary>The guide of a matter.</summary>
    public static MatterGuide GuideOf(this OfficePage office, long matterId) => office.Guides.GetValueOrDefault(matterId) ?? MatterGuide.Empty;

    /// <summary>A matter as the catalogue shows it.</summary>
    public static MatterEntry EntryOf(this OfficePage office, MatterType m)
    {
        var g = office.GuideOf(m.Id);
        return new MatterEntry
        {
            Code = m.Code, Name = m.Name, NameEn = m.NameEn, Post = m.PostId is { } p && office.Posts.TryGetValue(p, out var post) ? post.Code : "", Days = m.LimitNo, Unit = m.LimitUnit, AwayDays = m.AwayNo,
            Assistance = m.Assistance == 1, Emergency = m.Emergency, NeedsDecision = m.Assistance == 1 || g.NeedsDecision, Fee = g.Fee, Basis = m.Basis, SendTo = m.SendTo, Active = m.Active == 1,
            Materials = g.Materials, Steps = g.Steps, Standards = g.Standards,
        };
    }

    /// <summary>Writes a matter with everything the catalogue says of it; a new code is a new matter. False when somebody changed it meanwhile.</summary>
    public static async Task<bool> Write(Db db, OfficePage office, Initials initials, MatterEntry e)
    {
        var letters = initials.Of(e.Name);
        var present = office.Matters.Values.FirstOrDefault(m => m.Code == e.Code);
        var row = new
        {
            Id = present?.Id ?? db.NewId(), Version = present?.Version ?? 0, e.Code, Name = e.Name.Trim(), NameEn = e.NameEn.Trim(), Initials = letters.Length > 40 ? letters[..40] : letters,
            PostId = office.Posts.Values.FirstOrDefault(p => p.Code == e.Post)?.Id, e.Days, Unit = e.Unit.ToString(), e.AwayDays, Basis = e.Basis.Trim(), SendTo = e.SendTo.Trim(),
            Assistance = e.Assistance ? 1 : 0, Emergency = e.Emergency.ToString(), Active = e.Active ? 1 : 0,
        };
        if (present is null) await db.Execute(NewMatter, row);
        else if (!await db.Changed(Matter, row)) return false;
        await Keep(db, row.Id, e);
        return true;
    }

    /// <summary>Writes the guide of a matter.</summary>
    public static async Task Keep(Db db, long matterId, MatterEntry e)
    {
        var body = JsonSerializer.Serialize(new Lists(e.Materials, e.Steps, e.Standards), Wire.Json);
        var row = new { Id = matterId, NeedsDecision = e.NeedsDecision ? 1 : 0, Fee = e.Fee.Trim(), Body = body, db.Now, db.Who.PersonId };
        if (!await db.Changed(Change, row)) await db.Execute(First, row);
    }

    internal static async Task<FrozenDictionary<long, MatterGuide>> Load(System.Data.Common.DbConnection connection) =>
        (await connection.QueryAsync<Row>(All)).ToFrozenDictionary(r => r.MatterId, r =>
        {
            var lists = JsonSerializer.Deserialize<Lists>(r.Body, Wire.Json)!;
            return new MatterGuide(r.NeedsDecision == 1, r.Fee, lists.Materials, lists.Steps, lists.Standards);
        });

    private sealed record Lists(IReadOnlyList<RequiredMaterial> Materials, IReadOnlyList<ProcedureStep> Steps, IReadOnlyList<MatterStandard> Standards);

    private sealed record Row
    {
        public long MatterId { get; init; }
        public int NeedsDecision { get; init; }
        public string Fee { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
