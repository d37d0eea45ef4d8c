using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Deadlines;

namespace OfficeDesk.Tests.Access;

/// <summary>What a try is about: the message, and for a list the text that must or must not stand in its answer.</summary>
internal sealed record Scene(object Message, string? Marker = null);

/// <summary>One small builder a message: a thing of staff1's and the message about it. A message with a scope and no scene fails.</summary>
internal static class Scenes
{
    public static readonly IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> All = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(FinishTask)] = async s => new(new FinishTask((await s.Enquiry()).Number, "已办", Channel.Call, "已告知", 1)),
        [nameof(ReportTask)] = async s => new(new ReportTask((await s.Enquiry()).Number, "办公室", 1)),
        [nameof(ResponsibilityOf)] = async s => new(new ResponsibilityOf((await s.Enquiry()).Number)),
        [nameof(WhoWasResponsible)] = async s => new(new WhoWasResponsible((await s.Enquiry()).Number, new DateOnly(2026, 3, 4))),
    };

    /// <summary>Messages with a scope whose object is a person to be named, not a thing to be found; their refusal is tested with their feature.</summary>
    public static readonly IReadOnlySet<string> NameSomebody = new HashSet<string>(StringComparer.Ordinal) { nameof(AssignTask) };
}
