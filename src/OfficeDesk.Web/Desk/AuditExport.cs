using System.Globalization;
using System.Text.Json;

namespace OfficeDesk.Web.Desk;

/// <summary>The chain as a file: one JSON object a line, everything a verifier needs beside the key.</summary>
public static class AuditExport
{
    private static readonly JsonSerializerOptions Plain = new(Wire.Json) { RespectRequiredConstructorParameters = false };

    public static string Line(AuditRow row) => JsonSerializer.Serialize(row, Plain);

    /// <summary>Walks an export from its first line to its last: the chain itself, and what the anchors saw.</summary>
    /// <param name="lines">The lines of the export.</param>
    /// <param name="anchors">Where the chain stood at earlier moments; empty when there is no such file.</param>
    public static ChainReport Verify(IEnumerable<string> lines, Audit audit, IReadOnlyList<AuditAnchor> anchors)
    {
        long rows = 0, last = 0;
        var mac = "";
        var seen = anchors.ToLookup(a => a.Seq, a => a.Mac);
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            rows++;
            if (Read(line) is not { } row) return new(rows, last + 1, $"第 {rows} 行不是审计记录 / line {rows} is not a row");
            if (row.Seq != last + 1) return new(rows, row.Seq, ChainReport.Missing(last + 1));
            if (row.Mac != audit.MacOf(row, mac)) return new(rows, row.Seq, ChainReport.Changed);
            (last, mac) = (row.Seq, row.Mac);
            if (seen[row.Seq].FirstOrDefault(a => a != row.Mac) is not null) return new(rows, row.Seq, "锚点见过另一行，审计链被重写过 / an anchor saw another row here: the chain was written anew");
        }
        return anchors.Where(a => a.Seq > last).Select(a => a.At).FirstOrDefault() is { } cut
            ? new(rows, last + 1, $"{cut} 的锚点见过更多行，末尾被截掉 / an anchor of {cut} saw more rows: the end was cut off") : new(rows, null, "");
    }

    private static AuditRow? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditRow>(line, Plain);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The program as a verifier: <c>verify-audit export.jsonl audit.key [anchors.log]</c>. It needs no database and changes nothing.</summary>
public static class AuditCommand
{
    /// <summary>The first argument that asks for it.</summary>
    public const string Name = "verify-audit";

    private const string OtherKey = "第一行就对不上：也可能是密钥不属于这个单位，请核对 audit.key / It does not fit from the first line on: perhaps the key is another office's, see to audit.key";

    /// <returns>0 = intact, 1 = not, 2 = could not be verified.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter said)
    {
        if (args.Count is < 2 or > 3)
        {
            said.WriteLine($"{Name} export.jsonl audit.key [anchors.log]");
            return 2;
        }
        foreach (var file in args.Where(f => !File.Exists(f)))
        {
            said.WriteLine($"没有这个文件 / no such file: {Path.GetFileName(file)}");
            return 2;
        }
        if (AuditKey.TryRead(args[1]) is not { } key)
        {
            said.WriteLine($"{Path.GetFileName(args[1])} 不是审计密钥（64 个十六进制字符，即数据目录里的 audit.key）/ {Path.GetFileName(args[1])} is no audit key: 64 hex digits, audit.key of the data folder");
            return 2;
        }
        var (anchors, bad) = args.Count == 3 ? new AuditAnchors(key, args[2]).Read() : ([], null);
        if (bad is { } line)
        {
            said.WriteLine($"锚点文件第 {line} 行被改动 / the anchors were changed at line {line}");
            if (line == 1) said.WriteLine(OtherKey);
            return 1;
        }
        var report = AuditExport.Verify(File.ReadLines(args[0]), new Audit(key), anchors);
        said.WriteLine(report.Intact
            ? $"完整 / intact: {report.Rows.ToString("N0", CultureInfo.InvariantCulture)} 行 / rows, {anchors.Count} 锚点 / anchors"
            : $"不完整 / broken at {report.FirstBad}: {report.Why}");
        if (report is { FirstBad: 1, Why: ChainReport.Changed }) said.WriteLine(OtherKey);
        return report.Intact ? 0 : 1;
    }
}
