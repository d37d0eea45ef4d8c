using OfficeDesk.Web.Features.AuditTrail;

namespace OfficeDesk.Tests.Access;

/// <summary>What person 8 did stands in the audit.</summary>
internal sealed class AuditScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(ListAudit)] = async s =>
        {
            await s.Enquiry();
            return new(new ListAudit(), "\"message\":\"LogEnquiry\"");
        },
    };
}
