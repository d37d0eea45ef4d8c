using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>One random story: who does what next is drawn from the number of the run.</summary>
internal sealed class CoverStory(TestDesk desk, ulong seed)
{
    private static readonly long[] People = [7, 8, 9, 10, 11, 12];
    private ulong _state = seed * 0x9E3779B97F4A7C15UL + 1;
    private int _made;

    public int Done { get; private set; }
    public int Refused { get; private set; }
    public string Last { get; private set; } = "";

    /// <summary>How often which message was done.</summary>
    public Dictionary<string, int> Acts { get; } = [];

    /// <summary>Draws until somebody has something to do.</summary>
    public async Task Step()
    {
        for (var (before, tries) = (Done + Refused, 0); Done + Refused == before && tries < 12; tries++) await Act();
    }

    private async Task Act()
    {
        switch (Draw(18))
        {
            case 0 or 1: await Announce(); break;
            case 2: await DecideAbsence(); break;
            case 3 or 4: await Propose(); break;
            case 5 or 6 or 7: await MoveCover(); break;
            case 8 or 9: await Sign(); break;
            case 10: await BreakOff(); break;
            case 11: await Return(); break;
            case 12: await Withdraw(); break;
            case 13: await NewWork(); break;
            case 14: await Finish(); break;
            case 15: await GivePost(); break;
            case 16: await Later(); break;
            default: await Pass(); break;
        }
    }

    public async Task Everybody_comes_back()
    {
        foreach (var a in await Absences("Started', 'Extended")) await Return(a);
        foreach (var a in await Absences("Asked', 'Approved")) await Send(CoverScene.Person(a.PersonId), new WithdrawAbsence(a.Id, a.Version));
        await Tick();
    }

    private async Task Announce()
    {
        var away = (await Absences("Asked', 'Approved', 'Started', 'Extended")).Select(a => a.PersonId).ToHashSet();
        var free = People.Where(p => !away.Contains(p)).ToList();
        // mostly somebody without an absence, now and then a second one
        var person = free.Count > 0 && Draw(6) > 0 ? One(free) : One(People);
        var sudden = Draw(4) == 0;
        var now = desk.Clock.GetUtcNow();
        var from = sudden ? (DateTimeOffset?)null : now.AddHours(1 + Draw(30));
        var who = sudden && Draw(2) == 0 ? TestDesk.As("office1") : CoverScene.Person(person);
        await Send(who, new AnnounceAbsence(sudden ? AbsenceKind.Sick : (AbsenceKind)Draw(8), "家事", from, (from ?? now).AddHours(Draw(5) == 0 ? 2 : 10 + Draw(60)), person, sudden));
        await Tick();
    }

    private async Task DecideAbsence()
    {
        // mostly whoever is asked, now and then somebody else
        if (await OneOf("Asked', 'Started", "approval = 'Waiting'") is not { } a) return;
        var asked = await desk.Rows<long>("SELECT decider_id FROM requests WHERE kind = 'Absence' AND state = 'Open' AND subject_id = @Id", new { a.Id });
        await Send(CoverScene.Person(asked.Count > 0 && Draw(6) > 0 ? asked[0] : One([7L, 2, 1, a.PersonId])), new DecideAbsence(a.Id, Draw(6) > 0, "同意", "有人待命", a.Version));
    }

    private async Task Propose()
    {
        if (await OneOf("Asked', 'Approved', 'Started', 'Extended", "path = 'Leave'") is not { } a) return;
        if (Draw(5) == 0)
        {
            await Send(CoverScene.Person(One([7L, 2, a.PersonId, 12])), new ProposeCover(a.Id, Draw(5), One(People), ""));
            return;
        }
        // what the page proposes: a post without a cover on its way, somebody who can
        var who = CoverScene.Person(a.PersonId == 7 ? 2 : One([7L, a.PersonId]));
        var open = (await desk.Done(who, new CoversOf(a.Id))).Posts.Where(p => p.Now is null or { Vacant: true } && p.Candidates.Any(c => c.WhyNot is null)).ToList();
        if (open.Count == 0) return;
        var post = One(open);
        await Send(who, new ProposeCover(a.Id, post.PostId, One([.. post.Candidates.Where(c => c.WhyNot is null)]).PersonId, ""));
    }

