using OfficeDesk.Tests.Features.Measures;
using OfficeDesk.Web.Features.Discipline;

namespace OfficeDesk.Tests.Access;

/// <summary>Two confirmed breaches of staff1's are a repeat case on the desk of those who see section 3; nobody counts their own.</summary>
internal sealed class DeskScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(DisciplineDesk)] = async s =>
        {
            for (var i = 0; i < 2; i++) await Cases.Confirmed(s.Desk, Askers.Owner);
            return new(new DisciplineDesk(), "\"person\":\"工作人员甲\"", OwnIsSubject: true);
        },
    };
}
