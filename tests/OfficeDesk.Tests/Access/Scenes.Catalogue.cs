using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Catalogue;

namespace OfficeDesk.Tests.Access;

/// <summary>A change of a matter of section 3, proposed by person 8 while leading it.</summary>
internal sealed class CatalogueScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(WithdrawMatter)] = async s =>
        {
            await s.Desk.Write("UPDATE proposals SET state = 'Withdrawn', open_key = NULL WHERE state = 'Open'");
            var leading = TestDesk.As("staff1") with { Roles = Roles.Chief, Led = [Askers.OwnSection] };
            var present = (await s.Desk.Done(leading, new ReadCatalogue())).Matters.First(m => m.Entry.Code == "CSDB").Entry;
            return new(new WithdrawMatter((await s.Desk.Done(leading, new ProposeMatter("缩短期限", present with { Days = 9 }))).Id));
        },
    };

    public IReadOnlySet<string> NameSomebody { get; } = new HashSet<string>(StringComparer.Ordinal) { nameof(ProposeMatter) };
}
