using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Handovers;

/// <summary>The receiver signs for what was handed over; where the task moves, the receiver answers for it from this moment (DL-6).</summary>
[Access(Everybody = Reach.Own)]
public sealed record SignHandover(long Id) : ICommand<HandoverSettled>;

/// <summary>The receiver does not take it, and says why (DL-6).</summary>
[Access(Everybody = Reach.Own)]
public sealed record DeclineHandover(long Id, [Text(300)] string Why) : ICommand<HandoverSettled>;

/// <param name="Moved">The asker answers for the task now.</param>
public sealed record HandoverSettled(long Id, string Number, bool Moved);

public sealed class SignHandoverHandler(OfficeBook book) : IHandle<SignHandover, HandoverSettled>
{
    private const string Sign = "UPDATE handovers SET state = 'Signed', signed_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Given'";

    private const string Move = "UPDATE tasks SET answering_id = @Me, section_id = @Section, version = version + 1 WHERE id = @TaskId AND version = @TaskVersion";

    public async Task<Outcome<HandoverSettled>> Handle(SignHandover m, Db db)
    {
        var (h, refused) = await GivenRow.Find(db, m.Id);
        if (refused is not null) return refused;
        var moves = h!.Moves == 1 && h.AnsweringId != db.Who.PersonId;
        if (moves && h.TaskIsOver) return TaskRules.NotOpen;
        if (!await db.Changed(Sign, new { h.Id, h.Version, db.Now })) return HandoverRules.AlreadySettled;
        if (moves)
        {
            var office = await book.Open(db.Ct);
            var section = office.People[db.Who.PersonId].SectionId;
            if (!await db.Changed(Move, new { Me = db.Who.PersonId, Section = section, h.TaskId, h.TaskVersion })) return DeskRefusals.Changed();
            await Answering.Move(db, h.TaskId, db.Who.PersonId, section, "Handover");
        }
        await Timeline.Write(db, h.TaskId, h.EnquiryId, "Signed", moves ? "签收移交，从现在起承办" : "签收交接", moves ? "signed for the task and answers for it from now on" : "signed for what was handed over");
        db.About("task", h.TaskId);
        return new HandoverSettled(h.Id, h.Number, moves);
    }
}

public sealed class DeclineHandoverHandler : IHandle<DeclineHandover, HandoverSettled>
{
    private const string Decline = """
        UPDATE handovers SET state = 'Declined', declined = @Why, signed_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Given'
        """;

    public async Task<Outcome<HandoverSettled>> Handle(DeclineHandover m, Db db)
    {
        var (h, refused) = await GivenRow.Find(db, m.Id);
        if (refused is not null) return refused;
        if (HandoverRules.WhyMissing(m.Why) is { } missing) return missing;
        if (!await db.Changed(Decline, new { h!.Id, h.Version, Why = m.Why.Trim(), db.Now })) return HandoverRules.AlreadySettled;
        await Timeline.Write(db, h.TaskId, h.EnquiryId, "Declined", "退回交接", "declined what was handed over", m.Why.Trim());
        db.About("task", h.TaskId);
        return new HandoverSettled(h.Id, h.Number, false);
    }
}
