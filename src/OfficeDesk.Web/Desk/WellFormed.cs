using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>How long a text may be and whether it must be there. A text without this may have 200 characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextAttribute(int max = TextAttribute.Default) : Attribute
{
    public const int Default = 200;

    /// <summary>The longest allowed, in characters.</summary>
    public int Max { get; } = max;

    /// <summary>Whether blank is refused.</summary>
    public bool Required { get; init; }

    /// <summary>A number somebody types: its digits are read in full width as well (<see cref="HalfWidth"/>).</summary>
    public bool Digits { get; init; }

    /// <summary>What people call it, for the refusal.</summary>
    public string Zh { get; init; } = "";

    public string En { get; init; } = "";
}

/// <summary>
/// Personal data: the audit keeps a keyed hash of it, never the text. On a member of an answer: a secret shown once, which is not
/// there any more when the same form is sent again.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>Not even a hash of it is kept (passwords).</summary>
    public bool Omit { get; init; }
}

/// <summary>How many items a list may have; without this, 500.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ItemsAttribute(int max) : Attribute
{
    public int Max { get; } = max;
}

/// <summary>What every message has to be before a rule looks at it: lengths, control characters, known enum values.</summary>
public static class WellFormed
{
    private static readonly ConcurrentDictionary<Type, Member[]> Known = new();
    private static readonly ConcurrentDictionary<Type, bool> Plain = new();

    internal sealed record Member(PropertyInfo Property, TextAttribute? Text, PersonalAttribute? Personal, int Items, bool NeverNull);

    /// <summary>The members of a message with what is said about them, on the property or on the record's parameter.</summary>
    internal static Member[] Members(Type type) => Known.GetOrAdd(type, t =>
    {
        var parameters = t.GetConstructors().SelectMany(c => c.GetParameters()).ToLookup(p => p.Name!, StringComparer.Ordinal);
        T? Find<T>(PropertyInfo p) where T : Attribute =>
            p.GetCustomAttribute<T>() ?? parameters[p.Name].Select(a => a.GetCustomAttribute<T>()).FirstOrDefault(a => a is not null);
        return [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract")
            .Select(p => new Member(p, Find<TextAttribute>(p), Find<PersonalAttribute>(p), Find<ItemsAttribute>(p)?.Max ?? 500, NeverNull(p)))];
    });

    private static bool NeverNull(PropertyInfo p) =>
        !p.PropertyType.IsValueType && new NullabilityInfoContext().Create(p).ReadState == NullabilityState.NotNull;

    /// <summary>The first thing wrong with the message; null when it is well formed.</summary>
    public static Refusal? Check(object message, string path = "")
    {
        foreach (var member in Members(message.GetType()))
            if (CheckValue(member, member.Property.GetValue(message), path + member.Property.Name) is { } wrong) return wrong;
        return null;
    }

    private static Refusal? CheckValue(Member member, object? value, string field) => value switch
    {
        null => member.NeverNull || member.Text?.Required == true ? DeskRefusals.Missing(field, member.Text?.Zh ?? "", member.Text?.En ?? "") : null,
        string text => CheckText(member.Text, text, field),
        Enum choice => Enum.IsDefined(choice.GetType(), choice) ? null : DeskRefusals.UnknownChoice(field),
        IEnumerable list => CheckList(member, list, field),
        _ when IsOurs(value.GetType()) => Check(value, field + "."),
        _ => null,
    };

    private static Refusal? CheckText(TextAttribute? rule, string text, string field)
    {
        if (rule?.Required == true && string.IsNullOrWhiteSpace(text)) return DeskRefusals.Missing(field, rule.Zh, rule.En);
        var max = rule?.Max ?? TextAttribute.Default;
        if (text.Length > max) return DeskRefusals.TooLong(field, max, text.Length);
        foreach (var c in text)
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) return DeskRefusals.ControlCharacter(field);
        return null;
    }

    private static Refusal? CheckList(Member member, IEnumerable list, string field)
    {
        if (list is ICollection { Count: var count } && Plain.GetOrAdd(list.GetType(), IsPlain))
            return count <= member.Items ? null : list is byte[] ? DeskRefusals.FileTooLarge(field, member.Items) : DeskRefusals.TooMany(field, member.Items);
        var n = 0;
        foreach (var item in list)
        {
            if (++n > member.Items) return DeskRefusals.TooMany(field, member.Items);
            if (CheckValue(member, item, $"{field}[{n - 1}]") is { } wrong) return wrong;
        }
        return null;
    }

    /// <summary>Whether the items are numbers and days only: thousands of them are counted, not looked at one by one.</summary>
    private static bool IsPlain(Type list)
    {
        var item = list.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>))?.GenericTypeArguments[0];
        return item is { IsValueType: true } && !(bool)typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.IsReferenceOrContainsReferences))!.MakeGenericMethod(item).Invoke(null, null)!;
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("OfficeDesk", StringComparison.Ordinal) == true && type.IsClass;
}
