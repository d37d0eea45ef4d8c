using System.Text;

namespace OfficeDesk.Rules;

/// <summary>What a word that somebody looks for can be.</summary>
public enum WordKind
{
    /// <summary>A number of the office, or its beginning: 2026-1107, RW2026-3, 示民告〔2026〕12号.</summary>
    Number,

    /// <summary>Digits alone: the end of a phone, or of a number.</summary>
    Digits,

    /// <summary>Latin letters alone: pinyin initials, a code, an English word.</summary>
    Letters,

    /// <summary>Two characters or more of a text.</summary>
    Text,

    /// <summary>One character: too little to look through everything for.</summary>
    TooShort,
}

/// <summary>A word that somebody looks for.</summary>
/// <param name="Text">As texts are compared: see <see cref="SearchRules.Plain"/>.</param>
public sealed record FindWord(string Text, WordKind Kind);

/// <summary>How what is typed into the box is read, and how texts are compared with it.</summary>
public static class SearchRules
{
    /// <summary>More words than these are left out: nobody types them.</summary>
    public const int MostWords = 6;

    private const int ShortestTail = 3;

    /// <summary>A text as texts are compared: small letters, full-width letters and signs as half-width ones, one space for many.</summary>
    public static string Plain(string? text)
    {
        var plain = new StringBuilder(text?.Length ?? 0);
        foreach (var c in text ?? "")
        {
            var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            if (!char.IsWhiteSpace(half)) plain.Append(char.ToLowerInvariant(half));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    /// <summary>The words of what was typed, each of which has to fit.</summary>
    public static IReadOnlyList<FindWord> Words(string? text) =>
        [.. Plain(text).Split([' ', ',', ';', '、', '，', '；'], StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(w => new FindWord(w, KindOf(w)))];

    /// <summary>Every two characters that stand beside each other in a text, once: what an index of texts is made of.</summary>
    /// <param name="plain">A text after <see cref="Plain"/>.</param>
    public static IReadOnlySet<long> Grams(string plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        var grams = new HashSet<long>();
        for (var i = 1; i < plain.Length; i++)
            if (Counts(plain[i - 1]) && Counts(plain[i])) grams.Add(((long)plain[i - 1] << 16) | plain[i]);
        return grams;
    }

    /// <summary>A document's number as it is written: whatever brackets somebody typed are the six-cornered ones.</summary>
    /// <remarks>NT-1: 示民告〔2026〕12号.</remarks>
    public static string DocumentNumber(string? text) => (text ?? "").Trim().ToUpperInvariant()
        .Replace('[', '〔').Replace(']', '〕').Replace('(', '〔').Replace(')', '〕').Replace('【', '〔').Replace('】', '〕').Replace('（', '〔').Replace('）', '〕');

    /// <summary>The last four digits that a phone may end with, when these digits are its end; empty when they are too few to look for.</summary>
    public static IReadOnlyList<string> PhoneTails(string? digits) => digits switch
    {
        null or { Length: < ShortestTail } => [],
        { Length: ShortestTail } => [.. Enumerable.Range(0, 10).Select(first => (char)('0' + first) + digits)],
        _ => [digits[^4..]],
    };

    /// <summary>The part of a text around the first word that fits, at most so many characters; long rows of digits are hidden in it.</summary>
    public static string Excerpt(string? text, IEnumerable<FindWord> words, int length)
    {
        var line = (text ?? "").ReplaceLineEndings(" ").Trim();
        var plain = line.ToLowerInvariant();
        var at = words.Select(w => plain.IndexOf(w.Text, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var from = Math.Max(0, Math.Min(at - length / 4, line.Length - length));
        if (from > 0 && char.IsLowSurrogate(line[from])) from--;
        var to = Math.Min(line.Length, from + length);
        if (to < line.Length && char.IsHighSurrogate(line[to - 1])) to--;
        return (from > 0 ? "…" : "") + HideDigits(line)[from..to] + (to < line.Length ? "…" : "");
    }

    private static WordKind KindOf(string word)
    {
        if (word.All(c => char.IsAsciiDigit(c) || c == '+')) return WordKind.Digits;
        if (word.Any(char.IsAsciiDigit) && (char.IsAsciiDigit(word[0]) && word.All(c => char.IsAsciiDigit(c) || c is '-' or 'z') || char.IsAsciiLetter(word[0]) || word.AsSpan().IndexOfAny("〔[(【") >= 0 || word.EndsWith('号')))
            return WordKind.Number;
        if (word.Length < 2) return WordKind.TooShort;
        return word.All(char.IsAsciiLetter) ? WordKind.Letters : Grams(word).Count > 0 ? WordKind.Text : WordKind.TooShort;
    }

    private static bool Counts(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    /// <summary>Phones and identity numbers that somebody wrote into a text; a year or a sum stays.</summary>
    private static string HideDigits(string text)
    {
        const int Telling = 7;
        var hidden = text.ToCharArray();
        for (var i = 0; i < hidden.Length;)
        {
            var end = i;
            while (end < hidden.Length && char.IsAsciiDigit(text[end])) end++;
            if (end - i >= Telling) Array.Fill(hidden, '*', i + 3, end - i - 5);
            i = Math.Max(end, i + 1);
        }
        return new string(hidden);
    }
}
