using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Writes a first contact down: the citizen, the number, the enquiry, its tasks and what else the route demands.</summary>
internal static class IntakeRows
{
    private const string Insert = """
        INSERT INTO enquiries (id, number, received_at, recorded_at, channel, first_contact_id, section_id, citizen_name, organisation, phone,
            none_left, matter_type_id, ask, route, responsible_id, chosen_why, task_id, state, answered_at, out_of_hours, away, known_by)
        VALUES (@Id, @Number, @ReceivedAt, @Now, @Channel, @AskerId, @SectionId, @CitizenName, @Organisation, @Phone,
            @NoneLeft, @MatterTypeId, @Ask, @Route, @ResponsibleId, @ChosenWhy, @TaskId, @State, @AnsweredAt, @OutOfHours, @Away, @KnownBy)
        """;

    private const string Used = "UPDATE matter_types SET uses = uses + @N WHERE id = @Id";

    private const string Transfer = """
        INSERT INTO transfers (id, enquiry_id, from_id, to_id, section_id, message, brought_over, state, sent_at, accepted_at, contacted_at, contact_note)
        VALUES (@TransferId, @EnquiryId, @FromId, @ToId, @SectionId, @Note, @BroughtOver, @State, @Now, @AcceptedAt, @AcceptedAt, @ContactNote)
        """;

    private const string Referral = """
        INSERT INTO referrals (enquiry_id, unit, reached, details, guidance, completed, at, person_id)
        VALUES (@EnquiryId, @Unit, @Reached, @Details, @Guidance, @Completed, @Now, @PersonId)
        """;

    private const string Answered = """
        INSERT INTO enquiry_answers (id, enquiry_id, kind, how, text, given_at, given_on, person_id)
        VALUES (@Id, @EnquiryId, 'Answer', @How, @Text, @Now, @Today, @PersonId)
        """;

    private const string Finish = """
        UPDATE tasks SET state = 'Done', result = @Result, done_on = @Today, done_at = @Now, done_by = @PersonId, late = @Late, late_days = @LateDays WHERE id = @Id
        """;

    public static async Task<EnquiryLogged> Write(Db db, Intake i, Initials initials)
    {
        var phone = EnquiryRules.PlainPhone(i.M.Phone);
        db.Tally(Used, i.M.MatterTypeId);
        var number = await Numbers.Next(db, Numbers.Enquiries);
        await db.Together(async () =>
        {
            var known = await Citizens.Visit(db, i.M.CitizenName, i.M.Organisation, phone, initials);
            long? taskId = i.DueOn is null ? null : db.NewId();
            await Record(db, i, number, phone, known, taskId);
            await Tell(db, i, taskId);
            if (taskId is { } task) await OpenMatter(db, i, task, number);
            if (i.IsTransfer) await Send(db, i, number);
            if (i.Receiver is null) await Lead(db, i);
            if (i.AnsweredNow) await Tell(db, i);
        });
        var by = i.Receiver ?? i.Asker;
        return new EnquiryLogged(i.Id, number, i.DueOn, i.DueOn is { } due && i.Office.Calendar.IsProvisional(due), by.Id, by.Name, i.IsTransfer ? number + "-Z1" : null);
    }

    private static Task Record(Db db, Intake i, string number, string phone, string? known, long? taskId) => db.Execute(Insert, new
    {
        i.Id, Number = number, i.ReceivedAt, db.Now, Channel = i.M.Channel.ToString(), AskerId = i.Asker.Id, i.Asker.SectionId, i.M.CitizenName, i.M.Organisation, Phone = phone, KnownBy = known,
        NoneLeft = i.M.NoneLeft ? 1 : 0, i.M.MatterTypeId, i.M.Ask, Route = i.M.Route.ToString(), ResponsibleId = (i.Receiver ?? i.Asker).Id, i.M.ChosenWhy, TaskId = taskId,
        State = i.State.ToString(), AnsweredAt = i.AnsweredNow ? db.Now : (DateTimeOffset?)null, OutOfHours = i.OutOfHours ? 1 : 0, Away = i.M.AwayFromHome ? 1 : 0,
    });

    private static async Task OpenMatter(Db db, Intake i, long id, string number)
    {
        await Tasks.Make(db, TaskOf(i, id, number, i.DueOn!.Value, i.Limit) with
        {
            Kind = TaskKind.Matter, Title = i.Matter.Name, Source = TaskSource.Citizen, AnsweringId = i.Answers.Id, SectionId = i.Answers.SectionId, PostId = i.Matter.PostId,
        }, i.Accepted ? "Accepted" : "FirstContact");
        await Emergencies.OpenSite(db, i.Office, i.Matter, id, i.Accepted ? "Accepted" : "FirstContact", TaskOf(i, id, number, i.DueOn!.Value, i.Limit) with
        {
            AnsweringId = i.Answers.Id, SectionId = i.Answers.SectionId, PostId = i.Matter.PostId,
        });
        if (i.M.Answer.Length > 0) await Done(db, i, id, i.DueOn!.Value, i.M.Answer);
    }

