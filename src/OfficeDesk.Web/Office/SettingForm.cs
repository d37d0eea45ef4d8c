using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using Quartz;

namespace OfficeDesk.Web.Office;

/// <summary>What the value of a setting looks like.</summary>
public enum SettingKind
{
    Text,
    Number,
    Flag,
    Choice,
    Cron,

    /// <summary>Numbers that sum to 100.</summary>
    Hundred,

    /// <summary>Office hours per season (AB-5).</summary>
    Hours,

    /// <summary>The escalation ladder (ES-1).</summary>
    Ladder,

    /// <summary>The code of a section in use.</summary>
    Section,
}

/// <summary>One value of a setting that is chosen from a list.</summary>
public sealed record SettingChoice(string Value, string Zh, string En);

/// <summary>Which values a setting takes, so that nothing is confirmed that the program cannot read.</summary>
/// <param name="Least">The smallest number; 0 for other kinds.</param>
/// <param name="Most">The largest number; 0 for other kinds.</param>
public sealed record SettingForm(SettingKind Kind, int Least, int Most, IReadOnlyList<SettingChoice> Choices)
{
    /// <summary>Between two firings there is at least this much time: a digest is no alarm clock.</summary>
    private static readonly TimeSpan Closest = TimeSpan.FromMinutes(30);

    public static readonly SettingForm Text = new(SettingKind.Text, 0, 0, []);
    public static readonly SettingForm Phone = Text with { Digits = true };
    public static readonly SettingForm Cron = new(SettingKind.Cron, 0, 0, []);
    public static readonly SettingForm Flag = new(SettingKind.Flag, 0, 0, [new("true", "是", "yes"), new("false", "否", "no")]);

    public static readonly SettingForm Hours = new(SettingKind.Hours, 0, 0, []);
    public static readonly SettingForm Ladder = new(SettingKind.Ladder, 0, 0, []);

    /// <summary>A section of the office; which there are <see cref="In"/> knows.</summary>
    public static readonly SettingForm Section = new(SettingKind.Section, 0, 0, []);

    public static SettingForm Number(int least, int most) => new(SettingKind.Number, least, most, []);

    /// <summary>So many numbers that sum to 100 (AP-1).</summary>
    public static SettingForm Hundred(int count) => new(SettingKind.Hundred, count, count, []);

    public static SettingForm Choice(params SettingChoice[] choices) => new(SettingKind.Choice, 0, 0, choices);

    /// <summary>The form that the default already has: a number, yes or no, or a text.</summary>
    public static SettingForm Like(string value) =>
        int.TryParse(value, out _) ? Number(0, DeadlineRules.MaxLimit) : bool.TryParse(value, out _) ? Flag : Text;

    /// <summary>A text that is a number to be dialled.</summary>
    public bool Digits { get; init; }

    /// <summary>The value as it is kept: what is made of digits may be typed in full width.</summary>
    public string Read(string typed) => Kind is SettingKind.Text && !Digits ? typed : HalfWidth.Of(typed);

    /// <summary>The form with the choices that this office has.</summary>
    public SettingForm In(OfficePage office) => Kind is not SettingKind.Section ? this
        : this with { Choices = [.. office.Sections.Values.Where(s => s.Active == 1).OrderBy(s => s.Sort).ThenBy(s => s.Id).Select(s => new SettingChoice(s.Code, s.Name, s.NameEn.Length > 0 ? s.NameEn : s.Name))] };

    /// <summary>Why the value cannot be taken; null when it can.</summary>
    /// <param name="now">For times: they must come again after this instant.</param>
    public Refusal? Wrong(string value, DateTimeOffset now) => Kind switch
    {
        SettingKind.Number => SettingRules.NotNumber(value, Least, Most),
        SettingKind.Choice or SettingKind.Flag or SettingKind.Section => SettingRules.NotChoice(value, [.. Choices.Select(c => c.Value)]),
        SettingKind.Cron => WrongCron(value, now),
        SettingKind.Hundred => AppraisalRules.Hundred(value, Least) is null ? AppraisalRules.NotHundred(Least) : null,
        SettingKind.Hours => OfficeHoursText.Parse(value).WhyNot(),
        SettingKind.Ladder => LadderText.Parse(value).WhyNot(),
        _ => SettingRules.NotText(value),
    };

    private static Refusal? WrongCron(string value, DateTimeOffset now)
    {
        if (!CronExpression.TryParse(value, out var cron)) return SettingRules.NotCron("");
        if (cron.GetNextValidTimeAfter(now) is not { } at) return SettingRules.NotCron("It never fires again.");
        for (var i = 0; i < 50 && cron.GetNextValidTimeAfter(at) is { } next; at = next, i++)
            if (next - at < Closest) return SettingRules.NotCron("It fires more often than every 30 minutes.");
        return null;
    }
}
