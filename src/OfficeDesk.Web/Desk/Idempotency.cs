using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>The same command sent twice with one key has one effect; the second sender gets the first answer (F2).</summary>
public static class Idempotency
{
    /// <summary>How long an answer is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    // secrets are shown once: of an answer under a key everything is kept but them
    private static readonly JsonSerializerOptions Keeping = new(Wire.Json) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveSecretsOut } } };

    private const string Load = "SELECT message, asked, answer FROM idempotency WHERE account_id = @AccountId AND once_key = @Key";

    private const string Insert = """
        INSERT INTO idempotency (account_id, once_key, message, asked, answer, at)
        VALUES (@AccountId, @Key, @Message, @Asked, @Answer, @At)
        """;

    /// <summary>Writes the answer in the command's own transaction; a second writer fails on the unique key.</summary>
    public static Task Remember<TAnswer>(Db db, string key, object message, TAnswer answer) => db.Execute(Insert, new
    {
        db.Who.AccountId, Key = key, Message = message.GetType().Name, Asked = HashOf(message),
        Answer = JsonSerializer.Serialize(answer, Keeping), At = db.Now,
    });

    /// <summary>The first answer under this key; null when there was none.</summary>
    public static async Task<Outcome<TAnswer>?> Recall<TAnswer>(Db db, string key, object message)
    {
        var first = await db.Find<First>(Load, new { db.Who.AccountId, Key = key });
        if (first is null) return null;
        if (first.Message != message.GetType().Name || first.Asked != HashOf(message)) return DeskRefusals.OtherUseOfKey();
        return JsonSerializer.Deserialize<TAnswer>(first.Answer, Wire.Json)!;
    }

    private static void LeaveSecretsOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AttributeProvider?.IsDefined(typeof(PersonalAttribute), inherit: false) == true && property.PropertyType == typeof(string)) property.Get = _ => "";
    }

    private static string HashOf(object message) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), Wire.Json)));

    private sealed record First
    {
        public string Message { get; init; } = "";
        public string Asked { get; init; } = "";
        public string Answer { get; init; } = "";
    }
}
