using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Handovers;
using OfficeDesk.Web.Features.Receipts;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Demo;

/// <summary>
/// Five weeks of an office's life before the first start: about 120 enquiries by every route, matters in every state and light,
/// extensions, handovers, assigned tasks, reminders and cards. Made by sending the real messages with the clock moved.
/// </summary>
public sealed class DemoWeeks
{
    private const int Weeks = 5;

    /// <summary>Five weeks of reminders are not mailed on the first day; the outbox says why.</summary>
    private const string Delivered = "UPDATE outbox SET state = 'Sent', tries = 1, sent_at = queued_at, answer = '演示数据，没有真的发出 / demo data, not really sent' WHERE state = 'Waiting'";

    // people of the demo bureau: chief1 7, staff1..5 8..12, staff6 14, staff8 17, staff10 20, town1 25
    private readonly DemoDesk _desk;
    private readonly DemoStories _stories;
    private readonly DemoApplications _applications;
    private readonly DemoDiscipline _discipline;
    private readonly DemoLife _life;

    private DemoWeeks(DemoDesk told)
    {
        _desk = told;
        _stories = new DemoStories(told);
        _applications = new DemoApplications(told);
        _discipline = new DemoDiscipline(told);
        _life = new DemoLife(told, _stories);
    }

    /// <summary>Tells the weeks before now in the office of these services.</summary>
    /// <returns>What was refused on the way: nothing, when the story fits the rules.</returns>
    public static async Task<IReadOnlyList<string>> Tell(IServiceProvider services)
    {
        var desk = new DemoDesk(services, await services.GetRequiredService<OfficeBook>().Open());
        await new DemoWeeks(desk).Tell(OfficeClock.Wall(services.GetRequiredService<TimeProvider>().GetUtcNow()));
        await services.GetRequiredService<ShortWrite>().Do(null, db => db.Execute(Delivered), CancellationToken.None);
        return desk.Refused;
    }

    private async Task Tell(DateTime now)
    {
        var today = DateOnly.FromDateTime(now);
        var days = new List<DateOnly>();
        for (var day = today.AddDays(-7 * Weeks); day <= today; day = day.AddDays(1))
            if (_desk.Office.Calendar.IsWorking(day)) days.Add(day);
        var appraisal = new DemoAppraisal(_desk, today);
        for (var i = 0; i < days.Count; i++)
        {
            var (day, ago, n) = (days[i], days.Count - 1 - i, i);
            At(day, 8, 30, Round);
            At(day, 8, 45, () => Morning(n));
            At(day, 9, 30, () => Counter(n));
            At(day, 10, 40, () => Passing(n));
            At(day, 15, 5, () => Afternoon(n));
            At(day, 11, 15, () => Special(ago));
            At(day, 11, 40, () => _applications.On(ago));
            At(day, 17, 45, async () => await _desk.Send(Asker.Clock, new RunReceipts()));
            At(day, 16, 20, () => Assigned(ago));
            At(day, 9, 15, () => _discipline.Day(ago));
            At(day, 16, 50, () => appraisal.On(ago));
            At(day, 11, 50, () => _life.On(ago));
            if (ago == 4) At(day, 8, 20, _life.Duties);
            At(day, 8, 25, _life.Made);
        }
        _discipline.LongAgo(today);
        new DemoAbsences(_desk).Plan(days);
        new DemoCovers(_desk).Plan(days);
        _desk.At(now, _discipline.Public);
        await _desk.RunUntil(now);
    }

    private void At(DateOnly day, int hour, int minute, Func<Task> act) => _desk.At(day.ToDateTime(new TimeOnly(hour, minute)), act);

    /// <summary>Every morning: what is undecided lapses, who has to be reminded is reminded, cards and breaches come from the facts.</summary>
    private async Task Round()
    {
        await _desk.Send(Asker.Clock, new LapseExtensions());
        await _desk.Send(Asker.Clock, new RunReceipts());
        await _desk.Send(Asker.Clock, new RunEscalation());
        await _desk.Send(Asker.Clock, new SettleResults());
    }

