using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>The division leader or the director agrees or refuses; only then does the due date move (DL-7).</summary>
/// <param name="Text">Needed when refusing.</param>
/// <param name="Version">The version of the extension that was looked at.</param>
[Access(Leader = Reach.Division, Director = Reach.All)]
public sealed record DecideExtension(long Id, bool Agree, [Text(300)] string Text, int Version) : ICommand<ExtensionDecided>;

/// <param name="DueOn">The due date now in force.</param>
/// <param name="ForName">For whom it was decided; empty when in one's own right (GN-2).</param>
public sealed record ExtensionDecided(long Id, string Number, bool Agreed, DateOnly DueOn, string ForName);

public sealed class DecideExtensionHandler(OfficeBook book) : IHandle<DecideExtension, ExtensionDecided>
{
    private const string Decide = """
        UPDATE extensions SET state = @State, decision = @Text, decided_by = @Me, decided_as = @As, decided_at = @Now, new_due_on = @New, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Asked'
        """;

    /// <summary>The original due date stays; a task that ended or moved in the meantime keeps its date.</summary>
    private const string Move = """
        UPDATE tasks SET due_on = @New, provisional = @Provisional, extensions = extensions + 1, version = version + 1
        WHERE id = @TaskId AND due_on = @OldDueOn AND state IN ('Open', 'Paused', 'Done')
        """;

    public async Task<Outcome<ExtensionDecided>> Handle(DecideExtension m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await ExtensionRow.Find(db, m.Id) is not { } x) return DeskRefusals.NotFound();
        if (DecisionPath.MayNotDecide(db.Who, office, x.SectionId, x.AskedBy, x.DeciderRole) is { } foreign) return foreign;
        if (x.CannotDecide(db.Today, x.OpinionNeeded) is { } cannot) return cannot;
        if (ExtensionRules.WhyMissing(m.Agree, m.Text) is { } missing) return missing;

        var forId = DecisionPath.DecidesFor(db.Who, office, x.SectionId, x.DeciderRole);
        var due = ExtensionRules.NewDueDate(x.OldDueOn, x.Limit, office.Calendar);
        var row = new { State = (m.Agree ? ExtensionState.Agreed : ExtensionState.Refused).ToString(), Text = m.Text.Trim(), Me = db.Who.PersonId, As = forId, db.Now, New = due, m.Id, m.Version };
        if (!await db.Changed(Decide, row)) return DeskRefusals.Changed();
        if (m.Agree && !await db.Changed(Move, new { New = due, Provisional = office.Calendar.IsProvisional(due) ? 1 : 0, x.TaskId, x.OldDueOn })) return DeskRefusals.Changed();
        await Deciders.Close(db, "Extension", x.Id);
        await Timeline.Write(db, x.TaskId, x.EnquiryId, "Decided",
            m.Agree ? $"同意延期 {x.Number}，到期日由{x.OldDueOn:yyyy年M月d日}改为{due:yyyy年M月d日}{(office.Calendar.IsProvisional(due) ? "（暂定）" : "")}" : $"不同意延期 {x.Number}，到期日仍为{x.OldDueOn:yyyy年M月d日}",
            m.Agree ? $"agreed to extension {x.Number}: due {due:yyyy-MM-dd}{(office.Calendar.IsProvisional(due) ? " (provisional)" : "")} instead of {x.OldDueOn:yyyy-MM-dd}" : $"refused extension {x.Number}: due {x.OldDueOn:yyyy-MM-dd} as before", m.Text.Trim(), forId);
        db.About("extension", x.Id, forId);
        return new ExtensionDecided(x.Id, x.Number, m.Agree, m.Agree ? due : x.OldDueOn, forId is null ? "" : office.NameOf(forId));
    }
}
