using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>A notice of what has to be brought, as it stands in the table.</summary>
internal sealed record NoticeRow
{
    public long Id { get; init; }
    public string Kind { get; init; } = "";
    public long EnquiryId { get; init; }
    public long? ApplicationId { get; init; }
    public long MatterTypeId { get; init; }
    public string Items { get; init; } = "";
    public string Note { get; init; } = "";
    public string Again { get; init; } = "";
    public string WhyLate { get; init; } = "";
    public string State { get; init; } = "";
    public long GivenBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateOnly? GivenOn { get; init; }
    public DateTimeOffset? GivenAt { get; init; }
    public long? DecidedBy { get; init; }
    public long? DecidedAs { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string Decision { get; init; } = "";

    /// <summary>Given after the acceptance: the last day that it told.</summary>
    public DateOnly? BringBy { get; init; }

    /// <summary>The lines that came since, or are not needed any more.</summary>
    public string? Brought { get; init; }

    public int Version { get; init; }

    public IReadOnlyList<string> Names => Items.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>
/// The one notice of everything that is missing (ON-3), and whether it is the only one (ON-6): what an earlier one could have
/// named goes out only with the chief's approval and proposes a breach.
/// </summary>
internal sealed class Noticing(OfficePage office, Issuing issuing)
{
    private const string Earlier = """
        SELECT * FROM notices_once WHERE state = 'Given' AND (application_id = @Id OR (application_id IS NULL AND enquiry_id = @EnquiryId AND matter_type_id = @MatterTypeId)) ORDER BY id
        """;

    private const string WaitingOf = "SELECT COUNT(*) FROM notices_once WHERE application_id = @Id AND state = 'Waiting'";

    private const string Insert = """
        INSERT INTO notices_once (id, kind, enquiry_id, application_id, matter_type_id, items, note, again, why_late, state, given_by, asked_at, given_on, given_at)
        VALUES (@Id, @Kind, @EnquiryId, @ApplicationId, @MatterTypeId, @Items, @Note, @Again, @WhyLate, @State, @Me, @Now, @GivenOn, @GivenAt)
        """;

    private const string Out = """
        UPDATE applications SET state = @State, noticed_on = @Today, complete_by = @By, remind_on = @Remind, reminded_at = NULL, version = version + 1 WHERE id = @Id AND version = @Version
        """;

    private const string Due = "SELECT due_on FROM tasks WHERE id = @TaskId AND state = 'Open'";

    private const string Promise = "UPDATE notices_once SET bring_by = @By WHERE id = @Id";

    private const string Touch = "UPDATE applications SET version = version + 1 WHERE id = @Id AND version = @Version";

    /// <summary>Every notice of an application: those given before it was handed in, and those after.</summary>
    public static Task<IReadOnlyList<NoticeRow>> Given(Db db, long applicationId, long enquiryId, long matterTypeId) => db.Query<NoticeRow>(Earlier, new { Id = applicationId, EnquiryId = enquiryId, MatterTypeId = matterTypeId });

    public static async Task<bool> IsWaiting(Db db, long applicationId) => await db.One<long>(WaitingOf, new { Id = applicationId }) > 0;

    /// <summary>Gives the notice, or puts it before the chief when an earlier one could have named something of it.</summary>
    public async Task<Outcome<ApplicationSettled>> Ask(Db db, ApplicationRow a, IReadOnlyList<Wanted> wanted, string note, string whyLate, Channel how)
    {
        if (ReceiptRules.NothingWanted(wanted.Count) is { } nothing) return nothing;
        var earlier = (await Given(db, a.Id, a.EnquiryId, a.MatterTypeId)).Where(n => n.GivenOn is not null).Select(n => new NoticeGiven(n.GivenOn!.Value, n.Names)).ToList();
        var again = ReceiptRules.CouldHaveBeenNamed(wanted, earlier);
        if (ReceiptRules.AskedTwice(again, whyLate) is { } stopped) return stopped;
        var decider = again.Count > 0 ? await Deciders.Find(db, office, a.SectionId, db.Who.PersonId, Level.Chief) : null;
        if (again.Count > 0 && decider is null) return DecisionRules.NobodyDecides;
        var notice = await Keep(db, a, wanted, note, again, whyLate, decider is null);
        if (decider is null) return await Send(db, a, notice, how);
        if (!await db.Changed(Touch, new { a.Id, a.Version })) return DeskRefusals.Changed();
        await Deciders.Ask(db, "SecondNotice", notice.Id, decider.Person, Roles.Chief, a.SectionId);
        await Timeline.Write(db, null, a.EnquiryId, "Asked", $"再次要求补正，前次可以提出的有 {again.Count} 项，等 {office.NameOf(decider.Person)} 批准", $"a further notice names {(again.Count == 1 ? "1 thing" : $"{again.Count} things")} an earlier one could have named; waits for {office.NameOf(decider.Person)}", whyLate.Trim());
        return new ApplicationSettled(a.Number, a.State, a.Outcome, null, a.State is ApplicationState.Checked ? a.NoticeDueOn : null, a.CompleteBy, office.NameOf(decider.Person), a.Version + 1);
    }

    /// <summary>The notice leaves the house; after acceptance it does not stop the clock (ON-7).</summary>
    public async Task<Outcome<ApplicationSettled>> Send(Db db, ApplicationRow a, NoticeRow notice, Channel how)
    {
        var days = office.Settings.Number(Settings.CompleteDays);
        var running = a.State is ApplicationState.Accepted;
        var by = ReceiptRules.BringBy(db.Today, days, running ? await db.Find<DateOnly?>(Due, new { a.TaskId }) : null, office.Calendar);
        if (running) await db.Execute(Promise, new { notice.Id, By = by });
        var sent = await db.Changed(Out, new
        {
            a.Id, a.Version, State = (running ? ApplicationState.Accepted : ApplicationState.NoticeOut).ToString(), db.Today, By = running ? a.CompleteBy : by,
            Remind = running ? a.RemindOn : ReceiptRules.RemindOn(db.Today, days, office.Calendar),
        });
        if (!sent) return DeskRefusals.Changed();
        await Clocks.Stop(db, office, a.CheckTaskId, TaskResults.Noticed);
        await Timeline.Write(db, a.TaskId, a.EnquiryId, "Noticed", running ? $"受理后再次要求补正，{LastDay.Zh(by)}补齐，不停止计时" : $"发出补正材料通知书，{LastDay.Zh(by)}补齐", running ? $"a further notice after acceptance, to be brought {LastDay.En(by)}; the clock goes on" : $"notice of what is missing, to be brought {LastDay.En(by)}", string.Join('\n', notice.Names));
        await Telling.Say(db, a.EnquiryId, how, $"申请 {a.Number} 需补正：{string.Join("、", notice.Names)}。请于{LastDay.Zh(by)}补齐。");
        if ((await issuing.Supplement(db, office, a, notice, by)).WhyNot() is { } unwritten) return unwritten;
        return new ApplicationSettled(a.Number, running ? a.State : ApplicationState.NoticeOut, a.Outcome, null, null, running ? null : by, "", a.Version + 1);
    }

    private static async Task<NoticeRow> Keep(Db db, ApplicationRow a, IReadOnlyList<Wanted> wanted, string note, IReadOnlyList<string> again, string whyLate, bool given)
    {
        var row = new NoticeRow
        {
            Id = db.NewId(), Kind = "Supplement", EnquiryId = a.EnquiryId, ApplicationId = a.Id, MatterTypeId = a.MatterTypeId, Items = string.Join('\n', wanted.Select(w => w.Name)), Note = note.Trim(),
            Again = string.Join('、', again), WhyLate = whyLate.Trim(), State = given ? "Given" : "Waiting", GivenBy = db.Who.PersonId, AskedAt = db.Now, GivenOn = given ? db.Today : null, GivenAt = given ? db.Now : null, Version = 1,
        };
        await Add(db, row);
        return row;
    }

    /// <summary>Writes a notice down.</summary>
    public static Task Add(Db db, NoticeRow n) => db.Execute(Insert, new { n.Id, n.Kind, n.EnquiryId, n.ApplicationId, n.MatterTypeId, n.Items, n.Note, Again = Cut(n.Again, 1000), n.WhyLate, n.State, Me = n.GivenBy, Now = n.AskedAt, n.GivenOn, n.GivenAt });

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..max];
}
