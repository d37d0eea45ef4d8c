using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>Accepts an application: the matter's task with its limit, the clock of the notice stopped, the citizen told in writing (ON-3, ON-4, DL-4).</summary>
internal sealed class Accepting(OfficePage office, Issuing issuing)
{
    private const string Write = """
        UPDATE applications SET state = 'Accepted', task_id = @TaskId, completed_on = @From, deemed = @Deemed, ended_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version
        """;

    /// <param name="from">The day the file was complete; the limit counts from the day after it.</param>
    /// <param name="how">How the citizen is told; null when nobody tells anybody now, because the clock did it.</param>
    /// <param name="deemed">Nobody said anything in time (ON-7).</param>
    public async Task<Outcome<ApplicationSettled>> Accept(Db db, ApplicationRow a, DateOnly from, Channel? how, bool deemed = false)
    {
        if (await Applications.IsEnquiryOver(db, a)) return ReceiptRules.EnquiryOver;
        var matter = office.Matters[a.MatterTypeId];
        var limit = matter.LimitFor(a.Away == 1);
        if (DeadlineRules.NotCountable(from, limit, office.Calendar) is { } beyond) return beyond;
        var due = DeadlineRules.DueDate(from, limit, office.Calendar);
        var task = db.NewId();
        if (!await db.Changed(Write, new { a.Id, a.Version, TaskId = task, From = from, Deemed = deemed ? 1 : 0, db.Now })) return DeskRefusals.Changed();
        var answering = await AnsweringOf(db, matter, a.HandlerId);
        var paying = new TaskRow
        {
            Id = task, Number = a.Number, Kind = TaskKind.Matter, Title = matter.Name, Source = TaskSource.Citizen, EnquiryId = a.EnquiryId, MatterTypeId = matter.Id, PostId = matter.PostId,
            SectionId = office.People.TryGetValue(answering, out var person) ? person.SectionId : a.SectionId, AnsweringId = answering, ReceivedOn = from, LimitNo = limit.Number, LimitUnit = limit.Unit, DueOn = due,
            Provisional = office.Calendar.IsProvisional(due) ? 1 : 0, Important = matter.Important,
            Urgent = matter.Emergency is Emergency.None ? 0 : 1,
        };
        var why = answering == a.HandlerId ? "Own" : "Holder";
        await Tasks.Make(db, paying, why);
        if (matter.Emergency is not Emergency.None && !await Emergencies.HasSite(db, a.EnquiryId)) await Emergencies.OpenSite(db, office, matter, task, why, paying);
        await Clocks.Stop(db, office, a.CheckTaskId, deemed ? TaskResults.Deemed : TaskResults.Accepted);
        var (byZh, byEn) = (LastDay.Zh(due, paying.Provisional == 1), LastDay.En(due, paying.Provisional == 1));
        var (zh, en) = deemed
            ? ($"超过期限没有告知，视为{from:yyyy年M月d日}受理，{byZh}办结", $"nobody was told in time: counts as accepted on {from:yyyy-MM-dd}, due {byEn}")
            : ($"受理，承诺{byZh}办结", $"accepted, due {byEn}");
        await Timeline.Write(db, task, a.EnquiryId, "Accepted", zh, en, "", Applications.ActsFor(db, office, a));
        await Telling.Say(db, a.EnquiryId, how ?? Channel.Letter, $"申请 {a.Number} 已受理，{byZh}办结。");
        if ((await issuing.Accepted(db, office, a with { TaskId = task }, answering, due, deemed ? from : db.Today, deemed)).WhyNot() is { } unwritten) return unwritten;
        return new ApplicationSettled(a.Number, ApplicationState.Accepted, a.Outcome, due, null, null, "", a.Version + 1);
    }

    /// <summary>Who does it: the handler when they hold or know the post, else whoever the matter falls to (FC-3).</summary>
    private async Task<long> AnsweringOf(Db db, MatterType matter, long handler) => Clocks.PostOf(office, matter, handler) is not null ? handler : (await Answering.For(db, office, matter))?.Person ?? handler;
}

/// <summary>The clock of the 3 working days, a task that the ladder chases (ON-3, ES-1).</summary>
internal static class Clocks
{
    private const string Finish = """
        UPDATE tasks SET state = 'Done', result = @Result, done_on = @Today, done_at = @Now, done_by = @Me, late = @Late, late_days = @LateDays, version = version + 1
        WHERE id = @Id AND state IN ('Open', 'Paused')
        """;

