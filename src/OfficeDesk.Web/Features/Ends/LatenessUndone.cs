using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Ends;

/// <summary>
/// What a task was given while it was thought to be overdue, and does not deserve by the day that was confirmed afterwards: cards are taken back,
/// proposed breaches dismissed, and the discipline office is told of those it has begun to deal with (DL-12).
/// </summary>
public sealed class LatenessUndone(LetterTemplates templates, OfficeAddress address)
{
    /// <param name="task">As it was before it ended.</param>
    /// <param name="done">The day that counts, of a task that is reported the day of its report; null while it still runs, so that nothing changes.</param>
    /// <param name="forId">For whom the asker decided.</param>
    internal async Task Follow(Db db, OfficePage office, TaskRow task, DateOnly? done, long? forId)
    {
        if (done is not { } day) return;
        var counts = await TaskEnds.CountsOn(db, task, day);
        var why = $"{task.Number} 补记办结，经确认{day:yyyy年M月d日}已办结";
        var cards = await Cards.TakeBack(db, office, task.Id, counts, why);
        var facts = $"编号{task.Number}“{task.Title}”应于{LastDay.Zh(task.DueOn)}办结，当时按超期提出。";
        var breaches = await Breaches.WithdrawLateness(db, task.Id, due => EscalationRules.BreachDue(due, counts, db.Today, office.Calendar), facts, why);
        foreach (var b in breaches.ToLookAt) await Flag(db, office, b.Id, b.PersonId);
        // the story is everybody's who sees the task: of breaches it says nothing, they have a file of their own
        var (zh, en) = (cards.Contains(Card.Yellow), cards.Contains(Card.Red)) switch
        {
            (true, true) => ("收回黄牌和红牌", "the yellow and the red card are taken back"),
            (false, true) => ("收回红牌", "the red card is taken back"),
            _ => ("收回黄牌", "the yellow card is taken back"),
        };
        if (cards.Count > 0) await Timeline.Write(db, task.Id, task.EnquiryId, "Decided", $"按确认的办结日期{zh}", $"By the confirmed day {en}", "", forId);
    }

    /// <summary>The letter names nobody and no matter (B6); about an officer the director hears (GN-1); who has a deputy today is told together with them, and never whom it is about (GN-2).</summary>
    private async Task Flag(Db db, OfficePage office, long breach, long person)
    {
        var officers = await Officers.Today(db, office);
        var note = new { What = "一件违规所依据的超期，经补记办结确认并未发生，请核对是否撤销", Until = "", Link = $"{address.Url}/breaches/{breach}" };
        foreach (var reader in (await Deciders.Reached(db, officers.IsOffice(person) ? Roles.Director : Roles.Discipline)).Where(r => r != person))
            await Outbox.Queue(db, office, new Letter($"unlate:{breach}", reader, "请核对一件违规：超期并未发生", templates.Text("discipline", note), templates.Html("discipline", note)));
    }
}
