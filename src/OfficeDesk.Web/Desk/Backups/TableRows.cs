using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dapper;

namespace OfficeDesk.Web.Desk.Backups;

/// <summary>Rows of a table as lines of JSON: readable by people and by every other program, the same from both databases.</summary>
public static class TableRows
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all rows; answers the columns and how many there were.</summary>
    public static async Task<BackupTable> Write(string table, DbDataReader reader, Stream to, Action<long> told, CancellationToken ct)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        await using var json = new Utf8JsonWriter(buffer, Relaxed);
        long rows = 0;
        while (await reader.ReadAsync(ct))
        {
            json.WriteStartArray();
            for (var n = 0; n < columns.Count; n++) Write(json, reader.GetValue(n));
            json.WriteEndArray();
            json.Flush();
            json.Reset();
            buffer.Write("\n"u8);
            if (++rows % 1000 == 0) told(rows);
            if (buffer.WrittenCount < 1 << 16) continue;
            await to.WriteAsync(buffer.WrittenMemory, ct);
            buffer.ResetWrittenCount();
        }
        await to.WriteAsync(buffer.WrittenMemory, ct);
        return new BackupTable(table, columns, rows);
    }

    /// <summary>The values of a line.</summary>
    public static object[] Read(string line, int columns)
    {
        var values = new object[columns];
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(line));
        json.Read();
        for (var n = 0; n < columns; n++)
        {
            json.Read();
            values[n] = json.TokenType switch
            {
                JsonTokenType.Null => DBNull.Value,
                JsonTokenType.String => json.GetString()!,
                // as an object: a long and a double in one expression would both become doubles, which hold no more than 53 bits
                JsonTokenType.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
                JsonTokenType.StartObject => Bytes(ref json),
                _ => throw new JsonException("a value of a kind that no backup holds"),
            };
        }
        if (!json.Read() || json.TokenType != JsonTokenType.EndArray) throw new JsonException("a row with other columns than its table");
        return values;
    }

    /// <summary>A name that may stand in SQL as it is.</summary>
    public static string Plain(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') ? name
            : throw new BackupException($"“{name}”不是表或列的名称。/ \"{name}\" is no name of a table or column.");

    /// <summary>The tables that hold something of the office; what the engine keeps for itself is left out.</summary>
    internal static async Task<IReadOnlyList<string>> Names(DbConnection connection, string engine) => (await connection.QueryAsync<string>(engine == "sqlite"
        ? "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        : "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name")).AsList();

    /// <summary>A statement of one word, which Dapper would take for a procedure.</summary>
    internal static async Task Say(DbConnection connection, string word)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = word;
        await command.ExecuteNonQueryAsync();
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case DBNull:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case byte[] bytes:
                json.WriteStartObject();
                json.WriteBase64String("b", bytes);
                json.WriteEndObject();
                break;
            case double or float:
                json.WriteNumberValue(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static byte[] Bytes(ref Utf8JsonReader json)
    {
        json.Read();
        json.Read();
        var bytes = json.GetBytesFromBase64();
        json.Read();
        return bytes;
    }
}
