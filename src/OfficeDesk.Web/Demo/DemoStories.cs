using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;

namespace OfficeDesk.Web.Demo;

/// <summary>What becomes of an enquiry: each story is a chain of real messages, days apart.</summary>
internal sealed class DemoStories(DemoDesk desk)
{
    private static readonly Channel[] Ways = [Channel.Visit, Channel.Call, Channel.Visit, Channel.Visit, Channel.Call, Channel.Hotline, Channel.Visit, Channel.Online];
    private int _n;

    /// <summary>Own duty, told everything at once.</summary>
    public async Task OnTheSpot(long who, long matter) => await desk.Send(who, Asked(matter, EnquiryRoute.Own) with { Answer = DemoTexts.Answer(matter, _n) });

    /// <summary>Own duty, finished after some working days; null = not yet.</summary>
    public async Task Own(long who, long matter, int? days, bool away = false, Func<string, Task>? meanwhile = null)
    {
        if (await desk.Send(who, Asked(matter, EnquiryRoute.Own) with { AwayFromHome = away }) is not { } logged) return;
        if (_n % 3 == 0) await desk.Send(who, new IssuePaper(Paper.Receipt, logged.Number));
        if (meanwhile is not null) await meanwhile(logged.Number);
        FinishAfter(days, who, logged.Number, matter);
    }

    /// <summary>Somebody else's duty: accepted, the citizen contacted, finished; null = has not come to that.</summary>
    public async Task Transfer(long who, long matter, int? acceptedAfter, int? contactedAfter, int? days, bool broughtOver = false)
    {
        if (await Passed(who, matter, broughtOver) is not { } logged) return;
        var (receiver, transfer) = (logged.ResponsibleId, logged.TransferNumber!);
        if (broughtOver) FinishAfter(days, receiver, logged.Number, matter);
        else if (acceptedAfter is { } a) desk.After(a, 14, 50, () => Accepted(receiver, logged.Number, transfer, matter, contactedAfter, days));
    }

    /// <summary>Sent back once; the chief of the receiver's section decides, or has not yet.</summary>
    public async Task SentBack(long who, long matter, long? decidedFor, int? days)
    {
        if (await Passed(who, matter, broughtOver: false) is not { } logged) return;
        var transfer = logged.TransferNumber!;
        desk.After(0, 15, 40, async () =>
        {
            if (await desk.Send(logged.ResponsibleId, new SendBack(transfer, SendBackReason.ConflictOfInterest, "办事人是本人亲属，请另派。", await TransferVersion(transfer))) is not { } back || decidedFor is not { } taker) return;
            desk.After(0, 16, 30, async () =>
            {
                if (await desk.Send(back.DeciderId, new DecideTransfer(transfer, taker, "由同岗人员承办。", await TransferVersion(transfer))) is null) return;
                desk.After(1, 9, 20, () => Accepted(taker, logged.Number, transfer, matter, 0, days));
            });
        });
    }

    /// <summary>Nothing happens until the chief reminds in writing, some working days later.</summary>
    public async Task Reminded(long who, long matter, long chief, int after) => await Own(who, matter, null, meanwhile: number =>
    {
        desk.After(after, 9, 5, async () => await desk.Send(chief, new IssueReminder(number, "立即办理并答复办事人，说明超期原因。", DateOnly.FromDateTime(desk.Wall).AddDays(3))));
        return Task.CompletedTask;
    });

    /// <summary>Led to a unit that does not use OfficeDesk; without whom was reached it stays open.</summary>
    public async Task Referral(long who, long matter, string reached)
    {
        if (await desk.Send(who, Asked(matter, EnquiryRoute.OtherUnit) with { Unit = desk.Office.Matters[matter].SendTo is { Length: > 0 } to ? to : "示例街道敬老院", Reached = reached }) is { } logged)
            await desk.Send(who, new IssuePaper(Paper.Referral, logged.Number));
    }

    /// <summary>Outside the system: explained and helped.</summary>
    public async Task Outside(long who, long matter) =>
        await desk.Send(who, Asked(matter, EnquiryRoute.Outside) with { Unit = desk.Office.Matters[matter].SendTo, Guidance = "说明不属民政业务，告知办理地点、电话和要带的材料。" });

