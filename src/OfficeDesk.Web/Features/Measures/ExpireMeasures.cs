using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The effect of measures ends after its months (BR-3).</summary>
[Access(Clock = Reach.All)]
public sealed record ExpireMeasures : ICommand<MeasuresExpired>;

public sealed record MeasuresExpired(int Count) : IReport
{
    public Told Tell() => new($"影响期满 {Count} 项", $"the effect of {Count} measures ended", Count == 0);
}

public sealed class ExpireMeasuresHandler : IHandle<ExpireMeasures, MeasuresExpired>
{
    // an appeal that is still undecided holds the measure where it is
    private const string Expire = """
        UPDATE measures SET state = 'Expired', version = version + 1 WHERE state IN ('Served', 'Upheld', 'Changed') AND effect_until < @Today
        """;

    public async Task<Outcome<MeasuresExpired>> Handle(ExpireMeasures m, Db db) => new MeasuresExpired(await db.Execute(Expire, new { db.Today }));
}