    private const string DueOf = "SELECT due_on FROM tasks WHERE id = @Id AND state IN ('Open', 'Paused')";

    private const string Keep = "UPDATE applications SET check_task_id = @TaskId, notice_due_on = @Due, version = version + 1 WHERE id = @Id AND version = @Version";

    /// <summary>Starts the clock: a task of the handler's that goes with the matter's post (CV-4), due on the last day for telling the citizen; in an emergency on the day for paying (DL-13).</summary>
    /// <param name="days">The working days it has, from the day of receipt in <paramref name="a"/>; empty = the setting.</param>
    public static async Task<long> Start(Db db, OfficePage office, ApplicationRow a, string suffix = "H", int? days = null)
    {
        var (id, matter) = (db.NewId(), office.Matters[a.MatterTypeId]);
        var urgent = matter.Emergency is not Emergency.None;
        var limit = urgent ? EmergencyRules.PaidWithin(matter.Emergency) : new Limit(days ?? office.Settings.Number(Settings.NoticeDays), LimitUnit.WorkingDays);
        var due = urgent ? DeadlineRules.DueDate(a.ReceivedOn, limit, office.Calendar) : a.NoticeDueOn;
        await Tasks.Make(db, new TaskRow
        {
            Id = id, Number = $"{a.Number}-{suffix}", Kind = TaskKind.Check, Title = TaskTitles.Check + matter.Name, Source = TaskSource.Citizen, EnquiryId = a.EnquiryId, MatterTypeId = a.MatterTypeId,
            PostId = PostOf(office, matter, a.HandlerId), SectionId = a.SectionId, AnsweringId = a.HandlerId, ReceivedOn = a.ReceivedOn, LimitNo = limit.Number, LimitUnit = limit.Unit, DueOn = due,
            Provisional = office.Calendar.IsProvisional(due) ? 1 : 0, Urgent = urgent ? 1 : 0,
        }, "Received");
        return id;
    }

    /// <summary>The post of a matter for somebody who holds or knows it; null for anybody else, whose own work it is and no post's (CV-2, CV-4).</summary>
    public static long? PostOf(OfficePage office, MatterType matter, long person) =>
        matter.PostId is { } id && office.Posts.TryGetValue(id, out var post) && (post.AId == person || post.BId == person || post.Qualified.Contains(person)) ? id : null;

    /// <summary>Starts it anew, after a refusal was overruled or a notice stopped.</summary>
    /// <param name="days">Working days from today.</param>
    public static async Task<bool> Again(Db db, OfficePage office, ApplicationRow a, int days)
    {
        var due = office.Calendar.Add(db.Today, days);
        var task = await Start(db, office, a with { NoticeDueOn = due, ReceivedOn = db.Today }, $"H{a.Version}", days);
        return await db.Changed(Keep, new { TaskId = task, Due = due, a.Id, a.Version });
    }

    /// <summary>Stops it, or any other task of an application: late when its day is over. What was asked for it lapses (GN-5).</summary>
    public static async Task Stop(Db db, OfficePage office, long? taskId, string result)
    {
        if (taskId is not { } id || await db.Find<DateOnly?>(DueOf, new { Id = id }) is not { } due) return;
        var late = DeadlineRules.LatenessOf(due, db.Today, office.Calendar);
        await db.Execute(Finish, new { Id = id, Result = result, db.Today, db.Now, Me = db.Who.PersonId, Late = late.Late ? 1 : 0, LateDays = late.WorkingDays });
        await TaskEnds.LapsePending(db, id);
    }
}

/// <summary>What the citizen was told, in the record of the first contact (FC-6).</summary>
internal static class Telling
{
    private const string Answer = """
        INSERT INTO enquiry_answers (id, enquiry_id, kind, how, text, given_at, given_on, person_id) VALUES (@NewId, @Id, 'Answer', @How, @Text, @Now, @Today, @Me)
        """;

    private const string Settle = "UPDATE enquiries SET state = 'Answered', answered_at = COALESCE(answered_at, @Now), version = version + 1 WHERE id = @Id AND state = 'Open'";

    public static async Task Say(Db db, long enquiryId, Channel how, string text)
    {
        await db.Execute(Answer, new { NewId = db.NewId(), Id = enquiryId, How = how.ToString(), Text = text, db.Now, db.Today, Me = db.Who.PersonId });
        await db.Execute(Settle, new { Id = enquiryId, db.Now });
    }
}
