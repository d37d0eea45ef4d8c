using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>What may be shown of a person to those who need not know them.</summary>
public static class Masks
{
    private const int FullLength = 11;

    /// <summary>A phone number with its middle hidden: 138****5678; numbers of fewer than 11 digits show their last 2 only.</summary>
    /// <param name="phone">Spaces, hyphens and the prefix +86 are left out; empty stays empty.</param>
    public static string Phone(string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone)) return "";
        var text = phone.Trim();
        if (text.StartsWith("+86", StringComparison.Ordinal)) text = text[3..];
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length >= FullLength ? $"{digits[..3]}****{digits[^4..]}"
            : digits.Length > 2 ? new string('*', digits.Length - 2) + digits[^2..]
            : "**"; // too short to show anything of it
    }

    /// <summary>Whom a matter is about: in full for those who work on it, else the masked name and no organisation.</summary>
    /// <param name="known">Whether the reader works on it, heard it first, or leads its section.</param>
    /// <param name="name">The citizen's name; where it is empty the organisation stands for it.</param>
    /// <param name="organisation">May be empty.</param>
    public static string NameFor(bool known, string name, string organisation) => !known ? Name(name) : name.Length > 0 ? name : organisation;

    /// <summary>A name with its middle hidden: 来*乙; two characters show the first, one shows nothing.</summary>
    /// <param name="name">Characters are counted as a reader sees them; empty stays empty.</param>
    public static string Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return "";
        var text = new StringInfo(name.Trim());
        return text.LengthInTextElements switch
        {
            1 => "*",
            2 => text.SubstringByTextElements(0, 1) + "*",
            var n => text.SubstringByTextElements(0, 1) + "*" + text.SubstringByTextElements(n - 1),
        };
    }
}