    /// <summary>Every day: somebody asks and is told at once.</summary>
    private Task Morning(int n) => _stories.OnTheSpot(n % 4 == 3 ? 17 : 8 + n % 3, n % 4 == 3 ? 7 : 5);

    /// <summary>Every day: a matter of the own post, finished well inside its limit.</summary>
    private Task Counter(int n) => (n % 5) switch
    {
        0 => _stories.Own(8, 1, 6),
        1 => _stories.Own(9, 2, 7),
        2 => _stories.Own(10, 3, 3),
        3 => _stories.Own(11, 4, 5),
        _ => _stories.Own(20, 8, 9),
    };

    /// <summary>Every day: one's matter reaches another _desk.</summary>
    private Task Passing(int n) => (n % 6) switch
    {
        0 => _stories.Transfer(12, 1, 0, 0, 5),
        1 => _stories.Transfer(5, 3, 0, 1, 3),
        2 => _stories.Transfer(25, 2, 1, 0, 6),
        3 => _stories.Transfer(8, 4, 0, 0, 4, broughtOver: true),
        4 => _stories.Transfer(17, 1, 0, 0, 7),
        _ => _stories.Transfer(12, 7, 0, 0, 4),
    };

    /// <summary>Every day: led elsewhere, or a town's application.</summary>
    private Task Afternoon(int n) => (n % 5) switch
    {
        0 => _stories.Outside(8 + n % 4, 11),
        1 => _stories.Own(25, 10, 2),
        2 => _stories.Referral(12, 13, "户政窗口值班人员"),
        3 => _stories.Own(14, 6, 8),
        _ => _stories.Outside(10, 12),
    };

    /// <summary>What does not go by itself, placed so that something of everything is there on the first day.</summary>
    private async Task Special(int ago)
    {
        switch (ago)
        {
            case 22: await _stories.Own(8, 1, 13); break;                                        // finished 3 working days late
            case 20: await _stories.Own(10, 3, 6); await _stories.NoneLeft(9, 5); break;         // finished 1 late
            case 19: await _stories.Transfer(12, 3, 3, 0, 4); break;                             // taken up two days too late
            case 18: await _stories.Reminded(9, 2, 7, 12); await _stories.Withdrawn(11, 4); break;     // 8 working days overdue today
            case 17: await _stories.SentBack(12, 1, 9, 6); await _stories.NotReached(11, 4); break;
            case 16: await _stories.Own(11, 4, null); await _stories.Own(8, 1, 9, meanwhile: m => Extended(8, m, 6, agreed: true)); break;
            case 15: await _stories.Own(20, 8, null); await _stories.Own(17, 7, null); break;    // the second is 5 overdue
            case 13: await _stories.Own(9, 2, 11, meanwhile: m => Extended(9, m, 8, agreed: false)); break;
            case 12: await _stories.Own(8, 1, null, meanwhile: m => Handed(8, 9, m, 2, signed: true)); break;
            case 11: await _stories.Own(11, 4, null); await _stories.Own(14, 6, null); break;    // 1 overdue
            case 10: await _stories.Own(8, 1, null); await _stories.SentBack(5, 4, 10, 6); break; // due today
            case 9: await _stories.Own(9, 2, null); break;                                       // due tomorrow
            case 8: await _stories.Own(10, 3, null); await _stories.Own(8, 1, null, away: true); break;
            case 6: await _stories.Own(9, 2, null, meanwhile: m => Extended(9, m, 5, agreed: null)); break;
            case 5: await _stories.Transfer(17, 3, 0, 0, null); await _stories.Referral(12, 12, ""); break;
            case 4: await _stories.Own(9, 5, null); await _stories.Transfer(14, 2, 0, 0, null); break;
            case 3: await _stories.Transfer(12, 4, 0, null, null); break;                         // accepted, the citizen not yet called
            case 2: await _stories.Transfer(20, 1, null, null, null); await _stories.Own(11, 4, null, meanwhile: m => Handed(11, 10, m, 1, signed: false)); break;
            case 1: await _stories.Transfer(5, 3, null, null, null); await _stories.SentBack(17, 2, null, null); break;
            case 0: await _stories.Own(12, 3, null); await _stories.Transfer(25, 1, null, null, null); break;
        }
    }