    private async Task MoveCover()
    {
        if (await OneCover("Proposed', 'Consented', 'Approved', 'Returned") is not { } c) return;
        var right = Draw(8) > 0;
        var agree = Draw(6) > 0;
        await (c.State switch
        {
            CoverState.Proposed => Send(right ? CoverScene.Person(c.CoverId) : CoverScene.Person(One(People)), new AnswerCover(c.Id, agree, "说明", c.Version)),
            CoverState.Consented => Send(CoverScene.Person(right ? 2 : One([1L, 2, 3])), new DecideCover(c.Id, agree, "说明", c.Version)),
            CoverState.Approved => agree ? Send(TestDesk.As("office1"), new FileCover(c.Id, "", c.Version)) : Send(TestDesk.As("office2"), new ReturnCover(c.Id, FormalFault.NameWrong, "姓名", c.Version)),
            _ => Send(CoverScene.Person(c.ProposedBy), new MendCover(c.Id, "已改", c.Version)),
        });
    }

    private async Task Sign()
    {
        if (await OneCover("Filed', 'HandedBack") is not { } c) return;
        var sheet = (await desk.Rows<SheetRow>("SELECT * FROM cover_sheets WHERE cover_id = @Id AND way = @Way", new { c.Id, Way = c.State is CoverState.Filed ? "Out" : "Back" })).SingleOrDefault();
        if (sheet is null) return;
        var part = sheet.GiverAt is null ? HandoverPart.Giver : sheet.TakerAt is null ? HandoverPart.Taker : HandoverPart.Witness;
        var who = Draw(8) == 0 ? One(People) : part switch { HandoverPart.Giver => Draw(3) == 0 ? 7 : sheet.GiverId, HandoverPart.Taker => sheet.TakerId, _ => One([7L, 2]) };
        await Send(CoverScene.Person(who), new SignSheet(sheet.Id, part, sheet.Version));
        await Tick();
    }

    private async Task BreakOff()
    {
        if (Draw(3) > 0 || await OneCover("Proposed', 'Consented', 'Approved', 'Filed', 'HandedOver', 'Running") is not { } c) return;
        await Send(CoverScene.Person(One([7L, 2, c.PersonId, c.CoverId])), new BreakOffCover(c.Id, "另有安排", c.Version));
    }

    private async Task Return()
    {
        if (await OneOf("Started', 'Extended") is { } a) await Return(a);
    }

    private async Task Return(AbsenceRow a)
    {
        var theirs = await desk.Rows<long>("SELECT t.id FROM tasks t JOIN responsibilities r ON r.task_id = t.id AND r.to_at IS NULL WHERE r.for_id = @PersonId AND t.state IN ('Open', 'Paused')", new { a.PersonId });
        if (!await Send(CoverScene.Person(a.PersonId), new RecordReturn(a.Id, null, a.Version))) return;
        if (theirs.Count == 0) return;
        var left = await desk.Rows<long>("SELECT id FROM tasks WHERE id IN @theirs AND answering_id <> @PersonId", new { theirs, a.PersonId });
        Assert.That(left, Is.Empty, $"everything open comes back on return, story {seed}: {Last}");
    }

    private async Task Withdraw()
    {
        if (Draw(3) == 0 && await OneOf("Asked', 'Approved") is { } a) await Send(CoverScene.Person(a.PersonId), new WithdrawAbsence(a.Id, a.Version));
    }

