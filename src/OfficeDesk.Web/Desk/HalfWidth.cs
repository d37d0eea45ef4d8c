using System.Collections.Concurrent;
using System.Reflection;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Digits, hyphen, plus and blank in full width, as a Chinese keyboard may write them, become the usual ones: once, at the door,
/// for what is a number or a phone. Free text stays as it was typed.
/// </summary>
public static class HalfWidth
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    private static readonly Func<object, object> Copy = typeof(object).GetMethod("MemberwiseClone", BindingFlags.NonPublic | BindingFlags.Instance)!.CreateDelegate<Func<object, object>>();

    /// <summary>The same text with the usual digits.</summary>
    public static string Of(string text) => text.Any(c => Half(c) != c) ? string.Concat(text.Select(Half)) : text;

    /// <summary>The message with its numbers and phones in half width: members called so, and those marked as <see cref="TextAttribute.Digits"/>.</summary>
    public static TMessage In<TMessage>(TMessage message) where TMessage : class
    {
        var copy = message;
        foreach (var member in Known.GetOrAdd(message.GetType(), Typed))
        {
            if (member.GetValue(message) is not string text) continue;
            var half = Of(text);
            if (half == text) continue;
            if (ReferenceEquals(copy, message)) copy = (TMessage)Copy(message);
            member.SetValue(copy, half);
        }
        return copy;
    }

    private static PropertyInfo[] Typed(Type type) =>
        [.. WellFormed.Members(type).Where(m => m.Property.CanWrite && m.Property.PropertyType == typeof(string) && (m.Text?.Digits == true || CalledSo(m.Property.Name))).Select(m => m.Property)];

    private static bool CalledSo(string name) => name.EndsWith("Number", StringComparison.Ordinal) || name.EndsWith("Phone", StringComparison.Ordinal);

    private static char Half(char c) => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        '－' or '‐' or '‑' or '–' or '—' or '−' => '-',
        '＋' => '+',
        '\u3000' => ' ',
        _ => c,
    };
}
