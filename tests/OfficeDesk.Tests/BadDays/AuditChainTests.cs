using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.SignIn;

namespace OfficeDesk.Tests.BadDays;

/// <summary>D1: whoever changes the office's memory is found, and the first wrong row is named.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AuditChainTests(Engine engine)
{
    private const int Rows = 12;

    private static IEnumerable<TestCaseData> Edits()
    {
        foreach (var column in new[] { "at = '2026-03-04T01:00:00.000001Z'", "account_id = account_id + 1", "person_id = person_id + 1", "for_id = 7", "via = 'api'", "message = 'SignOut'", "subject = 'task'", "subject_id = subject_id + 1", "body = '{}'", "key_id = 2", "mac = 'ab'" })
            yield return new TestCaseData($"UPDATE audit SET {column} WHERE seq = 5", 5L).SetArgDisplayNames("edit " + column.Split(' ')[0]);
        yield return new TestCaseData("DELETE FROM audit WHERE seq = 5", 6L).SetArgDisplayNames("delete one");
        yield return new TestCaseData("DELETE FROM audit WHERE seq < 4", 4L).SetArgDisplayNames("delete the first three");
        yield return new TestCaseData($"DELETE FROM audit WHERE seq = {Rows}", (long)Rows).SetArgDisplayNames("delete the last");
        yield return new TestCaseData("DELETE FROM audit", 1L).SetArgDisplayNames("delete all");
        yield return new TestCaseData("DELETE FROM audit WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6", 5L).SetArgDisplayNames("delete and close the gap");
        yield return new TestCaseData("UPDATE audit SET seq = 0 - 5 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = 0 - 5", 5L).SetArgDisplayNames("swap two");
        yield return new TestCaseData("INSERT INTO audit SELECT 13, at, account_id, person_id, for_id, via, message, subject, subject_id, body, key_id, mac FROM audit WHERE seq = 12", 13L).SetArgDisplayNames("insert at the end");
        yield return new TestCaseData("UPDATE audit SET mac = (SELECT m FROM (SELECT mac AS m FROM audit WHERE seq = 4) x) WHERE seq = 5", 5L).SetArgDisplayNames("copy a mac");
        yield return new TestCaseData("DELETE FROM audit WHERE seq = 12; UPDATE audit_head SET seq = 11", 12L).SetArgDisplayNames("cut the tail and move the head");
    }

    [TestCaseSource(nameof(Edits))]
    public async Task D1_every_edit_is_found_and_the_first_bad_row_is_named(string edit, long firstBad)
    {
        await using var desk = await WithRows();
        Assert.That((await desk.VerifyAudit()).Intact);
        await desk.Write(edit);
        Assert.That((await desk.VerifyAudit()).FirstBad, Is.EqualTo(firstBad));
    }

    [Test]
    public async Task D1_a_chain_made_with_another_key_does_not_verify()
    {
        await using var desk = await WithRows();
        var folder = Directory.CreateTempSubdirectory("deskkey").FullName;
        var other = await AuditCheck.Verify(desk.Database, new Audit(AuditKey.Load(folder)));
        Assert.That(other.FirstBad, Is.EqualTo(1));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task D3_no_password_and_no_personal_text_stands_in_the_chain()
    {
        await using var desk = await WithRows();
        Assert.That(await desk.Rows<string>("SELECT body FROM audit"), Has.All.Not.Contain("not-this-one"));
    }

    /// <summary>Twelve rows: every refused sign-in leaves one. Addresses and names differ, so that nobody is locked out.</summary>
    private async Task<TestDesk> WithRows()
    {
        var desk = await TestDesk.Open(engine);
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(desk.Services);
        for (var i = 0; i < Rows; i++)
        {
            var shortly = (ShortWrite)scope.ServiceProvider.GetService(typeof(ShortWrite))!;
            await shortly.Do(new SignIn($"somebody{i}", "not-this-one"), db => { db.About("refused", i); return Task.FromResult(true); }, CancellationToken.None);
        }
        return desk;
    }
}
