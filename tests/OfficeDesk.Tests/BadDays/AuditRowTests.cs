using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>D3: a command that was done has exactly one audit row, one that was refused has none and changed nothing; a query has none either, an errand one where it wrote.</summary>
public class AuditRowTests
{
    private static readonly Registry Known = Registry.Of(typeof(Registry).Assembly);

    private static IEnumerable<string> Messages() => Scenes.All.Keys;

    [TestCaseSource(nameof(Messages))]
    public async Task D3_one_audit_row_for_what_was_done_and_none_for_what_was_not(string message)
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        var registered = Known.ByName[message];
        foreach (var who in new[] { Stage.Staff1, TestDesk.As("chief1"), TestDesk.As("leader1"), TestDesk.As("staff10") })
        {
            var scene = await Scenes.All[message](new Stage(desk));
            var before = await State(desk);
            var outcome = await desk.SendAny(who, registered, scene.Message);
            var refused = outcome.GetType().GetProperty("Why")?.GetValue(outcome) is Refusal;
            var after = await State(desk);
            if (refused || !registered.Writes || (!registered.IsCommand && after == before)) Assert.That(after, Is.EqualTo(before), $"{who.Name}: {outcome}");
            else Assert.That(after.Audit - before.Audit, Is.EqualTo(1), who.Name);
        }
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    private static async Task<(long Audit, string Others)> State(TestDesk desk)
    {
        var tables = (await desk.Rows<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'audit' ORDER BY name")).ToList();
        var counts = await desk.Rows<string>(string.Join(" UNION ALL ", tables.Select(t => $"SELECT '{t}=' || COUNT(*) FROM {t}")));
        var versions = await desk.Rows<string>("SELECT (SELECT SUM(version) FROM tasks) || ' ' || (SELECT SUM(version) FROM enquiries) || ' ' || COALESCE((SELECT SUM(version) FROM transfers), 0)");
        return ((await desk.Rows<long>("SELECT seq FROM audit_head")).Single(), string.Join(' ', counts.Concat(versions)));
    }
}
