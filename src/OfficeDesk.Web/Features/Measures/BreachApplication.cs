using System.Globalization;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Measures;

/// <summary>The application a breach is about when it has no task: while papers are awaited no clock runs (ON-6).</summary>
/// <param name="Opens">Whether the asker may open its page.</param>
public sealed record BreachApplication(string Number, bool Opens)
{
    private const string Fact = "once:";

    private const string Load = "SELECT n.id, a.id AS application, a.number FROM notices_once n JOIN applications a ON a.id = n.application_id WHERE n.id IN @Ids";

    /// <summary>The applications of breaches by what they are proposed for; those of other facts have none.</summary>
    internal static async Task<IReadOnlyDictionary<string, BreachApplication>> Of(Registry registry, Db db, IEnumerable<string> facts)
    {
        var notices = facts.Select(f => (Fact: f, Id: NoticeOf(f))).Where(f => f.Id is not null).Distinct().ToList();
        if (notices.Count == 0) return new Dictionary<string, BreachApplication>();
        var found = (await db.Query<(long Id, long Application, string Number)>(Load, new { Ids = notices.Select(f => f.Id!.Value) })).ToDictionary(a => a.Id);
        var open = await registry.OpenApplications(db, [.. found.Values.Select(a => a.Application)]);
        return notices.Where(f => found.ContainsKey(f.Id!.Value)).ToDictionary(f => f.Fact, f => new BreachApplication(found[f.Id!.Value].Number, open.Contains(found[f.Id!.Value].Application)), StringComparer.Ordinal);
    }

    /// <summary>The notice in a fact; a dismissed one has more behind it.</summary>
    private static long? NoticeOf(string fact) => fact.StartsWith(Fact, StringComparison.Ordinal) && long.TryParse(fact.AsSpan(Fact.Length, End(fact)), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static int End(string fact) => fact.IndexOf(':', Fact.Length) is >= 0 and var at ? at - Fact.Length : fact.Length - Fact.Length;
}
