namespace OfficeDesk.Rules;

/// <summary>Rules on training and study.</summary>
public static class TrainingRules
{
    /// <summary>Why it cannot be written down so, or <c>null</c> when it can.</summary>
    /// <param name="held">The day.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="length">How long, in minutes.</param>
    /// <remarks>TR-1: date, topic, teacher; planned at most a year ahead.</remarks>
    public static Refusal? Wrong(DateOnly held, DateOnly today, int length) =>
        held > today.AddYears(1) || held < today.AddYears(-5) ? new("日期须在五年前至一年后之间。", "The day lies between five years ago and a year from now.", "TR-1", "HeldOn")
        : length is < 1 or > 6000 ? new("时长请填 1 到 6000 分钟。", "It lasts 1 to 6000 minutes.", "TR-1", "Length")
        : null;

    /// <summary>The refusal to say who was at a training that is still to come.</summary>
    /// <remarks>TR-1: signed in on the day, or entered by the organiser afterwards.</remarks>
    public static Refusal NotHeldYet { get; } = new("培训还没有举行，不能先记到场人员。", "The training is still to come: nobody was there yet.", "TR-1", "HeldOn");

    /// <summary>Why the asker cannot sign in, or <c>null</c> when they can.</summary>
    /// <param name="invited">It is for the whole office or for their section.</param>
    /// <param name="held">The day.</param>
    /// <param name="today">Today in the office.</param>
    /// <param name="signed">They have signed already.</param>
    /// <remarks>TR-1: signed in on the day itself; who forgot is entered by the organiser.</remarks>
    public static Refusal? CannotSign(bool invited, DateOnly held, DateOnly today, bool signed) =>
        !invited ? new("这次培训不是本股室的。", "This training is for another section.", "TR-1", "", RefusalKind.Forbidden)
        : held != today ? new("只能在培训当天签到；漏签的请组织者补记。", "One signs in on the day itself; who forgot is entered by the organiser.", "TR-1", "", RefusalKind.Conflict)
        : signed ? new("您已经签到。", "You have signed in already.", "TR-1", "", RefusalKind.Conflict)
        : null;
}
