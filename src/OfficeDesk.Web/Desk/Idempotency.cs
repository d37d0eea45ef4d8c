using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>The same command sent twice with one key has one effect; the second sender gets the first answer (F2).</summary>
/// <remarks>
/// Nobody asks for a first answer before there is a reason to: the second command is refused, or its answer fails on the unique
/// key and the whole command is carried again, alone; then the answer is looked up.
/// </remarks>
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
    public static void Remember<TAnswer>(Db db, Once once, TAnswer answer)
    {
        var first = new FirstAnswer { AccountId = db.Who.AccountId, OnceKey = once.Key, Message = once.Message, Asked = once.Asked, Answer = JsonSerializer.Serialize(answer, Keeping) };
        db.Round.Later(Insert, new { first.AccountId, once.Key, first.Message, first.Asked, first.Answer, At = db.Now });
        db.Round.Answers[(first.AccountId, once.Key)] = first;
    }

    /// <summary>Whether a first answer under this key is known in the round without asking the database.</summary>
    public static bool Known(Db db, Once once) => db.Round.Answers.ContainsKey((db.Who.AccountId, once.Key));

    /// <summary>The first answer under this key; null when there was none.</summary>
    public static Outcome<TAnswer>? Recall<TAnswer>(Db db, Once once)
    {
        if (!db.Round.Answers.TryGetValue((db.Who.AccountId, once.Key), out var first))
            first = db.Round.Rows<FirstAnswer>(Load, new { db.Who.AccountId, once.Key }).FirstOrDefault();
        if (first is null) return null;
        if (first.Message != once.Message || first.Asked != once.Asked) return DeskRefusals.OtherUseOfKey();
        return JsonSerializer.Deserialize<TAnswer>(first.Answer, Wire.Json)!;
    }

    private static void LeaveSecretsOut(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            if (property.AttributeProvider?.IsDefined(typeof(PersonalAttribute), inherit: false) == true && property.PropertyType == typeof(string)) property.Get = _ => "";
    }
}

/// <summary>A key under which something is done once: the name of the message, and what tells it from another one (<see cref="Audit.Fingerprint"/>).</summary>
public sealed record Once(string Key, string Message, string Asked);

/// <summary>What was answered the first time a key came.</summary>
internal sealed record FirstAnswer
{
    public long AccountId { get; init; }
    public string OnceKey { get; init; } = "";
    public string Message { get; init; } = "";
    public string Asked { get; init; } = "";
    public string Answer { get; init; } = "";
}
