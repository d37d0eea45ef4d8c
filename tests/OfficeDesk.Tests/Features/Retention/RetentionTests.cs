using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.House;
using OfficeDesk.Web;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Files;
using OfficeDesk.Web.Features.OfficeSettings;
using OfficeDesk.Web.Features.Retention;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Retention;

/// <summary>D4: what is past its time goes when two approve, the record and the audit stay.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RetentionTests(Engine engine)
{
    private static Task<RetentionRun> Run(TestDesk desk) => desk.Done(Asker.Clock, new RunRetention());

    private static async Task<KeptLine> Line(TestDesk desk, KeptKind kind) => (await desk.Done(Past.Office1, new ListRetention())).Kinds.Single(k => k.Kind == kind);

    [Test]
    public async Task GN_1_people_of_a_closed_first_contact_go_when_the_director_and_the_auditor_approve_and_the_record_stays()
    {
        await using var desk = await Past.Office(engine);
        var number = await Past.Closed(desk);
        desk.Clock.Pass(TimeSpan.FromDays(183));
        Assert.That((await Line(desk, KeptKind.Contacts)).Count, Is.Zero);
        Assert.That((await desk.Refused(Past.Office1, new ProposePurge(KeptKind.Contacts, "到期"))).Field, Is.EqualTo("Kind"));
        desk.Clock.Pass(TimeSpan.FromDays(2));
        Assert.That(await Line(desk, KeptKind.Contacts), Has.Property("Count").EqualTo(1));
        Assert.That((await desk.Done(Past.Auditor, new PreviewPurge(KeptKind.Contacts))).Oldest.Select(o => o.Number), Is.EqualTo(new[] { number }));

        var id = await Past.Proposed(desk);
        Assert.That(await desk.Refused(Past.Office2, new ProposePurge(KeptKind.Contacts, "到期")), Is.EqualTo(RetentionRules.OnTheWay));
        Assert.That(await Run(desk), Is.EqualTo(new RetentionRun(0, 0, 0)), "nobody approved");
        Assert.That((await desk.Done(Past.Director, new ApprovePurge(id, 1))).State, Is.EqualTo(PurgeState.Proposed));
        Assert.That((await Run(desk)).Cleared, Is.Zero, "one is not enough");
        Assert.That((await desk.Refused(Past.Director, new ApprovePurge(id, 2))).Rule, Is.EqualTo("GN-1"));
        Assert.That(await desk.Refused(Past.Auditor, new ApprovePurge(id, 1)), Is.EqualTo(DeskRefusals.Changed()));
        Assert.That((await desk.Done(Past.Auditor, new ApprovePurge(id, 2))).State, Is.EqualTo(PurgeState.Approved));
        Assert.That(await Run(desk), Is.EqualTo(new RetentionRun(1, 1, 0)));

        Assert.That(await desk.Rows<(string, string, string, string, string?)>("SELECT number, citizen_name, phone, ask, known_by FROM enquiries"), Is.EqualTo(new[] { (number, "", "", RetentionRules.Gone, (string?)null) }));
        Assert.That(await desk.Rows<(string, string, string?)>("SELECT name, phone, known_by FROM citizens"), Is.EqualTo(new[] { ("", "", (string?)null) }));
        Assert.That(await Holding(desk, "丑字样"), Is.Empty, "no table holds the words any more");
        Assert.That(await desk.Rows<long>("SELECT size FROM attachments"), Is.EqualTo(new[] { 0L, 0L }));
        Assert.That(Directory.GetFiles(Path.Combine(desk.Services.GetRequiredService<DataFolder>().Path, "files")), Is.Empty);
        Assert.That((await desk.Refused(Past.Staff1, new ReadFile(FileCase.Enquiry, number, (await desk.Rows<long>("SELECT id FROM attachments ORDER BY id"))[0]))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Done(Past.Staff1, new ShowEnquiry(number))).Ask, Is.EqualTo(RetentionRules.Gone));
        var told = (await desk.Done(Past.Auditor, new ListRetention())).Purges.Single();
        Assert.That((told.State, told.Counted, told.Cleared), Is.EqualTo((PurgeState.Done, 1L, 1L)));
        Assert.That(await desk.Rows<string>("SELECT message FROM audit WHERE subject = 'purge' ORDER BY seq"), Is.EqualTo(new[] { "ProposePurge", "ApprovePurge", "ApprovePurge", "RecordsCleared", "RecordsCleared" }));
        Assert.That((await desk.VerifyAudit()).Intact);
        Assert.That((await Line(desk, KeptKind.Contacts)).Count, Is.Zero, "what is cleared does not come again");
    }

    [Test]
    public async Task NT_4_what_a_document_was_issued_for_and_what_is_open_is_left_alone()
    {
        await using var desk = await Past.Office(engine);
        var (printed, open, plain) = (await Past.Closed(desk), await Past.Closed(desk, "10000090002"), await Past.Closed(desk, "10000090003"));
        await desk.Done(Past.Staff1, new IssuePaper(Paper.Receipt, printed));
        await desk.Write("UPDATE tasks SET state = 'Open' WHERE number = @open", new { open });
        desk.Clock.Pass(TimeSpan.FromDays(185));
        Assert.That((await desk.Done(Past.Office1, new PreviewPurge(KeptKind.Contacts))).Oldest.Select(o => o.Number), Is.EqualTo(new[] { plain }));
    }

    [Test]
    public async Task CP_4_what_a_complaint_points_at_by_its_transfer_is_seen_and_kept_and_so_is_what_was_closed_lately()
    {
        await using var desk = await Past.Office(engine);
        var (pointed, lately, plain) = (await Past.Closed(desk), await Past.Closed(desk, "10000090002"), await Past.Closed(desk, "10000090003"));
        await desk.Write("UPDATE tasks SET number = @Z WHERE number = @pointed", new { Z = pointed + "-Z1", pointed });
        Assert.That((await desk.Refused(Past.Officer, new ShowEnquiry(pointed))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(Past.Officer, new LinkCase((await Case.About(desk, 10)).Id, CaseLink.Task, pointed + "-Z1"));
        await desk.Done(Past.Officer, new ShowEnquiry(pointed));
        desk.Clock.Pass(TimeSpan.FromDays(185));
        await desk.Write("UPDATE events SET at = @Now WHERE enquiry_id = (SELECT id FROM enquiries WHERE number = @lately)", new { Now = desk.Clock.GetUtcNow(), lately });
        Assert.That((await desk.Done(Past.Office1, new PreviewPurge(KeptKind.Contacts))).Oldest.Select(o => o.Number), Is.EqualTo(new[] { plain }));
    }

    [Test]
    public async Task GN_5_an_order_to_keep_stops_what_was_approved_until_it_is_lifted()
    {
        await using var desk = await Past.Office(engine);
        var (held, other) = (await Past.Closed(desk), await Past.Closed(desk, "10000090002"));
        desk.Clock.Pass(TimeSpan.FromDays(185));
        Assert.That((await desk.Refused(Past.Officer, new PlaceHold(KeptKind.Contacts, "2026-999", "案件"))).Field, Is.EqualTo("Record"));
        var one = (await desk.Done(Past.Officer, new PlaceHold(KeptKind.Contacts, held, "案件需要"))).Id;
        Assert.That((await desk.Done(Past.Office1, new PreviewPurge(KeptKind.Contacts))).Oldest.Select(o => o.Number), Is.EqualTo(new[] { other }));
        await Past.Proposed(desk, approvals: 2);
        var all = (await desk.Done(Past.Officer, new PlaceHold(null, "", "全部保留"))).Id;
        Assert.That(await Run(desk), Is.EqualTo(new RetentionRun(0, 0, 1)));
        Assert.That(await desk.Refused(Past.Office1, new ProposePurge(KeptKind.Letters, "到期")), Is.EqualTo(RetentionRules.Held));
        await desk.Done(Past.Officer, new LiftHold(all, "结案"));
        Assert.That(await desk.Refused(Past.Officer, new LiftHold(all, "结案")), Is.EqualTo(RetentionRules.Lifted));
        Assert.That(await Run(desk), Is.EqualTo(new RetentionRun(1, 1, 0)));
        Assert.That(await desk.Rows<string>("SELECT citizen_name FROM enquiries ORDER BY id"), Is.EqualTo(new[] { "来访人旧", "" }));
        await desk.Done(Past.Officer, new LiftHold(one, "结案"));
        Assert.That((await Line(desk, KeptKind.Contacts)).Count, Is.EqualTo(1));
    }

    [Test]
    public async Task D4_letters_sessions_looks_and_reporters_go_too_and_the_young_stay()
    {
        await using var desk = await Past.Office(engine);
        var number = (await desk.Done(Past.Staff1, new LogEnquiry(Channel.Call, CitizenName: "来访人旧", Phone: "10000090001", MatterTypeId: 1, Ask: "问"))).Number;
        await desk.Done(Past.Staff1, new RevealPhone(number, "回电丑字样"));
        await Case.About(desk, 8);
        await desk.Write("UPDATE complaints SET state = 'Filed', closed_on = registered_on");
        await desk.Write("""
            INSERT INTO outbox (id, cause, recipient_id, address, subject, body_text, body_html, state, next_at, queued_at)
            SELECT 1, 'a', 8, 'old@office.invalid', 'x', 'old', 'old', 'Sent', '', '2026-03-04T01:00:00.000000Z' UNION ALL SELECT 2, 'b', 8, 'wait@office.invalid', 'x', 'wait', 'wait', 'Waiting', '', '2026-03-04T01:00:00.000000Z'
            UNION ALL SELECT 3, 'c', 8, 'new@office.invalid', 'x', 'new', 'new', 'Sent', '', '2026-09-01T01:00:00.000000Z'
            """);
        await desk.Write("""
            INSERT INTO sessions (hash, account_id, stamp, started_at, seen_at, ends_at, address, agent)
            SELECT 'old', 8, 1, '', '', '2026-03-04T01:00:00.000000Z', '192.0.2.1', 'x' UNION ALL SELECT 'new', 8, 1, '', '', '2026-09-01T01:00:00.000000Z', '192.0.2.2', 'x'
            """);
        desk.Clock.Pass(TimeSpan.FromDays(185));
        foreach (var kind in new[] { KeptKind.Letters, KeptKind.Sessions, KeptKind.Looks, KeptKind.Reporters })
        {
            Assert.That((await Line(desk, kind)).Count, Is.EqualTo(1), $"{kind}");
            await Past.Proposed(desk, kind, approvals: 2);
        }
        Assert.That(await Run(desk), Is.EqualTo(new RetentionRun(4, 4, 0)));
        Assert.That(await desk.Rows<string>("SELECT body_text FROM outbox WHERE id <= 3 ORDER BY id"), Is.EqualTo(new[] { "", "wait", "new" }));
        Assert.That(await desk.Rows<string>("SELECT hash FROM sessions"), Is.EqualTo(new[] { "new" }));
        Assert.That(await desk.Rows<(long, string)>("SELECT person_id, purpose FROM reveals"), Is.EqualTo(new[] { (8L, "") }), "who looked stays");
        Assert.That(await desk.Rows<string>("SELECT sealed FROM complaint_reporters"), Is.EqualTo(new[] { "" }));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task D4_nothing_under_184_days_goes_whatever_stands_in_the_tables_and_no_setting_says_less()
    {
        await using var desk = await Past.Office(engine);
        await Past.Closed(desk);
        await desk.Write("UPDATE settings SET value = '1' WHERE name = 'retention.contacts'");
        await desk.Write("""
            INSERT INTO purges (id, kind, open_key, before_at, counted, reason, proposed_by, proposed_at, signed_by, confirmed_by, state)
            SELECT 1, 'Contacts', 'Contacts', '2026-06-01T00:00:00.000000Z', 1, 'x', 1, '2026-03-04T01:00:00.000000Z', 2, 3, 'Approved'
            """);
        desk.Clock.Pass(TimeSpan.FromDays(100));
        Assert.That(await Run(desk), Is.EqualTo(new RetentionRun(0, 0, 0)));
        Assert.That((await Line(desk, KeptKind.Contacts)).Count, Is.Zero);
        Assert.That((await desk.Refused(Past.Office1, new ProposeSetting("retention.letters", "183", "短一些"))).Field, Is.EqualTo("Value"));
    }

    [Test]
    public async Task GN_5_a_clearing_is_taken_back_and_then_proposed_anew()
    {
        await using var desk = await Past.Office(engine);
        await Past.Closed(desk);
        desk.Clock.Pass(TimeSpan.FromDays(185));
        var id = await Past.Proposed(desk, approvals: 2);
        Assert.That(await desk.Refused(Past.Director, new WithdrawPurge(id, "再等等", 1)), Is.EqualTo(DeskRefusals.Changed()));
        await desk.Done(Past.Director, new WithdrawPurge(id, "再等等", 3));
        Assert.That(await Run(desk), Is.EqualTo(new RetentionRun(0, 0, 0)));
        Assert.That(await desk.Refused(Past.Director, new WithdrawPurge(id, "再等等", 4)), Is.EqualTo(RetentionRules.NotWaiting));
        Assert.That(await desk.Refused(Past.Auditor, new ApprovePurge(id, 4)), Is.EqualTo(RetentionRules.NotWaiting));
        var deputy = TestDesk.As("chief1");
        var again = await Past.Proposed(desk);
        Assert.That((await desk.Refused(Past.Office1 with { Roles = Roles.Director | Roles.GeneralOffice }, new ApprovePurge(again, 1))).Rule, Is.EqualTo("GN-1"), "whoever proposed it");
        await desk.Done(deputy with { Roles = deputy.Roles | Roles.Director, StandsInFor = [new StandIn(Roles.Director, 0, Past.Director.PersonId, Past.Director.Name)] }, new ApprovePurge(again, 1));
        Assert.That((await desk.Done(Past.Office1, new ListRetention())).Purges.Single(p => p.Id == again).SignedFor, Is.EqualTo(Past.Director.Name));
    }

    /// <summary>Tables with a text in which it stands.</summary>
    private static async Task<IReadOnlyList<string>> Holding(TestDesk desk, string text)
    {
        var found = new List<string>();
        await using var snapshot = await Web.Desk.Backups.Snapshot.Of(desk.Database);
        foreach (var table in await snapshot.Tables())
        {
            await using var reader = await snapshot.Rows(table, CancellationToken.None);
            while (await reader.ReadAsync())
                for (var n = 0; n < reader.FieldCount; n++)
                    if (reader.GetValue(n) is string value && value.Contains(text, StringComparison.Ordinal)) found.Add($"{table}.{reader.GetName(n)}");
        }
        return found;
    }
}
