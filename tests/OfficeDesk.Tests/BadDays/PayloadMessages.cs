using System.Collections;
using System.Reflection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Architecture;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>A text of a message: how it is called, how long it may be, and how it is filled.</summary>
internal sealed record Slot(string Name, int Max, Action<string> Fill);

/// <summary>Every message with every text in it, found in the records themselves: a new message is covered by being there.</summary>
internal static class PayloadMessages
{
    private static readonly Registry Known = Registry.Of(typeof(Registry).Assembly);

    /// <summary>Messages in which somebody can type something.</summary>
    public static IReadOnlyList<Registered> All { get; } = [.. Known.All.Where(m => Slots(MessageTests.Filled(m.Message)).Count > 0)];

    /// <summary>A message as somebody would send it: from its scene where it has one, else one that is filled in somehow.</summary>
    public static async Task<object> Fresh(Registered message, TestDesk desk)
    {
        if (Scenes.All.TryGetValue(message.Name, out var scene)) return (await scene(new Stage(desk))).Message;
        var filled = MessageTests.Filled(message.Message);
        foreach (var p in message.Message.GetProperties().Where(p => p.CanWrite))
        {
            if (p.PropertyType == typeof(DateOnly)) p.SetValue(filled, desk.Today);
            else if (p.PropertyType == typeof(long) || p.PropertyType == typeof(int)) p.SetValue(filled, Convert.ChangeType(p.Name is "Take" or "Limit" ? 50 : 1, p.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
        }
        return filled;
    }

    /// <summary>Who may send it, whoever finds their own things first.</summary>
    public static IReadOnlyList<Asker> Senders(Registered message)
    {
        var row = Matrix.Columns.Where(c => Matrix.Cell(message.Name, c.Role) != '-').Select(c => c.Role).ToList();
        var people = row.Where(r => r is not (Roles.None or Roles.Clock)).OrderByDescending(r => Askers.Finds(Matrix.Cell(message.Name, r), Relation.Own)).ThenByDescending(r => Matrix.Cell(message.Name, r) == 'a').Take(2).SelectMany(r => new[] { Askers.Own(r), Askers.Who(r, Relation.Same) });
        return [.. people.Concat(row.Where(r => r is Roles.None or Roles.Clock).Select(Askers.Own))];
    }

    /// <summary>The texts of a message, those in lists and in parts of it too.</summary>
    public static IReadOnlyList<Slot> Slots(object message)
    {
        var found = new List<Slot>();
        foreach (var p in message.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0))
        {
            var max = MessageTests.Longest(message.GetType(), p.Name);
            if (p.PropertyType == typeof(string)) found.Add(new Slot(p.Name, max, text => p.SetValue(message, text)));
            else if (p.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) found.AddRange(OfList(message, p, list.GenericTypeArguments[0], max));
            else if (IsOurs(p.PropertyType) && p.GetValue(message) is { } part) found.AddRange(Slots(part).Select(s => s with { Name = $"{p.Name}.{s.Name}" }));
        }
        return found;
    }

    private static IEnumerable<Slot> OfList(object message, PropertyInfo p, Type item, int max)
    {
        if (item == typeof(string)) return [new Slot(p.Name, max, text => p.SetValue(message, new[] { text }))];
        if (!IsOurs(item)) return [];
        var one = p.GetValue(message) is IEnumerable there && there.Cast<object>().FirstOrDefault() is { } first ? first : MessageTests.Filled(item);
        var alone = Array.CreateInstance(item, 1);
        alone.SetValue(one, 0);
        return Slots(one).Select(s => new Slot($"{p.Name}[0].{s.Name}", s.Max, text => { p.SetValue(message, alone); s.Fill(text); }));
    }

    private static bool IsOurs(Type type) => type is { IsClass: true, Namespace: { } space } && space.StartsWith("OfficeDesk", StringComparison.Ordinal);

    /// <summary>Sends it and answers why not; null when it was done.</summary>
    public static async Task<Refusal?> Send(TestDesk desk, Asker who, Registered message, object sent)
    {
        var outcome = await desk.SendAny(who, message, sent);
        return outcome.GetType().GetProperty("Why")?.GetValue(outcome) as Refusal;
    }
}
