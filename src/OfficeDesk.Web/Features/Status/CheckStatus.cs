using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Status;

/// <summary>A citizen asks how their own matter stands, with the number and the code that are printed on every paper (PB-1).</summary>
/// <param name="Number">Of an enquiry, an application or a task, as printed.</param>
/// <param name="Code">Eight characters.</param>
/// <remarks>It changes nothing and leaves no audit row; it is an errand because failed tries are counted (PB-4).</remarks>
[Access(Anybody = true)]
public sealed record CheckStatus(
    [property: Text(40, Required = true, Zh = "编号", En = "the number")] string Number,
    [property: Text(40, Required = true, Zh = "查询码", En = "the code"), Personal(Omit = true)] string Code) : IErrand<MatterStatus>;

/// <summary>How it stands: nothing of any person, and nothing that anybody wrote about one.</summary>
/// <param name="Number">As it was asked for.</param>
/// <param name="Lines">One for each application, else one for the enquiry itself; the newest first.</param>
/// <param name="AskPhone">Empty where the office has none.</param>
/// <param name="ComplainPhone">Empty where the office has none.</param>
public sealed record MatterStatus(string Number, IReadOnlyList<StatusLine> Lines, string AskPhone, string ComplainPhone);

/// <summary>One matter.</summary>
public sealed record StatusLine
{
    /// <summary>Of the application; empty for the enquiry itself.</summary>
    public string Number { get; init; } = "";

    public string Matter { get; init; } = "";
    public string MatterEn { get; init; } = "";
    public PublicState State { get; init; }

    /// <summary>The state in words, for programs.</summary>
    public string StateText => PublicWords.Zh(State);

    public DateOnly ReceivedOn { get; init; }

    /// <summary>The last day for telling whether it is accepted; while it is being checked.</summary>
    public DateOnly? TellBy { get; init; }

    /// <summary>The last day for the first call of the section it was passed on to.</summary>
    public DateOnly? ContactBy { get; init; }

    /// <summary>While the clock runs.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>The date may move when the schedule of its year is published (DL-4).</summary>
    public bool Provisional { get; init; }

    /// <summary>The date promised first, where it is another one (DL-7).</summary>
    public DateOnly? FirstDueOn { get; init; }

    /// <summary>Whether an extension moved the date.</summary>
    public bool Extended { get; init; }

    /// <summary>When it was finished, answered or ended; null while it goes on.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>What was asked for and has not come; before anything was handed in, what to bring.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The last day for bringing it (ON-9).</summary>
    public DateOnly? MissingBy { get; init; }

    /// <summary>It was asked for after the acceptance: the matter goes on meanwhile (ON-7).</summary>
    public bool AskedSince { get; init; }

    public StatusPause? Pause { get; init; }

    public string Section { get; init; } = "";
    public string SectionEn { get; init; } = "";
    public string Place { get; init; } = "";
    public string Phone { get; init; } = "";
}

/// <summary>Why the clock stands still, as it was told the citizen in writing (DL-9).</summary>
/// <param name="Takes">How long it is expected to take.</param>
public sealed record StatusPause(DateOnly? Since, string Reason, string Basis, string Takes);

public sealed class CheckStatusHandler(OfficeBook book, StatusCode codes, Tries tries) : IHandle<CheckStatus, MatterStatus>
{
    public async Task<Outcome<MatterStatus>> Handle(CheckStatus m, Db db)
    {
        var office = await book.Open(db.Ct);
        var days = office.Settings.Number(Settings.StatusDays);
        var number = PublicRules.NumberOf(m.Number);
        if (await tries.Begin(TriedDoor.Status, "", db.Ct) is not { } tryId)
            return PublicRules.TooMany(TimeOnly.FromDateTime(OfficeClock.Wall(await Tries.AgainAt(db, TriedDoor.Status)).AddMinutes(1)));
        // the code alone decides, before anything is looked up: a number that is not there takes no other way than one that is
        if (!codes.Fits(number, PublicRules.CodeOf(m.Code))) return PublicRules.Wrong(days);
        var lines = await StatusSource.Of(db, office, number);
        if (lines.Count == 0 || PublicRules.Expired([.. lines.Select(l => l.ClosedOn)], days, db.Today)) return PublicRules.Wrong(days);
        await tries.Gone(tryId, db.Ct);
        return new MatterStatus(number, lines, office.Settings.Text(Settings.AskPhone), office.Settings.Text(Settings.ComplainPhone));
    }
}
