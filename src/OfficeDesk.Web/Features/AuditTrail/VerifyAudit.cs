using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AuditTrail;

/// <summary>Walks the whole chain and compares it with the anchors outside the database (D1, D2).</summary>
[Access(Auditor = Reach.All)]
public sealed record VerifyAudit : IErrand<AuditVerdict>;

/// <param name="FirstBad">The first row that does not fit; null when all fit.</param>
/// <param name="Anchors">How many anchors agree.</param>
public sealed record AuditVerdict(long Rows, long? FirstBad, string Why, int Anchors, string LastAnchor)
{
    public bool Intact => FirstBad is null;
}

/// <summary>The end of the chain is written down outside the database (D2).</summary>
[Access(Clock = Reach.All)]
public sealed record AnchorAudit : IErrand<AuditAnchored>;

public sealed record AuditAnchored(long Seq, bool Moved) : IReport
{
    public Told Tell() => new($"审计锚点 {Seq}", $"audit anchored at {Seq}", !Moved);
}

public sealed class VerifyAuditHandler(Database database, Audit audit, AuditAnchors anchors) : IHandle<VerifyAudit, AuditVerdict>
{
    private const string At = "SELECT seq, mac FROM audit WHERE seq IN @Seqs";

    public async Task<Outcome<AuditVerdict>> Handle(VerifyAudit m, Db db)
    {
        // the anchors first: rows added while the chain is walked are not missing
        var (known, bad) = anchors.Read();
        if (bad is { } line) return new AuditVerdict(0, 0, $"锚点文件第 {line} 行被改动 / anchors: line {line}", known.Count, "");
        var report = await AuditCheck.Verify(database, audit, db.Ct);
        var last = known.Count > 0 ? known[^1].At : "";
        if (!report.Intact) return new AuditVerdict(report.Rows, report.FirstBad, report.Why, known.Count, last);
        foreach (var some in known.Chunk(500))
        {
            var there = (await db.Query<(long Seq, string Mac)>(At, new { Seqs = some.Select(a => a.Seq) })).ToDictionary(r => r.Seq, r => r.Mac);
            if (some.FirstOrDefault(a => a.Seq > 0 && there.GetValueOrDefault(a.Seq) != a.Mac) is { } lost)
                return new AuditVerdict(report.Rows, lost.Seq, there.ContainsKey(lost.Seq) ? $"{lost.At} 的锚点：审计链被重写过 / anchor of {lost.At}: written anew" : $"{lost.At} 的锚点：末尾被截掉 / anchor of {lost.At}: cut off", known.Count, last);
        }
        return new AuditVerdict(report.Rows, null, "", known.Count, last);
    }
}

public sealed class AnchorAuditHandler(AuditAnchors anchors) : IHandle<AnchorAudit, AuditAnchored>
{
    public async Task<Outcome<AuditAnchored>> Handle(AnchorAudit m, Db db)
    {
        var head = await db.One<AuditHead>(AuditHead.Load);
        return new AuditAnchored(head.Seq, head.Seq > 0 && anchors.Add(db.Now, head.Seq, head.Mac));
    }
}
