using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deadlines;

/// <summary>Puts names, light and days to a row of tasks.</summary>
internal static class TaskHeads
{
    public static TaskHead Of(Db db, OfficePage office, TaskRow t) => new(
        t.Id, t.Number, t.Kind, office.TitleOf(t.Title, db.Who.English), t.Source, t.AssignedByText.Length > 0 ? TaskTitles.By(t.AssignedByText, db.Who.English) : t.AssignedBy is null ? "" : office.NameOf(t.AssignedBy),
        t.MatterTypeId is { } matter && office.Matters.TryGetValue(matter, out var type) ? office.TitleOf(type.Name, db.Who.English) : "",
        t.PostId is { } post && office.Posts.ContainsKey(post) ? office.PostName(post, db.Who.English) : "",
        office.SectionName(t.SectionId, db.Who.English), t.AnsweringId, office.NameOf(t.AnsweringId), t.ReceivedOn, t.Limit, t.FirstDueOn, t.DueOn, t.Provisional == 1, t.State,
        t.LightOn(db.Today, office), t.DaysLeft(db.Today, office), t.Urgent == 1, t.Important == 1, TaskResults.Shown(t.Result, db.Who.English), t.DoneOn, t.DoneBy is null ? "" : office.NameOf(t.DoneBy),
        t.Late == 1, t.LateDays, t.ReportedAt, t.ReportedTo, t.State is TaskState.Done && TaskRules.DoneWhenReported(t.Source), t.Version, t.RecordedLate);
}

/// <summary>Loads the citizen behind a matter as far as the asker may see them.</summary>
internal static class CitizenRows
{
    /// <summary>The look it is read from; of @EnquiryId and @TaskId.</summary>
    internal const string Load = $"""
        SELECT e.*, (SELECT COUNT(*) FROM enquiry_answers a WHERE a.enquiry_id = e.id AND a.kind = 'Answer' AND {TaskEnds.Answers}) AS answers FROM enquiries e WHERE e.id = @EnquiryId
        """;

    public static CitizenBox? Read(SqlMapper.GridReader found, Db db, OfficePage office, TaskRow task)
    {
        if (found.ReadFirstOrDefault<Row>() is not { } e) return null;
        // whoever works on it, heard it first or leads the section knows the citizen by name; the others see that there is one
        var full = task.AnsweringId == db.Who.PersonId || e.FirstContactId == db.Who.PersonId || e.ResponsibleId == db.Who.PersonId || db.Who.Led.Contains(task.SectionId);
        return new CitizenBox(e.Number, full ? e.CitizenName : Masks.Name(e.CitizenName), full ? e.Organisation : "", Masks.Phone(e.Phone), e.NoneLeft == 1,
            office.NameOf(e.FirstContactId), e.ReceivedAt, office.AskOf(e.Ask, db.Who.English), e.State, e.Answers > 0, full);
    }

    private sealed record Row
    {
        public string Number { get; init; } = "";
        public string CitizenName { get; init; } = "";
        public string Organisation { get; init; } = "";
        public string Phone { get; init; } = "";
        public int NoneLeft { get; init; }
        public long FirstContactId { get; init; }
        public long ResponsibleId { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
        public string Ask { get; init; } = "";
        public EnquiryState State { get; init; }
        public long Answers { get; init; }
    }
}
