using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>The escalation ladder as one line of text: "Yellow: Answering; DueDay: Answering; 1: Answering+Chief".</summary>
public static class LadderText
{
    /// <summary>The rungs, or why they are no ladder.</summary>
    /// <remarks>ES-1: the ladder is a setting table.</remarks>
    public static Outcome<IReadOnlyList<Rung>> Parse(string text)
    {
        var rungs = new List<Rung>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(':', StringSplitOptions.TrimEntries) is not [var when, var whom]) return Unreadable(part);
            var recipients = new List<Recipient>();
            foreach (var word in whom.Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                // a number would be taken for a member
                if (!char.IsLetter(word[0]) || !Enum.TryParse<Recipient>(word, out var one)) return Unreadable(part);
                recipients.Add(one);
            }
            var days = int.TryParse(when, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            if (days == 0 && when is not (nameof(RungTrigger.Yellow) or nameof(RungTrigger.DueDay))) return Unreadable(part);
            var trigger = days > 0 ? RungTrigger.Overdue : Enum.Parse<RungTrigger>(when);
            rungs.Add(new Rung(rungs.Count + 1, trigger, days, recipients));
        }
        return EscalationRules.LadderBroken(rungs) is { } broken ? broken with { Field = "Value" } : new Done<IReadOnlyList<Rung>>(rungs);
    }

    /// <summary>The rungs as <see cref="Parse"/> reads them.</summary>
    /// <remarks>ES-1: the ladder is a setting table.</remarks>
    public static string Write(IEnumerable<Rung> ladder) => string.Join("; ", ladder.Select(r => $"{When(r)}: {string.Join('+', r.Recipients)}"));

    /// <summary>When a rung is due, as it stands in the text: Yellow, DueDay, or how many working days overdue.</summary>
    /// <remarks>ES-1: the ladder is a setting table.</remarks>
    public static string When(Rung rung) => rung.Trigger is RungTrigger.Overdue ? rung.WorkingDaysOverdue.ToString(CultureInfo.InvariantCulture) : rung.Trigger.ToString();

    /// <summary>The rows of a form as the text holds them, in their order: also what <see cref="Parse"/> cannot read stands where it was chosen.</summary>
    /// <remarks>ES-1: the ladder is a setting table.</remarks>
    public static IReadOnlyList<(string When, IReadOnlyList<string> Whom)> Rows(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':', 2, StringSplitOptions.TrimEntries))
            .Select(p => (p[0], (IReadOnlyList<string>)(p.Length > 1 ? p[1].Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [])))];

    private static Refusal Unreadable(string part) => new(
        $"“{part}”无法识别：请选何时（黄灯、到期日、超期第几个工作日）和写给谁。", $"\"{part}\" cannot be read: say when (yellow, due day, which working day overdue) and to whom.", "ES-1", "Value");
}
