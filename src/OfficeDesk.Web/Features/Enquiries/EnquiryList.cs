using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>What a list of enquiries is narrowed to; everything empty = no narrowing.</summary>
/// <param name="From">Received on this day or later.</param>
/// <param name="To">Received on this day or earlier.</param>
/// <param name="Text">The beginning of a number, or words of what was asked.</param>
/// <param name="States">In any of these states; so with channels and matters.</param>
/// <param name="Turned">The other way round than the list usually goes.</param>
public sealed record EnquiryFilter(
    EnquiryState? State = null, Channel? Channel = null, long? MatterTypeId = null, DateOnly? From = null, DateOnly? To = null, [property: Text(60)] string Text = "",
    [property: Items(5)] IReadOnlyList<EnquiryState>? States = null, [property: Items(20)] IReadOnlyList<Channel>? Channels = null, [property: Items(100)] IReadOnlyList<long>? MatterTypeIds = null, bool Turned = false);

/// <summary>One line of a list, with what became of it.</summary>
/// <param name="Id">The cursor: what comes next lies beyond it.</param>
/// <param name="CitizenName">Masked for whoever has nothing to do with it.</param>
/// <param name="TransferState">Where its transfer stands; empty without one.</param>
/// <param name="Light">The light of its matter task while that runs; empty otherwise.</param>
public sealed record EnquiryLine(
    long Id, string Number, EnquiryState State, Channel Channel, DateTimeOffset ReceivedAt, string CitizenName, string MatterName, string MatterNameEn,
    string FirstContactName, string ResponsibleName, EnquiryRoute Route, TransferState? TransferState, DateTimeOffset? AnsweredAt, DateOnly? DueOn, Light? Light, int? DaysLeft);

/// <param name="Next">The cursor of the next page; empty on the last one.</param>
public sealed record EnquiriesListed(IReadOnlyList<EnquiryLine> Lines, long? Next);

/// <summary>Reads pages of enquiries by cursor, newest or oldest first.</summary>
internal static class EnquiryList
{
    /// <summary>Lines on a page.</summary>
    public const int Size = 50;

    private const string Columns = """
        SELECT e.id, e.number, e.state, e.channel, e.received_at, e.citizen_name, e.matter_type_id, e.first_contact_id, e.responsible_id, e.section_id, e.route, e.answered_at,
               k.due_on, k.state AS task_state, k.answering_id, k.section_id AS task_section_id,
               (SELECT f.state FROM transfers f WHERE f.enquiry_id = e.id ORDER BY f.id DESC LIMIT 1) AS transfer_state,
               (SELECT f.to_id FROM transfers f WHERE f.enquiry_id = e.id ORDER BY f.id DESC LIMIT 1) AS to_id
        FROM enquiries e LEFT JOIN tasks k ON k.id = e.task_id WHERE
        """;

    // what is looked at before anything else: a page is full there for whoever sees a tenth of all
    private const string Near = " AND e.id IN (SELECT id FROM (SELECT id FROM enquiries WHERE ";
    private const string NewestNear = "id < @Cursor ORDER BY id DESC LIMIT 600) near)";
    private const string OldestNear = "id > @Cursor ORDER BY id LIMIT 600) near)";

    /// <summary>What the asker may see at all.</summary>
    public const string InSight = FirstContacts.InSight;

    /// <summary>What the asker received first (FC-1).</summary>
    public const string Mine = "e.first_contact_id = @Me";

    /// <summary>Without an answer (FC-6), of a section or of all in sight.</summary>
    public const string Unanswered = $"e.state = 'Open' AND {OfSection} AND {InSight}";

    /// <summary>Of a section: received there, or to be done there.</summary>
    public const string OfSection = """
        (@SectionId IS NULL OR e.section_id = @SectionId
         OR EXISTS (SELECT 1 FROM tasks ks WHERE ks.enquiry_id = e.id AND ks.section_id = @SectionId)
         OR EXISTS (SELECT 1 FROM transfers fs WHERE fs.enquiry_id = e.id AND fs.section_id = @SectionId))
        """;

    private const string ByState = " AND e.state = @State";
    private const string ByChannel = " AND e.channel = @Channel";
    private const string ByMatter = " AND e.matter_type_id = @MatterTypeId";
    private const string OfStates = " AND e.state IN @States";
    private const string OfChannels = " AND e.channel IN @Channels";
    private const string OfMatters = " AND e.matter_type_id IN @Matters";
    private const string Since = " AND e.received_at >= @Since";
    private const string Until = " AND e.received_at < @Until";
    private const string ByNumber = " AND e.number LIKE @Number";
    private const string ByWords = " AND e.ask LIKE @Words ESCAPE '!'";
    private const string NewestFirst = " AND e.id < @Cursor ORDER BY e.id DESC LIMIT @Limit";
    private const string OldestFirst = " AND e.id > @Cursor ORDER BY e.id LIMIT @Limit";

