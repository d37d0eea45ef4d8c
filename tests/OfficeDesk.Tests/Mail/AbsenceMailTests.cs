using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Absences;
using OfficeDesk.Tests.Features.Cover;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Escalation;

namespace OfficeDesk.Tests.Mail;

/// <summary>
/// Everything somebody is written to about absences and covers, as a mail server that is not ours received it: who, about what,
/// and nowhere why somebody is away (AB-9).
/// </summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AbsenceMailTests(Engine engine)
{
    private const string Why = "家人住院陪护", Illness = "突发心绞痛送医", Word = "病情尚不稳定";

    // words that would give the kind away: the door says no more than leave
    private static readonly string[] Never = [Why, Illness, Word, "病假", "事假", "年休", "住院", "心绞痛", "Sick", "Private"];

    private TestDesk _desk = null!;
    private string _folder = "";
    private string _domain = "";
    private int _read;

    [SetUp]
    public async Task Open()
    {
        var (port, folder) = RealServer.Find();
        _folder = folder;
        _desk = await MailDesk.With(engine, port, user: "desk");
        _domain = $"{TestContext.CurrentContext.Test.ID}-{Environment.ProcessId}.invalid";
        _read = 0;
        await _desk.Write("UPDATE people SET email = REPLACE(email, 'office.invalid', @To); UPDATE stamps SET value = value + 1 WHERE name = 'office'", new { To = _domain });
        await Task.Delay(1100);
    }

    [TearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task AB_2_AB_7_asked_approved_refused_and_not_back_in_time()
    {
        var asked = await Announce("staff1", "10:00", "11:00");
        Assert.That(await Mails(), Is.EqualTo(new[] { $"chief1 请您决定离岗：{asked.Number}" }), "ES-4: whoever decides learns of it within a minute");
        await _desk.Done(TestDesk.As("chief1"), new DecideAbsence(asked.Id, true, Word, "", 1));
        Assert.That(await Mails(), Is.EqualTo(new[] { $"staff1 离岗已批准：{asked.Number}" }));
        var other = await Announce("staff2", "15:00", "16:30");
        await _desk.Done(TestDesk.As("chief1"), new DecideAbsence(other.Id, false, Word, "", 1));
        Assert.That(await Mails(), Is.EqualTo(new[] { $"staff2 离岗未批准：{other.Number}" }));
        await _desk.Watch("10:00");
        Assert.That(await Mails("11:00"), Is.Empty, "nobody is late yet");
        Assert.That(await Mails("11:01"), Is.EquivalentTo(["staff1 到时未返回：工作人员甲", "chief1 到时未返回：工作人员甲"]), "AB-7: the person and the chief at once");
        var later = await _desk.Done(TestDesk.As("staff1"), new AskLaterReturn(asked.Id, Scene.At("2026-03-04 11:45"), Why, 3));
        Assert.That(later.WaitsFor, Is.EqualTo("科长甲"));
        Assert.That(await Mails(), Is.EqualTo(new[] { $"chief1 请您决定离岗延长：{asked.Number}" }));
        await _desk.Done(TestDesk.As("chief1"), new DecideLaterReturn(asked.Id, true, Word, later.Version));
        Assert.That(await Mails(), Is.EqualTo(new[] { $"staff1 延长已同意：{asked.Number}" }));
        Assert.That(await Mails("11:45"), Is.Empty);
        await NoReason();
    }

    [Test]
    public async Task AB_3_CV_7_sudden_illness_its_late_cover_and_the_cover_who_falls_ill_too()
    {
        await _desk.Work("2026-1");
        var ill = await _desk.Done(TestDesk.As("staff5"), new AnnounceAbsence(AbsenceKind.Sick, Illness, null, Scene.At("2026-03-06 17:30"), 8, Sudden: true));
        Assert.That(await Mails(), Is.EquivalentTo([
            "office1 工作人员甲临时离岗，需补办手续", "office2 工作人员甲临时离岗，需补办手续", "office0 工作人员甲临时离岗，需补办手续", "chief1 工作人员甲临时离岗，需补办手续",
            $"chief1 请您决定离岗：{ill.Number}", $"chief1 岗位空岗，从现在起由您负责：{ill.Number} 城市低保岗"]), "AB-3: chief and general office at once; CV-3: the chief answers");
        await _desk.Done(TestDesk.As("chief1"), new DecideAbsence(ill.Id, true, Word, "", 1));
        Assert.That(await Mails(), Is.EquivalentTo([$"staff1 离岗已批准：{ill.Number}", "office1 工作人员甲请假已批准", "office2 工作人员甲请假已批准", "office0 工作人员甲请假已批准"]));
        await Cover(ill.Id, ill.Number, 9, "staff2");
        var cover = await _desk.Done(TestDesk.As("staff2"), new AnnounceAbsence(AbsenceKind.Sick, Illness, null, Scene.At("2026-03-05 17:30"), Sudden: true));
        var mails = await Mails();
        Assert.That(mails, Does.Contain($"chief1 替代人也要离岗，请另定替代人：{ill.Number} 城市低保岗"), "CV-7: the chief is told at once");
        Assert.That(mails, Does.Contain($"chief1 岗位空岗，从现在起由您负责：{ill.Number} 城市低保岗").And.Contain($"chief1 请您决定离岗：{cover.Number}"));
        await NoReason();
    }

    [Test]
    public async Task AB_6_a_section_that_stands_empty_is_told_to_its_neighbours_and_called_off()
    {
        var two = new List<AbsenceAnnounced> { await Announce("staff10", "10:00", "11:30"), await Announce("staff11", "10:00", "11:00") };
        foreach (var a in two) await _desk.Done(TestDesk.As("chief4"), new DecideAbsence(a.Id, true, "", "", 1));
        await Mails();
        await Announce("chief4", "10:30", "12:00", AbsenceKind.OnDuty, needed: Word);
        string[] told = ["leader2", "chief2", "chief3"];
        Assert.That((await Mails()).Where(m => m.Contains("全员离岗", StringComparison.Ordinal)), Is.EquivalentTo(told.Select(p => $"{p} 基层政权和区划地名股将全员离岗")), "AB-6: the leader, the low-income-assistance office, the neighbour");
        Assert.That(RealServer.Read(_folder, _domain)[^1].Text, Does.Contain("联系电话").And.Contain("3月4日 10:30 至 11:00"));
        await _desk.Done(TestDesk.As("staff11"), new WithdrawAbsence(two[1].Id, 2));
        Assert.That((await Mails()).Where(m => m.Contains("全员离岗", StringComparison.Ordinal)), Is.EquivalentTo(told.Select(p => $"{p} 基层政权和区划地名股全员离岗取消")));
        await NoReason();
    }

    /// <summary>Named, consented, approved, filed and signed; each who has to act is written to, and the cover when it begins.</summary>
    private async Task Cover(long absence, string number, long person, string taker)
    {
        var named = await _desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, CoverScene.Urban, person, ""));
        Assert.That(await Mails(), Is.EqualTo(new[] { $"{taker} 请您决定顶岗请求（城市低保岗）：{number}" }));
        named = await _desk.Done(TestDesk.As(taker), new AnswerCover(named.Id, true, "", named.Version));
        Assert.That(await Mails(), Is.EqualTo(new[] { $"leader1 请您决定同岗替代（城市低保岗）：{number}" }));
        named = await _desk.Done(TestDesk.As("leader1"), new DecideCover(named.Id, true, "", named.Version));
        Assert.That((await Mails()).Single(), Does.Match($"^office[012] 请您决定同岗替代备案（城市低保岗）：{number}$"));
        await _desk.Done(TestDesk.As("office1"), new FileCover(named.Id, "", named.Version));
        var sheet = await _desk.SheetOf(named.Id);
        await _desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        await _desk.Done(TestDesk.As(taker), new SignSheet(sheet, HandoverPart.Taker, 2));
        await _desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Witness, 3));
        Assert.That(await Mails(), Is.EqualTo(new[] { $"{taker} 从现在起由您替代：{number} 城市低保岗" }), "handed over: it begins");
    }

    private async Task<AbsenceAnnounced> Announce(string who, string from, string to, AbsenceKind kind = AbsenceKind.Private, string needed = Why) =>
        await _desk.Done(TestDesk.As(who), new AnnounceAbsence(kind, needed, Scene.At($"2026-03-04 {from}"), Scene.At($"2026-03-04 {to}")));

    /// <summary>The rounds of a minute are done, at a time of today; what the server received since the last look, each as "recipient subject".</summary>
    private async Task<IReadOnlyList<string>> Mails(string? at = null)
    {
        if (at is not null) _desk.Clock.Set(OfficeClock.Wall(Scene.At($"2026-03-04 {at}")));
        await _desk.Done(Asker.Clock, new WatchAbsences());
        await _desk.Done(Asker.Clock, new FollowCovers());
        await _desk.Done(Asker.Clock, new WatchTheDay());
        await MailDesk.Send(_desk);
        var all = RealServer.Read(_folder, _domain);
        var fresh = all.Skip(_read).Select(m => $"{m.To} {m.Subject}").ToList();
        _read = all.Count;
        foreach (var line in fresh) TestContext.Out.WriteLine($"{OfficeClock.Wall(_desk.Clock.GetUtcNow()):HH:mm} {line}");
        return fresh;
    }

    private async Task NoReason()
    {
        Assert.That(await _desk.Rows<long>("SELECT COUNT(*) FROM outbox WHERE state <> 'Sent'"), Is.EqualTo(new[] { 0L }), "every letter has left");
        var all = RealServer.Read(_folder, _domain);
        Assert.That(all, Has.Count.EqualTo((await _desk.Rows<long>("SELECT COUNT(*) FROM outbox")).Single()).And.Count.GreaterThan(5));
        foreach (var (to, subject, text) in all)
        {
            Assert.That(text, Does.Contain("请勿回复"), "the letter was read");
            foreach (var word in Never) Assert.That(subject + text, Does.Not.Contain(word), $"to {to}: {subject}");
        }
    }
}
