using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.SignIn;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.SignInFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class SessionTests(Engine engine)
{
    private static readonly Asker Admin = TestDesk.As("admin");

    private static readonly Asker Security = Admin with { AccountId = 101, Roles = Roles.SecurityAdmin };

    [Test]
    public async Task A_session_ends_after_30_minutes_without_a_click_and_after_12_hours_in_any_case()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var idle = await desk.Enter("staff1");
        var busy = await desk.Enter("staff2");
        for (var i = 0; i < 24; i++)
        {
            desk.Clock.Pass(TimeSpan.FromMinutes(29.9));
            Assert.That(await desk.WhoIs(busy.Secret), Is.Not.Null, $"click {i}");
            if (i == 0) Assert.That(await desk.Rows<DateTimeOffset>("SELECT seen_at FROM sessions WHERE account_id = 9"), Is.EqualTo(new[] { desk.Clock.GetUtcNow() }));
        }
        desk.Clock.Pass(TimeSpan.FromMinutes(2.4));
        Assert.That(await desk.WhoIs(busy.Secret), Is.Null, "12 hours");
        Assert.That(await desk.WhoIs(idle.Secret), Is.Null);

        var late = await desk.Enter("staff1");
        desk.Clock.Pass(Doorman.Idle);
        Assert.That(await desk.WhoIs(late.Secret), Is.Null, "30 minutes");
    }

    [Test]
    public async Task E6_leaving_ends_this_session_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (here, there) = (await desk.Enter("staff1"), await desk.Enter("staff1"));
        Assert.That(await desk.SendWith(here.Secret, new SignOut()), Is.EqualTo(new Done<SignedOut>(new SignedOut(1))));
        Assert.That(await desk.WhoIs(here.Secret), Is.Null);
        Assert.That(await desk.WhoIs(there.Secret), Is.Not.Null);
    }

    private static readonly TestCaseData[] Ends =
    [
        new TestCaseData((Func<TestDesk, int, Task>)((d, v) => d.Done(Admin, new ResetPassword(8, v)))).SetArgDisplayNames("the password is reset"),
        new TestCaseData((Func<TestDesk, int, Task>)((d, v) => d.Done(Admin, new DisableAccount(8, true, v)))).SetArgDisplayNames("the account is closed"),
        new TestCaseData((Func<TestDesk, int, Task>)((d, v) => d.Done(Security, new EndSessions(8)))).SetArgDisplayNames("the security administrator ends them"),
        new TestCaseData((Func<TestDesk, int, Task>)((d, v) => Leaves(d))).SetArgDisplayNames("the person leaves the office"),
    ];

    private static async Task Leaves(TestDesk desk)
    {
        await desk.Write("UPDATE posts SET a_id = NULL, b_id = NULL WHERE a_id = 8 OR b_id = 8");
        await desk.Done(Admin, new SavePerson(8, "工作人员甲", 3, "", "", "", "", Channel.Visit, false, 1));
    }

    [TestCaseSource(nameof(Ends))]
    public async Task E6_sessions_end_everywhere_when(Func<TestDesk, int, Task> happens)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var sessions = new[] { await desk.Enter("staff1"), await desk.Enter("staff1", address: "10.0.0.2") };
        var other = await desk.Enter("staff2");
        await happens(desk, (await desk.Rows<int>("SELECT version FROM accounts WHERE id = 8")).Single());
        foreach (var session in sessions)
        {
            Assert.That(await desk.WhoIs(session.Secret), Is.Null);
            Assert.That(((Refused<SignedOut>)await desk.SendWith(session.Secret, new SignOut())).Why, Is.EqualTo(DeskRefusals.SignInFirst()));
        }
        Assert.That(await desk.WhoIs(other.Secret), Is.Not.Null);
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task E6_what_another_node_writes_is_noticed_within_a_second()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var session = await desk.Enter("staff1");
        Assert.That(await desk.WhoIs(session.Secret), Is.Not.Null);
        await using (var other = await desk.Database.BeginWrite())
        {
            await other.Connection.ExecuteAsync("UPDATE sessions SET ended = 1", transaction: other.Transaction);
            await other.Commit(CancellationToken.None);
        }
        // a slow machine asks later still, never earlier
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.That(await desk.WhoIs(session.Secret), Is.Null);
    }

    [Test]
    public async Task E13_a_key_that_was_just_seen_opens_no_session()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var key = (await desk.Done(Security, new MakeToken(8, "接口", [nameof(ListOffice)], 30))).Secret;
        await using var scope = desk.Services.CreateAsyncScope();
        var doorman = scope.ServiceProvider.GetRequiredService<Doorman>();
        Assert.That(await doorman.OfToken(key, CancellationToken.None), Is.Not.Null);
        Assert.That(await doorman.OfSession(key, CancellationToken.None), Is.Null);
    }

    [Test]
    public void E6_whatever_the_doorman_reads_rings_when_it_is_written()
    {
        var sql = string.Join('\n', typeof(Doorman).GetFields(BindingFlags.NonPublic | BindingFlags.Static).Where(f => f.IsLiteral && f.FieldType == typeof(string)).Select(f => (string)f.GetRawConstantValue()!));
        var tables = Regex.Matches(sql, @"(?:FROM|JOIN)\s+([a-z_]+)").Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.That(tables, Has.Count.GreaterThanOrEqualTo(7));
        foreach (var table in tables) Assert.That(DoorBell.Concerns($"UPDATE {table} SET x = 1") && DoorBell.Concerns($"INSERT INTO {table} (x) VALUES (1)") && DoorBell.Concerns($"DELETE FROM {table}"), table);
    }

    [Test]
    public async Task E13_nothing_but_the_very_secret_opens_a_session_or_is_a_key()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var session = (await desk.Enter("staff1")).Secret;
        var key = (await desk.Done(Security, new MakeToken(8, "接口", [nameof(ListOffice)], 30))).Secret;
        foreach (var secret in new[] { session, key })
        {
            Assert.That(await desk.WhoIs(secret), Is.Not.Null);
            string?[] wrong =
            [
                null, "", " ", "0", "%", "_", "null", "NULL", "'", "' OR 1=1 --", secret[..^1], secret[1..], secret + "A", secret + " ", " " + secret, new string('%', 43), new string('_', 43),
                new string('A', 43), new string('0', 43), secret.ToUpperInvariant(), secret.ToLowerInvariant(), Flip(secret), secret[..^1] + "é", Secret.HashOf(secret), Secret.New(),
            ];
            foreach (var text in wrong) Assert.That(await desk.WhoIs(text), Is.Null, text);
        }
    }

    /// <summary>The first letter in the other case.</summary>
    private static string Flip(string secret)
    {
        var at = secret.IndexOf(secret.First(char.IsAsciiLetter), StringComparison.Ordinal);
        return secret[..at] + (char)(secret[at] ^ 0x20) + secret[(at + 1)..];
    }
}
