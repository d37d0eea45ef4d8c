using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>Messages sent by their name, as programs do: for what knows a message only as words (the JSON door, acts on many rows of a list).</summary>
public static class ByName
{
    private static readonly ConcurrentDictionary<Type, Func<Desk, object, CancellationToken, Task<(object? Answer, Refusal? Why)>>> Senders = new();

    /// <summary>Sends a message of a kind that is known at run time only.</summary>
    public static Task<(object? Answer, Refusal? Why)> Send(this Desk desk, Registered registered, object message, CancellationToken ct) =>
        Senders.GetOrAdd(registered.Message, _ => SenderOf(registered))(desk, message, ct);

    /// <summary>Sends a message made of its name and members.</summary>
    /// <exception cref="JsonException">The members are not those of the message.</exception>
    public static async Task<(JsonNode? Answer, Refusal? Why)> Send(this Desk desk, Registry registry, string name, JsonObject members, CancellationToken ct)
    {
        var registered = registry.ByName[name];
        var (answer, why) = await desk.Send(registered, members.Deserialize(registered.Message, Wire.Json)!, ct);
        return (answer is null ? null : JsonSerializer.SerializeToNode(answer, registered.Answer, Wire.Json), why);
    }

    private static Func<Desk, object, CancellationToken, Task<(object?, Refusal?)>> SenderOf(Registered registered) =>
        typeof(ByName).GetMethod(nameof(SendAs), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(registered.Answer)
            .CreateDelegate<Func<Desk, object, CancellationToken, Task<(object?, Refusal?)>>>();

    private static async Task<(object?, Refusal?)> SendAs<TAnswer>(Desk desk, object message, CancellationToken ct) =>
        await desk.Send((IMessage<TAnswer>)message, ct) switch
        {
            Done<TAnswer> done => (done.Value, null),
            Refused<TAnswer> refused => (null, refused.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