    /// <summary>What superiors, letters and leaders set.</summary>
    private async Task Assigned(int ago)
    {
        switch (ago)
        {
            case 23: await Set(4, "汇总三季度救助资金使用情况", TaskSource.Superior, "市民政局", 7, days: 8); break;
            case 20: await Set(2, "核查群众来信反映的低保公示问题", TaskSource.Letter, "县信访局", 10, days: 17); break;
            case 16: await Set(1, "完善临时救助备用金制度", TaskSource.BureauLeader, "局长甲", 11, days: null); break;
            case 14: await Set(4, "办理县政府关于困难群众过冬安排的决定", TaskSource.CountyDecision, "县人民政府", 7, days: null, dueIn: 16, urgent: true); break;
            case 10: await Set(3, "高龄津贴发放数据比对", TaskSource.Superior, "市民政局", 17, days: 6); break;
            case 6: await Set(4, "答复关于社区养老的政协提案", TaskSource.CongressBill, "县政协", 16, days: null, dueIn: 30); break;
            case 3: await Set(7, "整理低保档案备查", TaskSource.BureauLeader, "分管领导甲", 9, days: null); break;
        }
    }

    private async Task Set(long by, string title, TaskSource source, string from, long answering, int? days, int? dueIn = null, bool urgent = false)
    {
        var due = dueIn is { } d ? _desk.Office.Calendar.Add(DateOnly.FromDateTime(_desk.Wall), d) : (DateOnly?)null;
        if (await _desk.Send(by, new AssignTask(title, source, from, answering, FixedDate: due, Urgent: urgent)) is not { } task || days is not { } after) return;
        _desk.After(after, 11, 30, async () =>
        {
            if (await _desk.Send(answering, new FinishTask(task.Number, "已办结，情况报告附后。", null, null, await _stories.TaskVersion(task.Number))) is null) return;
            _desk.After(0, 16, 45, async () => await _desk.Send(answering, new ReportTask(task.Number, $"{from}，书面报告", await _stories.TaskVersion(task.Number))));
        });
    }

    /// <summary>A later date is asked for after some days; agreed and told, refused, or still waiting (null).</summary>
    private Task Extended(long who, string number, int afterDays, bool? agreed)
    {
        _desk.After(afterDays, 10, 20, async () =>
        {
            if (await _desk.Send(who, new AskExtension(number, 5, "需外地核对收入信息，等回函。", "办事人已电话同意延后。", await _stories.TaskVersion(number))) is not { } asked || agreed is not { } yes) return;
            Task<int> Seen() => _desk.Version("SELECT version FROM extensions WHERE number = @Number", asked.Number);
            _desk.After(0, 14, 45, async () => await _desk.Send(7, new GiveOpinion(asked.Id, yes, yes ? "情况属实。" : "材料本局可查，不必外调。", await Seen())));
            _desk.After(0, 16, 0, async () =>
            {
                if (await _desk.Send(2, new DecideExtension(asked.Id, yes, yes ? "同意。" : "按期办结。", await Seen())) is not null && yes)
                    _desk.After(0, 17, 0, async () => await _desk.Send(who, new RecordTold(asked.Id, "电话告知办事人新的办结日期")));
            });
        });
        return Task.CompletedTask;
    }

    /// <summary>The papers and the task go to a colleague, who signs, or has not yet.</summary>
    private Task Handed(long from, long to, string number, int afterDays, bool signed)
    {
        _desk.After(afterDays, 9, 50, async () =>
        {
            if (await _desk.Send(from, new HandOver(number, to, "申请表、身份证明、收入证明各一份；待入户核查。", true, await _stories.TaskVersion(number))) is { } given && signed)
                _desk.After(0, 11, 20, async () => await _desk.Send(to, new SignHandover(given.Id)));
        });
        return Task.CompletedTask;
    }
}
