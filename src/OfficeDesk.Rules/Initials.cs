using System.Text;

namespace OfficeDesk.Rules;

/// <summary>Pinyin initials of Chinese text, so that 低保 is found by db.</summary>
public sealed class Initials
{
    private const char First = '\u4E00';
    private const int Size = 20_992;
    private const int LongestName = 20;

    private readonly string _table;

    /// <summary>Takes the table: one lower-case letter for each character from U+4E00 on, '?' where none is known.</summary>
    /// <exception cref="ArgumentException">The table has not 20,992 letters.</exception>
    public Initials(string table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Length != Size) throw new ArgumentException($"The table of initials needs {Size} letters, it has {table.Length}.", nameof(table));
        _table = table;
    }

    /// <summary>The initials of a text, in lower case. Letters and digits stay, full-width ones too; everything else is left out.</summary>
    public string Of(string? text)
    {
        var answer = new StringBuilder(text?.Length ?? 0);
        foreach (var c in text ?? "")
            if (Letter(c) is var letter and not '\0') answer.Append(letter);
        return answer.ToString();
    }

    /// <summary>The initials of a person's name, with the surname read as a surname: 单 s, 曾 z, 尉迟 yc. At most 20 letters.</summary>
    public string OfName(string? name)
    {
        var text = (name ?? "").TrimStart();
        var whole = text.Length >= 2 && Surnames.Double(text[..2]) is { } both ? both + Of(text[2..])
            : text.Length >= 1 && Surnames.Single(text[0]) is { } one ? one + Of(text[1..]) : Of(text);
        return whole.Length > LongestName ? whole[..LongestName] : whole;
    }

    private char Letter(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E') c = (char)(c - 0xFEE0); // full width to half width
        if (char.IsAsciiLetterOrDigit(c)) return char.ToLowerInvariant(c);
        var index = c - First;
        return (uint)index < Size && _table[index] is not '?' ? _table[index] : '\0';
    }
}
