using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>The complainant got the finding as a reply, or word that the complaint was passed on (CP-2), or the case is anonymous and none is possible; it never waits for the measure (CP-3).</summary>
/// <param name="Text">What was replied.</param>
/// <param name="How">How it was given.</param>
/// <param name="NoReply">"Anonymous, no reply possible".</param>
/// <param name="Version">The version of the case that was looked at.</param>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record ReplyComplaint(long Id, [Text(2000), Personal] string Text, [Text(200), Personal] string How, bool NoReply, int Version) : ICommand<ComplaintStep>;

/// <summary>Everything is done: finding, reply to everybody whose complaint was merged, and the measure goes its own way.</summary>
[Access(Discipline = Reach.All, Director = Reach.Own, PeopleOnly = true)]
public sealed record FileComplaint(long Id, [Text(500), Personal] string Note, int Version) : ICommand<ComplaintStep>;

public sealed record ComplaintStep(long Id, ComplaintState State, int Version);

public sealed class ReplyComplaintHandler(SealedBox box) : IHandle<ReplyComplaint, ComplaintStep>
{
    private const string Write = """
        UPDATE complaints SET state = @State, reply = @Reply, no_reply = @NoReply, replied_on = @Today, closed_on = CASE WHEN state = 'PassedOn' THEN @Today ELSE closed_on END, version = version + 1
        WHERE id = @Id AND version = @Version AND state = @Was AND replied_on IS NULL
        """;

    public async Task<Outcome<ComplaintStep>> Handle(ReplyComplaint m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        var main = (await CaseRow.MainOf(db, c)).State;
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        var found = main is ComplaintState.Found or ComplaintState.Replied or ComplaintState.PassedOn;
        if (ComplaintRules.CannotReply(c.State, found, c.Replied, c.Reachable == 1, m.NoReply, m.Text, m.How) is { } cannot) return cannot;
        var state = c.State is ComplaintState.PassedOn or ComplaintState.Merged ? c.State : ComplaintState.Replied;
        var text = m.NoReply ? "匿名，无法答复" : $"{m.Text.Trim()}\n（{m.How.Trim()}）";
        var row = new { State = state.ToString(), Was = c.State.ToString(), Reply = box.Seal(text, c.Record), NoReply = m.NoReply ? 1 : 0, db.Today, m.Id, m.Version };
        if (!await db.Changed(Write, row)) return DeskRefusals.Changed();
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, m.NoReply ? "匿名，无法答复" : "已答复投诉人");
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        return new ComplaintStep(c.Id, state, m.Version + 1);
    }
}

public sealed class FileComplaintHandler(SealedBox box) : IHandle<FileComplaint, ComplaintStep>
{
    private const string File = "UPDATE complaints SET state = 'Filed', closed_on = @Today, version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Replied'";

    public async Task<Outcome<ComplaintStep>> Handle(FileComplaint m, Db db)
    {
        if (await CaseRow.Find(db, m.Id) is not { } c) return DeskRefusals.NotFound();
        if (await Hands.Foreign(db, c) is { } foreign) return foreign;
        if (ComplaintRules.CannotFile(c.State, await CaseRow.OthersWaiting(db, c.Id)) is { } cannot) return cannot;
        if (!await db.Changed(File, new { m.Id, m.Version, db.Today })) return DeskRefusals.Changed();
        await CaseRow.Tell(db, box, c.Id, CaseNote.Event, m.Note.Trim().Length > 0 ? $"归档：{m.Note.Trim()}" : "归档");
        db.About("complaint", c.Id, await Hands.ForWhom(db, c));
        return new ComplaintStep(c.Id, ComplaintState.Filed, m.Version + 1);
    }
}
