using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Duty;

/// <summary>What happened on a duty, and whether it was handed over; for those on duty that day or next, the leaders and the general office (DU-1).</summary>
/// <param name="Day">The day of the roster; the duty of now when left out.</param>
[Access(Everybody = Reach.Own, Leader = Reach.All, Director = Reach.All, GeneralOffice = Reach.All)]
public sealed record DutyLog(DateOnly? Day = null) : IQuery<DutyLogShown>;

/// <param name="Duty">Who is on duty; null when nobody is planned.</param>
/// <param name="Handover">Null until it was handed over.</param>
/// <param name="Write">Why the asker cannot write into it; null when they can.</param>
/// <param name="Take">Why the asker cannot take it over; null when they can.</param>
public sealed record DutyLogShown(DateOnly Day, bool IsNow, DutyEntry? Duty, IReadOnlyList<DutyLogLine> Lines, DutyHandover? Handover, Refusal? Write, Refusal? Take);

public sealed record DutyLogLine(long Id, DateTimeOffset At, string By, string Text);

public sealed record DutyHandover(string Text, string GivenBy, DateTimeOffset GivenAt, string TakenBy, DateTimeOffset? TakenAt, int Version);

public sealed class DutyLogHandler(OfficeBook book) : IHandle<DutyLog, DutyLogShown>
{
    private const string Lines = "SELECT * FROM duty_log WHERE day = @Day ORDER BY id LIMIT 500";

    public async Task<Outcome<DutyLogShown>> Handle(DutyLog m, Db db)
    {
        var office = await book.Open(db.Ct);
        var now = DutyRules.RosterDay(db.Wall, office.HoursOn(db.Today));
        var day = m.Day ?? now;
        if (DeadlineRules.OutsideCalendar(day) is { } outside) return outside;
        var shift = await DutyShiftOf.Load(db, day);
        // which duties there are is public; what happened on them is for those concerned
        if (!db.Sight.All && !shift.Concerns(db.Who.PersonId)) return DeskRefusals.NotFound();
        var lines = (await db.Query<(long Id, string Day, DateTimeOffset At, long PersonId, string Text)>(Lines, new { Day = day })).Select(l => new DutyLogLine(l.Id, l.At, office.NameOf(l.PersonId), l.Text)).ToList();
        var h = shift.Handover;
        return new DutyLogShown(day, day == now, shift.Row?.Shown(db, office), lines,
            h is null ? null : new DutyHandover(h.Text, office.NameOf(h.GivenBy), h.GivenAt, h.TakenBy is null ? "" : office.NameOf(h.TakenBy), h.TakenAt, h.Version),
            DutyRules.CannotLog(shift.OnDuty(db.Who.PersonId), day, now, h is not null),
            DutyRules.CannotTakeOver(h is not null, h?.TakenBy is not null, shift.IsNext(db.Who), h?.GivenBy == db.Who.PersonId));
    }
}

/// <summary>One line of the log of the duty one is on (DU-1).</summary>
[Access(Everybody = Reach.Own)]
public sealed record WriteDutyLog(DateOnly Day, [property: Text(1000, Required = true, Zh = "值班记录", En = "what happened"), Personal] string Text) : ICommand<DutyLogged>;

public sealed record DutyLogged(long Id, DateOnly Day);

public sealed class WriteDutyLogHandler(OfficeBook book) : IHandle<WriteDutyLog, DutyLogged>
{
    private const string Insert = """
        INSERT INTO duty_log (id, day, at, person_id, text) SELECT @Id, @Day, @Now, @Me, @Text WHERE NOT EXISTS (SELECT 1 FROM duty_handovers WHERE day = @Day)
        """;

    public async Task<Outcome<DutyLogged>> Handle(WriteDutyLog m, Db db)
    {
        var office = await book.Open(db.Ct);
        var shift = await DutyShiftOf.Load(db, m.Day);
        if (!shift.Concerns(db.Who.PersonId)) return DeskRefusals.NotFound();
        if (DutyRules.CannotLog(shift.OnDuty(db.Who.PersonId), m.Day, DutyRules.RosterDay(db.Wall, office.HoursOn(db.Today)), shift.Handover is not null) is { } cannot) return cannot;
        var id = db.NewId();
        if (!await db.Changed(Insert, new { Id = id, m.Day, db.Now, Me = db.Who.PersonId, Text = m.Text.Trim() })) return DeskRefusals.Changed();
        db.About("duty", shift.Row!.Id);
        return new DutyLogged(id, m.Day);
    }
}

