using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>No query, table, audit row, mail or order of rows tells how somebody voted.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AnonymityTests(Engine engine)
{
    [Test]
    public async Task AP_4_neither_ballots_nor_audit_nor_idempotency_say_how_anybody_voted()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        await desk.Done(TestDesk.As("staff1"), new SaveBallot(subject, [13.5m, 14.5m, 15.5m, 16.5m], "只此一人会写的话", HandIn: true, 0), "key-1");
        var sheet = await desk.Done(Asker.Nobody, new OpenCode(codes[0]));
        await desk.Done(Asker.Nobody, new HandInCode(codes[0], [.. sheet.Lines.Select(l => new CodeBallot(l.SubjectId, [13.5m, 14.5m, 15.5m, 16.5m]))]));

        var bodies = await desk.Rows<string>("SELECT body FROM audit WHERE message IN ('SaveBallot', 'HandInCode')");
        Assert.That(bodies, Is.EqualTo(new[] { "{}", "{}" }));
        Assert.That(await desk.Rows<long>("SELECT subject_id FROM audit WHERE message IN ('SaveBallot', 'HandInCode')"), Is.All.EqualTo(round), "the audit names the round, not the person voted on");
        var asked = (await desk.Rows<string>("SELECT asked FROM idempotency WHERE once_key = 'key-1'")).Single();
        var plain = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new SaveBallot(subject, [13.5m, 14.5m, 15.5m, 16.5m], "只此一人会写的话", true, 0), Wire.Json)));
        Assert.That(asked, Is.Not.EqualTo(plain), "a plain hash of points could be found by trying");

        var boxes = await desk.Rows<(string Slip, string Sealed)>("SELECT slip, sealed FROM ap_ballots");
        Assert.That((boxes.Count, boxes.Select(b => b.Sealed.Length).Distinct().Count(), boxes.Select(b => b.Sealed).Distinct().Count()), Is.EqualTo((6, 1, 6)), "six ballots, all of one size, none like another although five say the same");
        Assert.That(await desk.Rows<int>("SELECT LENGTH(sealed) FROM ap_remarks"), Is.All.GreaterThan(1000), "a short remark is as long as a long one");
        Assert.That(await desk.VerifyAudit(), Has.Property("Intact").True);
    }

    [Test]
    public async Task AP_4_the_order_of_rows_tells_nothing_and_they_carry_no_time_and_no_rater()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        var rows = await desk.Rows<(string Slip, long SubjectId, string Category, string Sealed)>("SELECT slip, subject_id, category, sealed FROM ap_ballots");
        var bySlip = rows.OrderBy(r => r.Slip, StringComparer.Ordinal).ToList();
        var byBox = rows.OrderBy(r => r.SubjectId).ThenBy(r => r.Category, StringComparer.Ordinal).ThenBy(r => r.Sealed, StringComparer.Ordinal).ToList();
        Assert.That(rows, Is.EqualTo(bySlip).Or.EqualTo(byBox), "as they lie on the disk: by a keyed hash, or by a box that begins with a random number");
        if (engine is Engine.Sqlite) Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => desk.Rows<long>("SELECT rowid FROM ap_ballots"));
        var script = File.ReadAllText(Path.Combine(Migrations.Folder, $"0101_ballots.{(engine is Engine.Sqlite ? "sqlite" : "mariadb")}.sql"));
        Assert.That(script, Does.Not.Contain("_at ").And.Not.Contain("rater_id").And.Not.Contain("code_id"));
        Assert.That(await desk.Rows<string>("SELECT hash FROM ap_codes WHERE hash IN (SELECT slip FROM ap_ballots)"), Is.Empty);
    }

    [Test]
    public async Task AP_5_by_elimination_nothing_is_seen_either_fewer_than_3_give_no_mean_to_anybody()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        await desk.VoteAll(round, [.. codes.Take(2)], (_, _) => 20);
        await desk.Step(round, RoundStep.Close);
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        foreach (var who in new[] { "leader1", "director", "office0" })
        {
            var shown = await desk.Done(TestDesk.As(who), new ShowResult(subject));
            var grass = shown.Scores.Single(s => s.Category is VoteCategory.GrassRoots);
            Assert.That((shown.Total, shown.Exactly, grass.Mean, grass.Exactly, grass.WhyNot?.Rule), Is.EqualTo(((decimal?)null, "", (decimal?)null, "", "AP-5")), who);
            Assert.That(JsonSerializer.Serialize(shown, Wire.Json), Does.Not.Contain("80.5").And.Not.Contain("161"));
        }
        Assert.That(await desk.Rows<int?>("SELECT mean FROM ap_scores WHERE category = 'GrassRoots'"), Is.All.Null, "not in the tables either");
    }

    [Test]
    public async Task AP_4_nobody_reads_another_ones_ballot_and_administrators_read_none()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        await desk.Done(TestDesk.As("staff1"), new SaveBallot(subject, [11.5m, 12.5m, 13.5m, 14.5m], "", HandIn: true, 0));
        foreach (var who in new[] { "staff6", "director", "discipline2", "admin" }) Assert.That((await desk.Refused(TestDesk.As(who), new ReadBallot(subject))).Kind, Is.EqualTo(RefusalKind.NotFound), who);
        Assert.That((await desk.Done(TestDesk.As("staff2"), new ReadBallot(subject))).Dimensions.Select(d => d.Points), Is.All.Null, "one's own, which is empty");
        var progress = JsonSerializer.Serialize(await desk.Done(AppraisalOffice.Leader1, new ShowRound(round)), Wire.Json);
        Assert.That(progress, Does.Not.Contain("points").And.Not.Contain("11.5").And.Not.Contain("halfPoints"));
    }

    [Test]
    public async Task AP_4_remarks_are_shown_all_together_from_three_on()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        foreach (var (who, text) in new[] { ("staff1", "意见一"), ("staff2", "意见二") }) await desk.Done(TestDesk.As(who), new SaveBallot(subject, [20, 20, 20, 20], text, HandIn: true, 0));
        await desk.VoteAll(round, codes, (_, _) => 20);
        await desk.FeedBack(round);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ShowResult(subject))).Remarks, Is.Empty, "two remarks could be told apart");
        var other = await desk.SubjectOf(round, 13);
        Assert.That((await desk.Done(TestDesk.As("chief2"), new ShowResult(other))).Remarks, Is.Empty);
    }

    [Test]
    public async Task AP_10_letters_say_that_there_is_something_and_never_what()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.Done(AppraisalOffice.Leader1, new RemindRaters(round));
        await desk.VoteAll(round, codes, (_, _) => 21.5m);
        await desk.FeedBack(round);
        var letters = await desk.Rows<(string Subject, string BodyText)>("SELECT subject, body_text FROM outbox WHERE cause LIKE 'appraisal%'");
        Assert.That(letters, Has.Count.GreaterThan(10));
        Assert.That(letters.Where(l => (l.Subject + l.BodyText).Contains("科长", StringComparison.Ordinal) || (l.Subject + l.BodyText).Contains('分')), Is.Empty);
    }
}
