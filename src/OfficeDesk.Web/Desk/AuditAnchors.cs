using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OfficeDesk.Web.Desk;

/// <summary>Where the chain stood at some moment, written down outside the database.</summary>
/// <param name="At">UTC, as text.</param>
/// <param name="Mac">The mac of the head.</param>
public sealed record AuditAnchor(string At, long Seq, string Mac);

/// <summary>
/// A file beside the database, better of another user or on another machine (Office:AnchorFile), to which the end of the chain is
/// added every few minutes. A chain alone cannot show that its tail was cut off or that all of it was written anew; this can (D2).
/// </summary>
/// <remarks>Each line is signed with the office's key together with the signature of the line before it, and the number of the line.</remarks>
public sealed class AuditAnchors(AuditKey key, string file)
{
    private static readonly Lock Writing = new();

    /// <summary>Where it is.</summary>
    public string File => file;

    /// <summary>Adds the end of the chain; nothing when it has not moved since the last line.</summary>
    public bool Add(DateTimeOffset at, long seq, string mac)
    {
        lock (Writing)
        {
            var lines = System.IO.File.Exists(file) ? System.IO.File.ReadAllLines(file) : [];
            var last = lines.Length > 0 ? lines[^1].Split('\t') : [];
            if (last.Length == 5 && last[2] == seq.ToString(CultureInfo.InvariantCulture) && last[3] == mac) return false;
            var line = string.Join('\t', lines.Length + 1, SqlTypes.Text(at), seq, mac);
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
            stream.Write(Encoding.ASCII.GetBytes($"{line}\t{Sign(line, last.Length == 5 ? last[4] : "")}\n"));
            stream.Flush(flushToDisk: true);
            return true;
        }
    }

    /// <summary>All anchors, and the number of the first line that is not as it was written; null when all are.</summary>
    public (IReadOnlyList<AuditAnchor> Anchors, int? FirstBad) Read()
    {
        var anchors = new List<AuditAnchor>();
        if (!System.IO.File.Exists(file)) return (anchors, null);
        var before = "";
        foreach (var line in System.IO.File.ReadLines(file))
        {
            var cells = line.Split('\t');
            if (cells.Length != 5 || cells[0] != (anchors.Count + 1).ToString(CultureInfo.InvariantCulture) || cells[4] != Sign(string.Join('\t', cells[..4]), before)
                || !long.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return (anchors, anchors.Count + 1);
            anchors.Add(new AuditAnchor(cells[1], seq, cells[3]));
            before = cells[4];
        }
        return (anchors, null);
    }

    private string Sign(string line, string before) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes($"anchor\u001f{before}\u001f{line}")));
}
