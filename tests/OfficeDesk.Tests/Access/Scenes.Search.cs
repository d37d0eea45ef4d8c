using OfficeDesk.Web.Features.Search;

namespace OfficeDesk.Tests.Access;

/// <summary>A matter of staff1's that is looked for by its number.</summary>
internal sealed class SearchScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(FindAnything)] = async s =>
        {
            var number = (await s.Enquiry()).Number;
            return new(new FindAnything(number), $"\"/t/{number}\"");
        },
    };
}
