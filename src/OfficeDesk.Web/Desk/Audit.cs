using System.Buffers;
using System.Collections;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// The office's memory of who did what: one row a command, chained by HMAC-SHA256 over the row and the mac before it, written
/// in the command's own transaction. Personal texts are not in it, only keyed hashes of them (D1, D3, D4).
/// </summary>
public sealed class Audit(AuditKey key)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private const string Next = """
        UPDATE audit_head SET seq = seq + 1 WHERE id = 1;
        SELECT seq, mac FROM audit_head WHERE id = 1
        """;

    private const string Append = """
        INSERT INTO audit (seq, at, account_id, person_id, for_id, via, message, subject, subject_id, body, key_id, mac)
        VALUES (@Seq, @At, @AccountId, @PersonId, @ForId, @Via, @Message, @Subject, @SubjectId, @Body, @KeyId, @Mac)
        """;

    /// <summary>Moves the head, once a round, with the commit.</summary>
    internal const string End = "UPDATE audit_head SET seq = @Seq, mac = @Mac WHERE id = 1";

    /// <summary>What the row of a command will say of it. Found out before its turn: everybody else waits while a turn is carried.</summary>
    public Said Say(object message) => new(message.GetType().Name, Describe(message));

    /// <summary>Adds the row of a command that was carried out; it travels with the commit.</summary>
    public void Write(Db db, Said said)
    {
        var round = db.Round;
        // whoever does not know the head takes it and keeps it until the commit; the others go on from the row before
        var (seq, before) = round.Head is { } last ? (last.Seq + 1, last.Mac) : round.Rows<AuditHead>(Next, null) is [var head] ? (head.Seq, head.Mac) : throw new InvalidOperationException("The audit has no head.");
        var row = new AuditRow
        {
            Seq = seq, At = db.Now, AccountId = db.Who.AccountId, PersonId = db.Who.PersonId, ForId = db.Subject.ForId,
            Via = db.Who.Via, Message = said.Message, Subject = db.Subject.Kind, SubjectId = db.Subject.Id, Body = said.Body, KeyId = key.Id,
        };
        var mac = MacOf(row, before);
        round.Later(Append, row with { Mac = mac });
        round.Head = new AuditHead { Seq = seq, Mac = mac };
    }

    /// <summary>The mac a row must have after the given one (64 hex digits).</summary>
    public string MacOf(AuditRow row, string before)
    {
        var canonical = string.Join('\u001f', before, row.Seq, SqlTypes.Text(row.At), row.AccountId, row.PersonId, row.ForId, row.Via,
            row.Message, row.Subject, row.SubjectId, row.Body, row.KeyId);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>
    /// Tells one message from another without saying what stands in it: keyed, because a plain hash of something short (the points
    /// of a ballot) is found by trying.
    /// </summary>
    public string Fingerprint(object message) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), Wire.Json)));

    /// <summary>The members of a message, personal ones as keyed hashes.</summary>
    private string Describe(object message)
    {
        var text = new ArrayBufferWriter<byte>(512);
        using (var body = new Utf8JsonWriter(text, Plain))
        {
            body.WriteStartObject();
            foreach (var member in WellFormed.Members(message.GetType()))
            {
                var value = member.Property.GetValue(message);
                if (value is null or "" || member.Personal is { Omit: true }) continue;
                body.WritePropertyName(member.Property.Name);
                if (member.Personal is not null) body.WriteStringValue("#" + Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(Convert.ToString(value) ?? "")))[..16]);
                else if (value is IEnumerable and not string) Shorten(JsonSerializer.SerializeToNode(value, value.GetType(), Wire.Json)).WriteTo(body);
                else JsonSerializer.Serialize(body, value, value.GetType(), Wire.Json);
            }
            body.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    /// <summary>Long lists (an import of thousands of days) are kept as their number of items.</summary>
    private static JsonNode Shorten(JsonNode? node) => node is JsonArray { Count: > 50 } list ? JsonValue.Create($"{list.Count} items") : node!;
}

/// <summary>A command in the words of the audit: its name and its members, personal ones as keyed hashes.</summary>
public sealed record Said(string Message, string Body);

/// <summary>Where the chain ends.</summary>
public sealed record AuditHead
{
    public const string Load = "SELECT seq, mac FROM audit_head WHERE id = 1";

    public long Seq { get; init; }
    public string Mac { get; init; } = "";
}

/// <summary>A row of the audit.</summary>
public record AuditRow
{
    public long Seq { get; init; }
    public DateTimeOffset At { get; init; }
    public long AccountId { get; init; }
    public long PersonId { get; init; }
    public long? ForId { get; init; }
    public string Via { get; init; } = "";
    public string Message { get; init; } = "";
    public string Subject { get; init; } = "";
    public long SubjectId { get; init; }
    public string Body { get; init; } = "";
    public int KeyId { get; init; }
    public string Mac { get; init; } = "";
}

/// <summary>The key of the chain: 32 random bytes in the data folder, readable by the program's user only.</summary>
public sealed class AuditKey
{
    private AuditKey(byte[] bytes) => Bytes = bytes;

    public int Id => 1;

    public byte[] Bytes { get; }

    /// <summary>Reads the key of this office, or makes it on the first start.</summary>
    public static AuditKey Load(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "audit.key");
        if (!File.Exists(file))
        {
            using (var made = new FileStream(file, FileMode.CreateNew, FileAccess.Write))
                made.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return Read(file);
    }

    /// <summary>Reads a key from its file, such as a copy that came with an export.</summary>
    /// <exception cref="StartException">It is no key.</exception>
    public static AuditKey Read(string file) => TryRead(file)
        ?? throw new StartException($"审计密钥文件损坏：{file}。请从备份中取回。/ The audit key is damaged: {file}. Take it back from a backup.");

    /// <summary>The same; null when the file holds no key.</summary>
    public static AuditKey? TryRead(string file)
    {
        var text = File.ReadAllText(file).Trim();
        return text.Length == 64 && text.All(char.IsAsciiHexDigit) ? new(Convert.FromHexString(text)) : null;
    }
}
