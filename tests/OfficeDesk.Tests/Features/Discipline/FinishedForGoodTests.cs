using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Discipline;

/// <summary>What is finished and not reported stands among a million that are finished for good: whoever looks for it must not walk over those.</summary>
public class FinishedForGoodTests
{
    [Test]
    public async Task What_is_to_be_reported_is_found_by_its_kind()
    {
        HearingDatabase heard = null!;
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite, s =>
        {
            heard = new HearingDatabase((Database)s.Last(d => d.ServiceType == typeof(Database)).ImplementationInstance!, turns: true);
            s.Replace(ServiceDescriptor.Singleton<Database>(heard));
        });
        heard.Begin();
        await desk.Done(TestDesk.As("discipline1"), new RunEscalation(ByHand: true));
        foreach (var who in new[] { "discipline1", "chief1", "leader1" })
        {
            await desk.Done(TestDesk.As(who), new DisciplineDesk());
            await desk.Done(TestDesk.As(who), new OverdueReport());
            await desk.Done(TestDesk.As(who), new OverdueRecords(OverdueKind.Overdue));
        }
        var asked = heard.End().Where(sql => sql.Contains(Tasks.Unreported, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.That(asked, Has.Count.GreaterThanOrEqualTo(5));
        using (Assert.EnterMultipleScope())
        {
            foreach (var sql in asked) Assert.That(await Plan(desk, sql), Has.Some.Contains("tasks_kind_due (kind=? AND state=?"), sql);
        }
    }

    /// <summary>How the database would go about it, in its own words.</summary>
    private static async Task<IReadOnlyList<string>> Plan(TestDesk desk, string sql)
    {
        var args = new DynamicParameters();
        foreach (var name in Regex.Matches(sql, @"@\w+", RegexOptions.NonBacktracking).Select(m => m.Value).Distinct(StringComparer.Ordinal)) args.Add(name, 1);
        return [.. (await desk.Rows<(long Id, long Parent, long Unused, string Detail)>("EXPLAIN QUERY PLAN " + sql, args)).Select(p => p.Detail)];
    }
}
