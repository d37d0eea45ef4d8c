using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>The measure ladders in force: what this office has decided, else what ships (BR-2).</summary>
public static class Ladders
{
    private const string Load = "SELECT kind, step, counted, measure, with_order, chief_liable, bars_person, bars_section FROM measure_ladder ORDER BY kind, step";
    private const string Remove = "DELETE FROM measure_ladder WHERE kind = @Kind";
    private const string Add = """
        INSERT INTO measure_ladder (kind, step, counted, measure, with_order, chief_liable, bars_person, bars_section)
        SELECT @Kind, @Step, @Counted, @Measure, @WithOrder, @ChiefLiable, @BarsPerson, @BarsSection
        """;

    /// <summary>All of them, by kind.</summary>
    public static async Task<IReadOnlyDictionary<BreachKind, MeasureLadder>> All(Db db)
    {
        var own = (await db.Query<Row>(Load)).GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => new MeasureLadder(g.Key, g.First().Counted, [.. g.Select(r => r.ToStep())]));
        return MeasureRules.Defaults.ToDictionary(d => d.Key, d => own.GetValueOrDefault(d.Key) ?? d.Value);
    }

    public static async Task<MeasureLadder> Of(Db db, BreachKind kind) => (await All(db))[kind];

    /// <summary>A ladder as it travels in a proposal.</summary>
    public static string Write(MeasureLadder ladder) => JsonSerializer.Serialize(ladder, Wire.Json);

    public static MeasureLadder Read(string text) => JsonSerializer.Deserialize<MeasureLadder>(text, Wire.Json)!;

    /// <summary>Puts another ladder in force.</summary>
    public static async Task Replace(Db db, MeasureLadder ladder)
    {
        await db.Execute(Remove, new { Kind = ladder.Kind.ToString() });
        await db.Execute(Add, ladder.Steps.Select((s, i) => new
        {
            Kind = ladder.Kind.ToString(), Step = i + 1, Counted = ladder.Over.ToString(), Measure = s.Measure.ToString(), WithOrder = s.Order ? 1 : 0, ChiefLiable = s.ChiefLiable ? 1 : 0,
            BarsPerson = s.BarsPerson ? 1 : 0, BarsSection = s.BarsSection ? 1 : 0,
        }));
    }

    private sealed record Row
    {
        public BreachKind Kind { get; init; }
        public CountedOver Counted { get; init; }
        public MeasureKind Measure { get; init; }
        public int WithOrder { get; init; }
        public int ChiefLiable { get; init; }
        public int BarsPerson { get; init; }
        public int BarsSection { get; init; }

        public LadderStep ToStep() => new(Measure, WithOrder == 1, ChiefLiable == 1, BarsPerson == 1, BarsSection == 1);
    }
}
