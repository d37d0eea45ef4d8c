using OfficeDesk.Tests.Features.Retention;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Copies;
using OfficeDesk.Web.Features.Retention;

namespace OfficeDesk.Tests.Access;

/// <summary>The file about a citizen of staff1's, and a clearing tried by whoever proposed or signed it.</summary>
internal sealed class CitizenScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(PreviewCitizen)] = async s => new(new PreviewCitizen((await s.Enquiry()).Number)),
        [nameof(ExportCitizen)] = async s => new(new ExportCitizen((await s.Enquiry()).Number, "本人申请")),
    };

    public IReadOnlyDictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>> Subjects { get; } = new Dictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>>(StringComparer.Ordinal)
    {
        [nameof(ApprovePurge)] = async s =>
        {
            var id = await Proposed(s);
            return [new("proposed it", Past.Office1 with { Roles = Roles.Director }, new ApprovePurge(id, 1)), new("stands in for who proposed it", TestDesk.As("staff1") with
            {
                Roles = Roles.Staff | Roles.Director, StandsInFor = [new StandIn(Roles.GeneralOffice, 0, Past.Office1.PersonId, Past.Office1.Name), new StandIn(Roles.Director, 0, Past.Director.PersonId, Past.Director.Name)],
            }, new ApprovePurge(id, 1))];
        },
    };

    private static async Task<long> Proposed(Stage s)
    {
        await s.Desk.Write("""
            INSERT INTO purges (id, kind, open_key, before_at, counted, reason, proposed_by, proposed_at, state)
            SELECT 1, 'Letters', NULL, '2025-01-01T00:00:00.000000Z', 1, 'x', @By, '2026-03-04T00:00:00.000000Z', 'Proposed' WHERE NOT EXISTS (SELECT 1 FROM purges WHERE id = 1)
            """, new { By = Past.Office1.PersonId });
        return 1;
    }
}
