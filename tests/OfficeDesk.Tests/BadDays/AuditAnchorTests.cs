using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AuditTrail;
using OfficeDesk.Web.Features.SignIn;

namespace OfficeDesk.Tests.BadDays;

/// <summary>D1, D2: an export verifies with nothing but the key, and anchors outside the database find what a chain cannot.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AuditAnchorTests(Engine engine)
{
    private const int Rows = 20;

    [Test]
    public async Task D2_a_cut_tail_a_regrown_tail_and_a_rewritten_chain_are_found_by_the_anchors()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Grow(desk, Rows);
        Assert.That((await desk.Done(Asker.Clock, new AnchorAudit())).Moved);
        Assert.That((await desk.Done(Asker.Clock, new AnchorAudit())).Moved, Is.False, "nothing new, no line");
        await Grow(desk, 3);
        Assert.That((await Verdict(desk)).Intact);

        var kept = await desk.Rows<AuditRow>("SELECT * FROM audit WHERE seq = @at", new { at = Rows - 5 });
        await desk.Write("DELETE FROM audit WHERE seq > @at", new { at = Rows - 5 });
        await desk.Write("UPDATE audit_head SET seq = @Seq, mac = @Mac", new { kept[0].Seq, kept[0].Mac });
        Assert.That((await desk.VerifyAudit()).Intact, "the chain alone cannot see it");
        Assert.That(await Verdict(desk), Has.Property("FirstBad").EqualTo((long)Rows).And.Property("Why").Contains("cut off"));
        await Grow(desk, 10);
        Assert.That((await desk.VerifyAudit()).Intact, "cut and regrown, with the office's own key");
        Assert.That(await Verdict(desk), Has.Property("Why").Contains("written anew"));
    }

    [Test]
    public async Task D1_the_export_verifies_by_the_command_alone_and_a_thousand_random_edits_are_all_found()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Grow(desk, Rows);
        await desk.Done(Asker.Clock, new AnchorAudit());
        var data = ((OfficeDesk.Web.DataFolder)desk.Services.GetService(typeof(OfficeDesk.Web.DataFolder))!).Path;
        var (file, key, anchors) = (Path.Combine(data, "audit.jsonl"), Path.Combine(data, "audit.key"), ((AuditAnchors)desk.Services.GetService(typeof(AuditAnchors))!).File);
        var lines = (await desk.Done(TestDesk.As("admin") with { Roles = Roles.Auditor }, new ExportAudit())).Rows.Select(AuditExport.Line).ToArray();
        Assert.That(Command(file, key, anchors, lines), Is.EqualTo((0, true)));
        Assert.That(Command(file, key, anchors, lines[..^1]), Is.EqualTo((1, false)), "an end that the anchors saw");
        var audit = new Audit(AuditKey.Read(key));
        var (known, bad) = new AuditAnchors(AuditKey.Read(key), anchors).Read();
        Assert.That((known.Count, bad), Is.EqualTo((1, (int?)null)));
        for (var edit = 0; edit < 1000; edit++)
        {
            var (changed, first) = Edited(lines, edit);
            var report = AuditExport.Verify(changed, audit, known);
            Assert.That(report.FirstBad, Is.EqualTo(first), $"edit {edit}");
        }
    }

    [Test]
    public async Task D2_every_kind_of_tampering_is_found_by_the_command_from_the_export_alone()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Grow(desk, Rows);
        await desk.Done(Asker.Clock, new AnchorAudit());
        var data = ((OfficeDesk.Web.DataFolder)desk.Services.GetService(typeof(OfficeDesk.Web.DataFolder))!).Path;
        var anchors = ((AuditAnchors)desk.Services.GetService(typeof(AuditAnchors))!).File;
        var (file, key) = (Path.Combine(data, "audit.jsonl"), Path.Combine(data, "audit.key"));
        var rows = (await desk.Done(TestDesk.As("admin") with { Roles = Roles.Auditor }, new ExportAudit())).Rows;
        var other = AuditKey.Load(Directory.CreateDirectory(Path.Combine(data, "other")).FullName);
        var (first, last) = (rows.Take(5), rows.Skip(5));
        var tampered = new (string What, IEnumerable<AuditRow> Rows, long FirstBad)[]
        {
            ("a row changed", rows.Select(r => r.Seq == 6 ? r with { SubjectId = 77 } : r), 6),
            ("a row changed and sealed with another key", rows.Select(r => r.Seq == 6 ? Sealed(r with { SubjectId = 77 }, rows[4].Mac, other) : r), 6),
            ("a row taken out", rows.Where(r => r.Seq != 6), 7),
            ("a row taken out and the gap closed", first.Concat(last.Skip(1).Select(r => r with { Seq = r.Seq - 1 })), 6),
            ("a row put in", first.Append(rows[0] with { Seq = 6 }).Concat(last.Select(r => r with { Seq = r.Seq + 1 })), 6),
            ("two changed places", first.Append(rows[6]).Append(rows[5]).Concat(rows.Skip(7)), 7),
            ("two changed places and numbers", first.Append(rows[6] with { Seq = 6 }).Append(rows[5] with { Seq = 7 }).Concat(rows.Skip(7)), 6),
            ("the tail cut off", rows.Take(Rows - 3), Rows - 2),
            ("the head cut off", rows.Skip(1), 2),
            ("all of it gone", [], 1),
            ("all of it written anew with another key", Rewritten(rows, other), 1),
            ("all of it written anew with the office's own key", Rewritten(rows, AuditKey.Read(key)), Rows),
            ("the tail cut off and grown again with the office's own key", rows.Take(5).Concat(Rewritten(rows, AuditKey.Read(key), from: 5)), Rows),
        };
        Assert.That(Said(file, key, anchors, rows).Code, Is.Zero, "untouched it is intact");
        Assert.Multiple(() =>
        {
            foreach (var (what, changed, firstBad) in tampered)
            {
                var (code, said) = Said(file, key, anchors, changed);
                Assert.That(code, Is.EqualTo(1), what);
                Assert.That(said, Does.Contain($"broken at {firstBad}:"), what);
            }
        });
        Assert.That(Said(file, key, null, Rewritten(rows, AuditKey.Read(key))).Code, Is.Zero, "whoever has the key rewrites a chain unseen: that is what the anchors are for");
    }

    [Test]
    public async Task D2_a_file_that_is_no_key_and_the_key_of_another_office_are_told_apart_from_a_broken_chain()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Grow(desk, 3);
        await desk.Done(Asker.Clock, new AnchorAudit());
        var data = ((OfficeDesk.Web.DataFolder)desk.Services.GetService(typeof(OfficeDesk.Web.DataFolder))!).Path;
        var anchors = ((AuditAnchors)desk.Services.GetService(typeof(AuditAnchors))!).File;
        var rows = (await desk.Done(TestDesk.As("admin") with { Roles = Roles.Auditor }, new ExportAudit())).Rows;
        var (file, other) = (Path.Combine(data, "audit.jsonl"), Directory.CreateDirectory(Path.Combine(data, "other")).FullName);
        AuditKey.Load(other);
        foreach (var key in new[] { file, anchors })
        {
            var (code, said) = Said(file, key, null, rows);
            Assert.That(code, Is.EqualTo(2));
            Assert.That(said, Does.Contain("不是审计密钥").And.Contain("is no audit key"));
        }
        foreach (var beside in new[] { null, anchors })
        {
            var (code, said) = Said(file, Path.Combine(other, "audit.key"), beside, rows);
            Assert.That(code, Is.EqualTo(1));
            Assert.That(said, Does.Contain("也可能是密钥不属于这个单位").And.Contain("another office's"));
        }
        var broken = Said(file, Path.Combine(data, "audit.key"), null, rows.Select(r => r.Seq == 2 ? r with { SubjectId = 77 } : r)).Said;
        Assert.That(broken, Does.Contain("broken at 2: 被改动过 / changed").And.Not.Contain("another office's"));
    }

    /// <summary>The chain as somebody with this key would write it, with another subject in each row.</summary>
    private static List<AuditRow> Rewritten(IReadOnlyList<AuditRow> rows, AuditKey key, int from = 0)
    {
        var anew = new List<AuditRow>();
        var before = from == 0 ? "" : rows[from - 1].Mac;
        foreach (var row in rows.Skip(from))
        {
            anew.Add(Sealed(row with { SubjectId = 4711 }, before, key));
            before = anew[^1].Mac;
        }
        return anew;
    }

    private static AuditRow Sealed(AuditRow row, string before, AuditKey key) => row with { Mac = new Audit(key).MacOf(row, before) };

    private static (int Code, string Said) Said(string file, string key, string? anchors, IEnumerable<AuditRow> rows)
    {
        File.WriteAllLines(file, rows.Select(AuditExport.Line));
        var said = new StringWriter();
        return (AuditCommand.Run(anchors is null ? [file, key] : [file, key, anchors], said), said.ToString());
    }

    [Test]
    public async Task D2_a_changed_or_shortened_line_of_the_anchors_is_found()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < 3; i++)
        {
            await Grow(desk, 2);
            await desk.Done(Asker.Clock, new AnchorAudit());
        }
        var file = ((AuditAnchors)desk.Services.GetService(typeof(AuditAnchors))!).File;
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, [lines[0], lines[2]]);
        Assert.That(await Verdict(desk), Has.Property("Intact").False.And.Property("Why").Contains("anchors: line 2"));
        await File.WriteAllLinesAsync(file, [lines[0], lines[1].Replace("\t4\t", "\t3\t", StringComparison.Ordinal), lines[2]]);
        Assert.That((await Verdict(desk)).Intact, Is.False);
        await File.WriteAllLinesAsync(file, lines);
        Assert.That((await Verdict(desk)).Intact);
    }

    /// <summary>One of many ways to change a file: a character, a line left out, two swapped, one repeated.</summary>
    private static (IReadOnlyList<string> Lines, long FirstBad) Edited(string[] lines, int edit)
    {
        var at = edit * 7 % (lines.Length - 1);
        var copy = lines.ToList();
        switch (edit % 4)
        {
            case 0:
                var row = System.Text.Json.Nodes.JsonNode.Parse(copy[at])!;
                string[] members = ["accountId", "personId", "subjectId", "via", "message", "subject", "body", "mac"];
                var member = members[edit / 4 % members.Length];
                row[member] = row[member]!.GetValueKind() is System.Text.Json.JsonValueKind.Number ? row[member]!.GetValue<long>() + 1 + edit : $"{row[member]}x{edit}";
                copy[at] = row.ToJsonString();
                return (copy, at + 1);
            case 1:
                copy.RemoveAt(at);
                return (copy, at + 2);
            case 2:
                (copy[at], copy[at + 1]) = (copy[at + 1], copy[at]);
                return (copy, at + 2);
            default:
                copy.Insert(at + 1, copy[at]);
                return (copy, at + 1);
        }
    }

    private static (int Code, bool Intact) Command(string file, string key, string anchors, IEnumerable<string> lines)
    {
        File.WriteAllLines(file, lines);
        var said = new StringWriter();
        return (AuditCommand.Run([file, key, anchors], said), said.ToString().Contains("intact", StringComparison.Ordinal));
    }

    private static Task<AuditVerdict> Verdict(TestDesk desk) => desk.Done(TestDesk.As("admin") with { Roles = Roles.Auditor }, new VerifyAudit());

    private static async Task Grow(TestDesk desk, int rows)
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(desk.Services);
        var shortly = (ShortWrite)scope.ServiceProvider.GetService(typeof(ShortWrite))!;
        for (var i = 0; i < rows; i++) await shortly.Do(new SignIn($"somebody{i}", "x"), db => { db.About("refused", i); return Task.FromResult(true); }, CancellationToken.None);
    }
}
