using System.IO.Compression;
using System.Text;

namespace OfficeDesk.Rules;

/// <summary>Rules on files that are attached to a case. A file is looked at, never believed: by its name, its first bytes, and what is packed in it.</summary>
public static class AttachmentRules
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>The most files a case has.</summary>
    public const int MostFiles = 20;

    /// <summary>The most bytes an archive or office file may unpack to.</summary>
    public const int MostUnpacked = 100 * 1024 * 1024;

    private const int MostEntries = 2000;

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["pdf"] = "application/pdf", ["jpg"] = "image/jpeg", ["jpeg"] = "image/jpeg", ["png"] = "image/png", ["txt"] = "text/plain", ["mp3"] = "audio/mpeg", ["wav"] = "audio/wav", ["m4a"] = "audio/mp4", ["mp4"] = "video/mp4",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["zip"] = "application/zip",
    };

    private static readonly string[] Dangerous = ["exe", "dll", "scr", "com", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "msi", "lnk", "jar", "sh", "html", "htm", "xhtml", "svg", "docm", "xlsm", "zip", "7z", "rar", "gz", "iso"];

    /// <summary>The endings that are taken.</summary>
    /// <remarks>CP-3: evidence is a paper, a picture, a recording or an office file.</remarks>
    public static IReadOnlyCollection<string> Endings => Types.Keys;

    /// <summary>What a name is kept as: the last part of a path, without signs that mean something to a system; empty when nothing is left.</summary>
    /// <remarks>CP-3: a name is only a name.</remarks>
    public static string NameOf(string name)
    {
        var last = name.Normalize().Split('/', '\\')[^1].Split(':')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && !"<>\"|?*".Contains(c, StringComparison.Ordinal) && c is not ('\u202E' or '\u202D' or '\u200B'))).Trim(' ', '.');
        return clean.Length > 60 ? clean[^60..] : clean;
    }

    /// <summary>What kind of content a file is served as.</summary>
    /// <remarks>CP-3: by its ending, which its content was compared with.</remarks>
    public static string TypeOf(string name) => Types.GetValueOrDefault(EndingOf(name), "application/octet-stream");

    /// <summary>Why a file cannot be taken, or <c>null</c> when it can.</summary>
    /// <param name="already">How many the case has.</param>
    /// <remarks>CP-3: evidence: at most 10 MB a file and 20 files a case; what its name says and its content agree; nothing that runs.</remarks>
    public static Refusal? CannotTake(string name, byte[] content, long already)
    {
        if (already >= MostFiles) return Wrong($"每件最多 {MostFiles} 个附件。", $"A case has at most {MostFiles} files.");
        if (content.Length == 0) return Wrong("文件是空的。", "The file is empty.");
        if (content.Length > MostBytes) return Wrong($"文件不能超过 {MostBytes / 1024 / 1024} MB。", $"A file has at most {MostBytes / 1024 / 1024} MB.");
        var clean = NameOf(name);
        if (!Types.ContainsKey(EndingOf(clean))) return Wrong($"只接受这些类型：{string.Join("、", Types.Keys)}。", $"Only these are taken: {string.Join(", ", Types.Keys)}.");
        if (!Fits(EndingOf(clean), content)) return Wrong("文件内容与扩展名不符。", "What is in the file is not what its name says.");
        if (Infected(content)) return Infection;
        return EndingOf(clean) is "docx" or "xlsx" or "zip" ? PackedWrong(EndingOf(clean), content) : null;
    }

    /// <summary>What a scanner calls a file it found bad; <c>null</c> when its answer says nothing of that kind.</summary>
    /// <param name="answer">As the scanner wrote it, such as "stream: Eicar-Test-Signature FOUND".</param>
    /// <remarks>CP-3: evidence that would harm is not taken; the scanner's word is shown with plain signs only.</remarks>
    public static string? SignatureOf(string answer)
    {
        if (!answer.EndsWith(" FOUND", StringComparison.Ordinal)) return null;
        var name = answer[..^" FOUND".Length].Split(": ", 2)[^1];
        var plain = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(60));
        return plain.Length > 0 ? plain : "?";
    }

    /// <summary>The refusal of a file in which the scanner found something.</summary>
    /// <remarks>CP-3: evidence that would harm is not taken.</remarks>
    public static Refusal FoundBad(string signature) => Wrong($"病毒扫描认定这个文件有害（{signature}），已拒收。", $"The virus scanner calls this file harmful ({signature}); it is refused.");

    /// <summary>The refusal while the scanner does not answer.</summary>
    /// <remarks>CP-3: where files are scanned, none is taken unscanned.</remarks>
    public static Refusal NotScanned { get; } = new("病毒扫描没有应答，暂时不能接受附件。请稍后再试，或告知系统管理员。", "The virus scanner does not answer; no file is taken for now. Try again later, or tell the system administrator.", "CP-3", "Content", RefusalKind.Conflict);

    private static string EndingOf(string name) => name.LastIndexOf('.') is var dot and > 0 ? name[(dot + 1)..].ToLowerInvariant() : "";

    private static bool Fits(string ending, ReadOnlySpan<byte> c) => ending switch
    {
        "pdf" => c.StartsWith("%PDF-"u8),
        "jpg" or "jpeg" => c.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        "png" => c.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        "docx" or "xlsx" or "zip" => c.StartsWith("PK\u0003\u0004"u8),
        "wav" => c.Length > 12 && c.StartsWith("RIFF"u8) && c[8..12].SequenceEqual("WAVE"u8),
        "mp3" => c.StartsWith("ID3"u8) || (c.Length > 2 && c[0] == 0xFF && (c[1] & 0xE0) == 0xE0),
        "m4a" or "mp4" => c.Length > 12 && c[4..8].SequenceEqual("ftyp"u8),
        _ => PlainText(c),
    };

    private static bool PlainText(ReadOnlySpan<byte> c)
    {
        if (c.Contains((byte)0) || c.StartsWith("MZ"u8) || c.StartsWith("#!"u8) || c.StartsWith("\u007fELF"u8)) return false;
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(c).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
            return !text.StartsWith('<') && !text.Contains("<script", StringComparison.OrdinalIgnoreCase);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool Infected(ReadOnlySpan<byte> content) => content.IndexOf("EICAR-STANDARD-ANTIVIRUS-TEST-FILE"u8) >= 0;

    /// <summary>Unpacks everything to count it: what an archive says of its own size is not believed.</summary>
    private static Refusal? PackedWrong(string ending, byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries) return Bomb;
            if (ending is not "zip" && (archive.GetEntry("[Content_Types].xml") is null || !archive.Entries.Any(e => e.FullName.StartsWith(ending is "docx" ? "word/" : "xl/", StringComparison.Ordinal))))
                return Wrong("文件内容与扩展名不符。", "What is in the file is not what its name says.");
            var (total, buffer) = (0L, new byte[64 * 1024]);
            foreach (var entry in archive.Entries)
            {
                if (EntryWrong(entry.FullName) is { } wrong) return wrong;
                using var packed = entry.Open();
                var (tail, read) = (0, 0);
                while ((read = packed.Read(buffer, tail, buffer.Length - tail)) > 0)
                {
                    if ((total += read) > MostUnpacked) return Bomb;
                    if (Infected(buffer.AsSpan(0, tail + read))) return Infection;
                    // a word may lie across two reads
                    var keep = Math.Min(64, tail + read);
                    buffer.AsSpan(tail + read - keep, keep).CopyTo(buffer);
                    tail = keep;
                }
            }
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException or OverflowException)
        {
            return Wrong("压缩文件已损坏或加密，不能接受。", "The packed file is broken or encrypted.");
        }
    }

    private static Refusal? EntryWrong(string path)
    {
        var parts = path.Split('/', '\\');
        if (path.StartsWith('/') || path.StartsWith('\\') || path.Contains(':', StringComparison.Ordinal) || parts.Contains("..")) return Wrong("压缩文件里的文件名带有路径，不能接受。", "A name inside the packed file is a path.");
        return Dangerous.Contains(EndingOf(parts[^1])) || parts[^1].Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
            ? Wrong($"压缩文件里有不能接受的文件：{parts[^1]}。", $"There is a file inside that is not taken: {parts[^1]}.") : null;
    }

    private static Refusal Infection { get; } = Wrong("文件含有病毒特征，已拒收。", "The file has the mark of a virus and is refused.");

    private static Refusal Bomb { get; } = Wrong("压缩文件解开后过大，不能接受。", "The packed file is too large once unpacked.");

    private static Refusal Wrong(string zh, string en) => new(zh, en, "CP-3", "Content");
}
