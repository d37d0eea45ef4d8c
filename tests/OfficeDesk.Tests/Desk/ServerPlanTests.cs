using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Desk;

/// <summary>How a server goes about the lists of first contacts: what it reads grows with what is open, not with what ever was.</summary>
public class ServerPlanTests
{
    private const int Years = 20_000;

    // each with one task: the first thousand are open, and none belongs to the section or the hands of who asks
    private static readonly string[] Fills =
    [
        $"INSERT INTO tasks (id, number, kind, title, source, enquiry_id, matter_type_id, post_id, section_id, answering_id, received_on, first_due_on, due_on, state, made_at, made_by) SELECT 1000000 + seq, concat('B', seq), 'Matter', 'x', 'Citizen', 1000000 + seq, 1, 1, 6, 12, '2026-01-05', '2026-12-31', '2026-12-31', IF(seq < 1000, 'Open', 'Done'), '2026-01-05T01:00:00.000000Z', 12 FROM seq_0_to_{Years}",
        $"INSERT INTO enquiries (id, number, received_at, recorded_at, channel, first_contact_id, section_id, citizen_name, phone, matter_type_id, ask, route, responsible_id, task_id, state) SELECT 1000000 + seq, concat('B', seq), '2026-01-05T01:00:00.000000Z', '2026-01-05T01:00:00.000000Z', 'Call', 12, 6, '', '', 1, '', 'Own', 12, 1000000 + seq, IF(seq < 1000, 'Open', 'Closed') FROM seq_0_to_{Years}",
        "ANALYZE TABLE tasks, enquiries, transfers",
    ];

    [Test]
    public async Task A_list_of_first_contacts_reads_no_table_from_end_to_end()
    {
        HearingDatabase heard = null!;
        await using var desk = await TestDesk.WithBureau(Engine.MariaDb, s =>
        {
            heard = new HearingDatabase((Database)s.Last(d => d.ServiceType == typeof(Database)).ImplementationInstance!, turns: true);
            s.Replace(ServiceDescriptor.Singleton<Database>(heard));
        });
        foreach (var sql in Fills) await desk.Write(sql);
        heard.Begin();
        foreach (var who in new[] { "staff1", "chief1", "leader1" })
        {
            await desk.Done(TestDesk.As(who), new CountEnquiries());
            await desk.Done(TestDesk.As(who), new SectionEnquiries());
            await desk.Done(TestDesk.As(who), new UnansweredEnquiries());
        }
        var asked = heard.End().SelectMany(s => s.Split(";\n")).Where(sql => sql.Contains("FROM enquiries e", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.That(asked, Has.Count.GreaterThanOrEqualTo(3));
        using (Assert.EnterMultipleScope())
        {
            foreach (var sql in asked)
            {
                var args = new DynamicParameters();
                foreach (var name in Regex.Matches(sql, @"@\w+", RegexOptions.NonBacktracking).Select(m => m.Value).Distinct(StringComparer.Ordinal)) args.Add(name, 1);
                Assert.That(await desk.Rows<Step>("EXPLAIN " + sql, args), Has.None.Matches<Step>(s => s.Type == "ALL" && long.Parse(s.Rows ?? "0", CultureInfo.InvariantCulture) > Years / 2), sql);
            }
        }
    }

    private sealed record Step
    {
        public string? Type { get; init; }
        public string? Rows { get; init; }
    }
}