    /// <param name="which">One of the conditions above; nothing that anybody typed.</param>
    /// <param name="cursor">Where the page before ended; empty for the first.</param>
    public static async Task<EnquiriesListed> Read(Db db, OfficePage office, string which, long? sectionId, EnquiryFilter? filter, long? cursor, bool oldestFirst = false, int size = Size)
    {
        var f = filter ?? new EnquiryFilter();
        var (text, number) = (f.Text.Trim(), HalfWidth.Of(f.Text.Trim()));
        oldestFirst ^= f.Turned;
        var isNumber = number.Length > 0 && number.All(c => char.IsAsciiDigit(c) || c == '-');
        var filters = string.Concat(
            (f.State is null ? "" : ByState) + (f.Channel is null ? "" : ByChannel) + (f.MatterTypeId is null ? "" : ByMatter) + (f.From is null ? "" : Since) + (f.To is null ? "" : Until)
            + (f.States is { Count: > 0 } ? OfStates : "") + (f.Channels is { Count: > 0 } ? OfChannels : "") + (f.MatterTypeIds is { Count: > 0 } ? OfMatters : "") + (text.Length == 0 ? "" : isNumber ? ByNumber : ByWords));
        var args = db.InSight(new
        {
            SightDay = db.Today, SectionId = sectionId, State = f.State?.ToString(), Channel = f.Channel?.ToString(), f.MatterTypeId,
            Since = f.From is { Year: > 1 } from ? SqlTypes.Text(OfficeClock.Instant(from.ToDateTime(default))) : "",
            Until = f.To is { } to && to < DateOnly.MaxValue ? SqlTypes.Text(OfficeClock.Instant(to.AddDays(1).ToDateTime(default))) : "9999",
            States = f.States?.Select(s => s.ToString()) ?? [], Channels = f.Channels?.Select(c => c.ToString()) ?? [], Matters = f.MatterTypeIds ?? [],
            Number = number + "%", Words = $"%{SqlTypes.Escaped(text)}%", Cursor = cursor ?? (oldestFirst ? 0 : long.MaxValue), Limit = size + 1,
        });
        var rows = await Rows(db, which, filters, sectionId, args, oldestFirst, size);
        var page = rows.Take(size).Select(r => Line(r, db, office)).ToList();
        return new EnquiriesListed(page, rows.Count > size ? page[^1].Id : null);
    }

    private static async Task<IReadOnlyList<Row>> Rows(Db db, string which, string filters, long? sectionId, DynamicParameters args, bool oldestFirst, int size)
    {
        var (all, order) = (string.Concat(Columns, " ", which, filters), oldestFirst ? OldestFirst : NewestFirst);
        if (which == Mine) return await db.Query<Row>(string.Concat(all, order), args);
        if ((sectionId is not null || !db.Sight.All) && await ContactsInReach.AreFew(db, sectionId is not null, args))
            return await db.Query<Row>(string.Concat(all, sectionId is null ? ContactsInReach.Theirs : ContactsInReach.OfSection, order), args);
        // a thousand for a file do not fit into what is near
        if (size > Size) return await db.Query<Row>(string.Concat(all, order), args);
        var near = string.Concat(Near, which == Unanswered ? "state = 'Open' AND " : "", oldestFirst ? OldestNear : NewestNear);
        var rows = await db.Query<Row>(string.Concat(all, near, order), args);
        return rows.Count > size ? rows : await db.Query<Row>(string.Concat(all, order), args);
    }

    private static EnquiryLine Line(Row r, Db db, OfficePage office)
    {
        var me = db.Who.PersonId;
        var mine = r.FirstContactId == me || r.ResponsibleId == me || r.AnsweringId == me || r.ToId == me || db.Who.Led.Contains(r.SectionId) || (r.TaskSectionId is { } s && db.Who.Led.Contains(s));
        var matter = office.Matters.GetValueOrDefault(r.MatterTypeId);
        Light? light = r.DueOn is { } due && r.TaskState is TaskState.Open or TaskState.Paused
            ? DeadlineRules.LightOf(r.DueOn!.Value, db.Today, r.TaskState == TaskState.Paused, office.Calendar, office.YellowWithin) : null;
        return new EnquiryLine(
            r.Id, r.Number, r.State, r.Channel, r.ReceivedAt, mine ? r.CitizenName : Masks.Name(r.CitizenName), matter?.Name ?? "—", matter?.NameEn ?? "—",
            office.NameOf(r.FirstContactId), office.NameOf(r.ResponsibleId), r.Route, r.TransferState, r.AnsweredAt, r.DueOn, light,
            light is null ? null : DeadlineRules.WorkingDaysLeft(r.DueOn!.Value, db.Today, office.Calendar));
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Number { get; init; } = "";
        public EnquiryState State { get; init; }
        public Channel Channel { get; init; }
        public DateTimeOffset ReceivedAt { get; init; }
        public string CitizenName { get; init; } = "";
        public long MatterTypeId { get; init; }
        public long FirstContactId { get; init; }
        public long ResponsibleId { get; init; }
        public long SectionId { get; init; }
        public EnquiryRoute Route { get; init; }
        public DateTimeOffset? AnsweredAt { get; init; }
        public DateOnly? DueOn { get; init; }
        public TaskState? TaskState { get; init; }
        public long? AnsweringId { get; init; }
        public long? TaskSectionId { get; init; }
        public TransferState? TransferState { get; init; }
        public long? ToId { get; init; }
    }
}