    /// <summary>The citizen left no way to be reached.</summary>
    public async Task NoneLeft(long who, long matter)
    {
        if (await desk.Send(who, Asked(matter, EnquiryRoute.Own) with { CitizenName = "", Organisation = "", Phone = "", NoneLeft = true }) is not { } logged) return;
        desk.After(1, 10, 5, async () => await desk.Send(who, new FinishOf(logged.Number, "没有留下联系方式，已把政策要点贴在公示栏。").Message(await TaskVersion(logged.Number))));
    }

    /// <summary>Three tries on two days, nobody reached.</summary>
    public async Task NotReached(long who, long matter) => await Own(who, matter, null, meanwhile: number =>
    {
        foreach (var (days, hour) in new[] { (1, 9), (1, 16), (2, 10) })
            desk.After(days, hour, 10, async () => await desk.Send(who, new RecordFailedTry(number, Channel.Call, "电话无人接听。")));
        desk.After(2, 10, 30, async () => await desk.Send(who, new FinishOf(number, "三次联系未果，材料已备齐待领。").Message(await TaskVersion(number))));
        return Task.CompletedTask;
    });

    /// <summary>The citizen takes it back.</summary>
    public async Task Withdrawn(long who, long matter) => await Own(who, matter, null, meanwhile: number =>
    {
        desk.After(2, 11, 0, async () => await desk.Send(who, new WithdrawEnquiry(number, "本人来电表示已自行解决，不再申请。")));
        return Task.CompletedTask;
    });

    internal Task<int> TaskVersion(string number) => desk.Version("SELECT version FROM tasks WHERE number = @Number", number);

    private Task<int> TransferVersion(string number) => desk.Version("SELECT x.version FROM transfers x JOIN tasks t ON t.id = x.id WHERE t.number = @Number", number);

    private async Task<EnquiryLogged?> Passed(long who, long matter, bool broughtOver)
    {
        var (office, post) = (desk.Office, desk.Office.Posts[desk.Office.Matters[matter].PostId!.Value]);
        var route = post.SectionId == office.People[who].SectionId ? EnquiryRoute.SameSection : EnquiryRoute.OtherUnit;
        return await desk.Send(who, Asked(matter, route) with { Note = broughtOver ? "" : "请尽快与来访人联系。", BroughtOver = broughtOver });
    }

    private async Task Accepted(long receiver, string number, string transfer, long matter, int? contactedAfter, int? days)
    {
        if (await desk.Send(receiver, new AcceptTransfer(transfer, await TransferVersion(transfer))) is null || contactedAfter is not { } c) return;
        desk.After(c, 16, 10, async () =>
        {
            if (await desk.Send(receiver, new RecordContact(transfer, "已电话联系，说明办理时限和要补的材料。", await TransferVersion(transfer))) is not null)
                FinishAfter(days, receiver, number, matter);
        });
    }

    private void FinishAfter(int? days, long who, string number, long matter)
    {
        if (days is not { } d) return;
        var n = _n;
        desk.After(d, 10 + n % 7, n * 13 % 60, async () =>
        {
            // whoever answers now: a cover may have taken it over
            var answers = await desk.Version("SELECT answering_id FROM tasks WHERE number = @Number", number);
            if (await desk.Send(answers, new FinishOf(number, DemoTexts.Answer(matter, n), n % 2 == 0 ? Channel.Call : Channel.Visit).Message(await TaskVersion(number))) is null) return;
            if (n % 4 == 1) await desk.Send(answers, new IssuePaper(Paper.Result, number));
            if (n % 3 != 0) return;
            desk.After(1, 9, 15, async () => await desk.Send(who, new CloseEnquiry(number, await desk.Version("SELECT version FROM enquiries WHERE number = @Number", number))));
        });
    }

    private LogEnquiry Asked(long matter, EnquiryRoute route)
    {
        var (name, organisation, phone) = DemoTexts.Citizen(++_n);
        return new LogEnquiry(Ways[_n % Ways.Length], CitizenName: name, Organisation: organisation, Phone: phone, MatterTypeId: matter, Ask: DemoTexts.Ask(matter, _n), Route: route);
    }

    /// <summary>A task is finished, with the answer given to the citizen now where a way is named.</summary>
    private sealed record FinishOf(string Number, string Text, Channel? How = null)
    {
        public Features.Deadlines.FinishTask Message(int version) => new(Number, Text, How, How is null ? null : Text, version);
    }
}