    private static async Task Send(Db db, Intake i, string number)
    {
        var (id, to) = (db.NewId(), i.Receiver!);
        await Tasks.Make(db, TaskOf(i, id, number + "-Z1", i.TransferDue, i.TransferLimit) with
        {
            Kind = TaskKind.Transfer, Title = TaskTitles.Transfer + i.Matter.Name, Source = TaskSource.FirstContact, AssignedBy = i.Asker.Id, AnsweringId = i.Asker.Id, SectionId = i.Asker.SectionId,
        }, "FirstContact");
        await db.Execute(Transfer, new
        {
            TransferId = id, EnquiryId = i.Id, FromId = i.Asker.Id, ToId = to.Id, to.SectionId, i.M.Note, BroughtOver = i.Accepted ? 1 : 0, State = (i.Accepted ? TransferState.Contacted : TransferState.Sent).ToString(), db.Now,
            AcceptedAt = i.Accepted ? db.Now : (DateTimeOffset?)null, ContactNote = i.Accepted ? "当面交接" : "",
        });
        var (zh, en) = i.Accepted ? ($"当面交给 {to.Name}，当场接收", $"Brought over to {to.Name}, who accepted on the spot") : ($"转给 {to.Name}", $"Sent to {to.Name}");
        await Timeline.Write(db, id, i.Id, i.Accepted ? "Accepted" : "Sent", zh, en, i.M.Note);
        if (i.Accepted) await Done(db, i, id, i.TransferDue, "当面交接");
    }

    private static TaskRow TaskOf(Intake i, long id, string number, DateOnly due, Limit limit) => new()
    {
        Id = id, Number = number, EnquiryId = i.Id, MatterTypeId = i.Matter.Id, ReceivedOn = i.ReceivedOn, LimitNo = limit.Number, LimitUnit = limit.Unit, DueOn = due,
        Provisional = i.Office.Calendar.IsProvisional(due) ? 1 : 0, Important = i.Matter.Important, Urgent = i.Matter.Emergency is Emergency.None ? 0 : 1,
    };

    private static Task Done(Db db, Intake i, long taskId, DateOnly due, string result)
    {
        var late = DeadlineRules.LatenessOf(due, db.Today, i.Office.Calendar);
        return db.Execute(Finish, new { Id = taskId, Result = result, db.Today, db.Now, db.Who.PersonId, Late = late.Late ? 1 : 0, LateDays = late.WorkingDays });
    }

    private static Task Lead(Db db, Intake i) => db.Execute(Referral, new
    {
        EnquiryId = i.Id, i.M.Unit, i.M.Reached, i.M.Details, i.M.Guidance, Completed = i.Complete ? 1 : 0, db.Now, db.Who.PersonId,
    });

    private static async Task Tell(Db db, Intake i)
    {
        var m = i.M;
        var text = m.Answer.Length > 0 ? m.Answer : m.Route is EnquiryRoute.Outside ? m.Guidance
            : m.Reached.Length > 0 ? $"已引导至{m.Unit}，联系了{m.Reached}。" : $"已引导至{m.Unit}，对方无人接听，已告知：{m.Details}";
        await db.Execute(Answered, new { Id = db.NewId(), EnquiryId = i.Id, How = m.Channel.ToString(), Text = text, db.Now, db.Today, db.Who.PersonId });
        await Timeline.Write(db, null, i.Id, "Answered", "答复了办事人", "The citizen was answered");
    }

    private static Task Tell(Db db, Intake i, long? taskId)
    {
        var later = OfficeClock.Day(i.ReceivedAt) == db.Today ? ("", "") : ($"（补登，{OfficeClock.Wall(i.ReceivedAt):yyyy年M月d日 HH:mm} 收到）", $" (recorded later; received {OfficeClock.Wall(i.ReceivedAt):yyyy-MM-dd HH:mm})");
        return Timeline.Write(db, taskId, i.Id, "Logged", $"首问登记：{i.Matter.Name}{later.Item1}", $"First contact recorded: {(i.Matter.NameEn.Length > 0 ? i.Matter.NameEn : i.Matter.Name)}{later.Item2}", i.M.ApartWhy);
    }
}