    private async Task NewWork()
    {
        _made++;
        if (Draw(3) == 0) await Send(TestDesk.As("chief1"), new AssignTask($"交办 {_made}", TaskSource.Superior, "市民政局", One(People)));
        else await Send(CoverScene.Person(One(People)), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1 + Draw(4), Ask: $"问 {_made}", Route: Draw(2) == 0 ? EnquiryRoute.Own : EnquiryRoute.SameSection, ChosenWhy: "熟悉情况", ApartWhy: "另一件事"));
        await Tick();
    }

    private async Task Finish()
    {
        var open = await desk.Rows<TaskRow>("SELECT * FROM tasks WHERE state = 'Open' AND kind <> 'Transfer' ORDER BY id");
        if (open.Count == 0) return;
        var t = open[Draw(open.Count)];
        await Send(CoverScene.Person(t.AnsweringId), new FinishTask(t.Number, "已办", t.EnquiryId is null ? null : Channel.Call, t.EnquiryId is null ? null : "已告知", t.Version));
    }

    /// <summary>It takes longer, or that is decided.</summary>
    private async Task Later()
    {
        var asked = await desk.Rows<(long Absence, long Decider)>("SELECT x.absence_id, r.decider_id FROM absence_extensions x JOIN requests r ON r.kind = 'LaterReturn' AND r.subject_id = x.id AND r.state = 'Open' ORDER BY x.id");
        if (asked.Count > 0 && Draw(2) == 0)
        {
            var (absence, decider) = One(asked);
            var waits = (await Absences("Approved', 'Started', 'Extended")).Single(a => a.Id == absence);
            await Send(CoverScene.Person(Draw(6) > 0 ? decider : One([7L, 2, 1, waits.PersonId])), new DecideLaterReturn(waits.Id, Draw(4) > 0, "意见", waits.Version));
        }
        else if (await OneOf("Approved', 'Started', 'Extended") is { } a)
            await Send(CoverScene.Person(a.PersonId), new AskLaterReturn(a.Id, a.ToAt.AddHours(1 + Draw(40)), "还要几天", a.Version));
        await Tick();
    }

    /// <summary>The general office gives a post to another of its list, or changes the list, whoever is away or covers.</summary>
    private async Task GivePost()
    {
        if (Draw(4) > 0) return;
        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        var p = office.Posts[1 + Draw(4)];
        var holder = Draw(2) == 0 ? One([.. p.Qualified]) : p.AId ?? One([.. p.Qualified]);
        var second = p.BId == holder ? p.AId : p.BId;
        List<long> list = [.. p.Qualified];
        // somebody comes onto the list, or is taken off it although they cover
        if (Draw(2) == 0)
        {
            var one = One(People);
            if (!list.Remove(one)) list.Add(one);
            else if (one == second) second = null;
        }
        if (!list.Contains(holder)) list.Add(holder);
        await Send(TestDesk.As("office1"), new SavePost(p.Id, p.Code, p.Name, p.NameEn, p.SectionId, holder, second == holder ? null : second, [.. list], true, p.Version));
        await Tick();
    }

    private async Task Pass()
    {
        desk.Clock.Pass(TimeSpan.FromMinutes(5 + Draw(400)));
        Last = "time passes";
        await Tick();
    }

    /// <summary>The clock's own rounds, as every minute.</summary>
    private async Task Tick()
    {
        await desk.Done(Asker.Clock, new WatchAbsences());
        await desk.Done(Asker.Clock, new FollowCovers());
    }

    private async Task<bool> Send<T>(Asker who, IMessage<T> message)
    {
        var outcome = await desk.Send(who, message);
        Last = $"{who.Name} {message} -> {(outcome is Refused<T> no ? no.Why.Zh : "done")}";
        if (outcome is Refused<T>) { Refused++; return false; }
        Done++;
        Acts[message.GetType().Name] = Acts.GetValueOrDefault(message.GetType().Name) + 1;
        return true;
    }

    private async Task<IReadOnlyList<AbsenceRow>> Absences(string states, string also = "1 = 1") => await desk.Rows<AbsenceRow>(string.Concat("SELECT * FROM absences WHERE state IN ('", states, "') AND ", also, " ORDER BY id"));

    private async Task<AbsenceRow?> OneOf(string states, string also = "1 = 1") => await Absences(states, also) is { Count: > 0 } all ? all[Draw(all.Count)] : null;

    private async Task<CoverRow?> OneCover(string states) =>
        await desk.Rows<CoverRow>(string.Concat("SELECT * FROM covers WHERE vacant = 0 AND state IN ('", states, "') ORDER BY id")) is { Count: > 0 } all ? all[Draw(all.Count)] : null;

    private T One<T>(IReadOnlyList<T> from) => from[Draw(from.Count)];

    private int Draw(int below)
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return (int)((_state >> 20) % (ulong)below);
    }
}