/// <summary>A duty is given to the next, with what is still to be done; its log stays as it is from then on (DU-1).</summary>
[Access(Everybody = Reach.Own)]
public sealed record HandOverDuty(DateOnly Day, [property: Text(1000, Required = true, Zh = "交班内容", En = "what is handed over"), Personal] string Text) : ICommand<DutyGiven>;

public sealed record DutyGiven(DateOnly Day, int Version);

public sealed class HandOverDutyHandler(OfficeBook book) : IHandle<HandOverDuty, DutyGiven>
{
    private const string Insert = """
        INSERT INTO duty_handovers (day, text, given_by, given_at) SELECT @Day, @Text, @Me, @Now WHERE NOT EXISTS (SELECT 1 FROM duty_handovers WHERE day = @Day)
        """;

    public async Task<Outcome<DutyGiven>> Handle(HandOverDuty m, Db db)
    {
        var office = await book.Open(db.Ct);
        var shift = await DutyShiftOf.Load(db, m.Day, hold: true);
        if (!shift.Concerns(db.Who.PersonId)) return DeskRefusals.NotFound();
        if (DutyRules.CannotLog(shift.OnDuty(db.Who.PersonId), m.Day, DutyRules.RosterDay(db.Wall, office.HoursOn(db.Today)), shift.Handover is not null) is { } cannot) return cannot;
        if (!await db.Changed(Insert, new { m.Day, Text = m.Text.Trim(), Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        db.About("duty", shift.Row!.Id);
        return new DutyGiven(m.Day, 1);
    }
}

/// <summary>The next on duty, or the general office when it opens, signs for what was handed over (DU-1).</summary>
[Access(Everybody = Reach.Own, GeneralOffice = Reach.All)]
public sealed record TakeOverDuty(DateOnly Day, int Version) : ICommand<DutyTaken>;

public sealed record DutyTaken(DateOnly Day);

public sealed class TakeOverDutyHandler : IHandle<TakeOverDuty, DutyTaken>
{
    private const string Take = "UPDATE duty_handovers SET taken_by = @Me, taken_at = @Now, version = version + 1 WHERE day = @Day AND version = @Version AND taken_by IS NULL";

    public async Task<Outcome<DutyTaken>> Handle(TakeOverDuty m, Db db)
    {
        var shift = await DutyShiftOf.Load(db, m.Day);
        if (!db.Sight.All && !shift.Concerns(db.Who.PersonId)) return DeskRefusals.NotFound();
        var h = shift.Handover;
        if (DutyRules.CannotTakeOver(h is not null, h?.TakenBy is not null, shift.IsNext(db.Who), h?.GivenBy == db.Who.PersonId) is { } cannot) return cannot;
        if (!await db.Changed(Take, new { m.Day, m.Version, Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        db.About("duty", shift.Row?.Id ?? 0);
        return new DutyTaken(m.Day);
    }
}

/// <summary>One duty with the next: whom it concerns.</summary>
internal sealed record DutyShiftOf(DutyRow? Row, DutyRow? Next, DutyShiftOf.HandoverRow? Handover)
{
    private const string Rows = "SELECT * FROM duty_roster WHERE day >= @Day ORDER BY day LIMIT 2";
    private const string Given = "SELECT * FROM duty_handovers WHERE day = @Day";
    private const string Hold = "UPDATE duty_roster SET version = version WHERE day = @Day";

    /// <param name="hold">Nobody else hands it over at the same moment.</param>
    public static async Task<DutyShiftOf> Load(Db db, DateOnly day, bool hold = false)
    {
        if (hold) await db.Execute(Hold, new { Day = day });
        var rows = await db.Query<DutyRow>(Rows, new { Day = day });
        return new(rows.FirstOrDefault(r => r.Day == day), rows.FirstOrDefault(r => r.Day > day), await db.Find<HandoverRow>(Given, new { Day = day }));
    }

    public bool OnDuty(long person) => Row is not null && (Row.PersonId == person || Row.LeaderId == person);

    public bool IsNext(Asker who) => (Next is not null && (Next.PersonId == who.PersonId || Next.LeaderId == who.PersonId)) || who.Is(Roles.GeneralOffice);

    /// <summary>On duty that day or next, or signed for it.</summary>
    public bool Concerns(long person) => OnDuty(person) || Next?.PersonId == person || Next?.LeaderId == person || Handover?.TakenBy == person;

    internal sealed record HandoverRow
    {
        public string Text { get; init; } = "";
        public long GivenBy { get; init; }
        public DateTimeOffset GivenAt { get; init; }
        public long? TakenBy { get; init; }
        public DateTimeOffset? TakenAt { get; init; }
        public int Version { get; init; }
    }
}
