using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>What hangs on an enquiry that is in sight: its tasks, transfers, referral, answers and events.</summary>
internal sealed record EnquiryParts(
    IReadOnlyList<TaskShown> Tasks, IReadOnlyList<TransferShown> Transfers, ReferralShown? Referral, IReadOnlyList<AnswerShown> Answers, IReadOnlyList<EventShown> Events,
    IReadOnlyList<long> AnsweringIds, IReadOnlyList<long> ReceiverIds, IReadOnlyList<long> SectionIds,
    string MergedInto, IReadOnlyList<MergedShown> Merged)
{
    private const string OfTasks = "SELECT * FROM tasks WHERE enquiry_id = @Id ORDER BY id";

    private const string OfTasksInSight = $"SELECT t.id FROM tasks t WHERE t.enquiry_id = @Id AND {Office.Tasks.InSight}";

    private const string OfTransfers = "SELECT * FROM transfers WHERE enquiry_id = @Id ORDER BY id DESC";

    private const string OfReferral = "SELECT unit, reached, details, guidance, completed, at, person_id FROM referrals WHERE enquiry_id = @Id";

    private const string OfAnswers = "SELECT kind, how, text, given_at, person_id FROM enquiry_answers WHERE enquiry_id = @Id ORDER BY given_at, id";

    private const string OfEvents = """
        SELECT id, at, person_id, for_id, kind, zh, en, note FROM events WHERE enquiry_id = @Id
        UNION ALL
        SELECT v.id, v.at, v.person_id, v.for_id, v.kind, v.zh, v.en, v.note FROM events v JOIN tasks k ON k.id = v.task_id WHERE k.enquiry_id = @Id AND v.enquiry_id IS NULL
        ORDER BY at DESC, id DESC
        """;

    private const string OfMerges = """
        SELECT number FROM enquiries WHERE id = @MergedInto;
        SELECT e.number, e.first_contact_id, e.received_at FROM enquiry_merges m JOIN enquiries e ON e.id = m.from_id WHERE m.into_id = @Id ORDER BY e.id
        """;

    private static readonly string Looks = string.Join(";\n", [OfTasks, OfTasksInSight, OfTransfers, OfReferral, OfAnswers, OfEvents, OfMerges]);

    public static async Task<EnquiryParts> Load(Db db, EnquiryRow e, OfficePage office)
    {
        var (parts, tasks, transfers) = await db.Several(Looks, db.InSight(new { e.Id, e.MergedInto, SightDay = db.Today }), found => Read(db, office, found));
        // decided only where something waits for a decision: the chain costs a look at the deputies
        var shown = new List<TransferShown>();
        foreach (var f in transfers) shown.Add(Show(f, tasks.First(t => t.Id == f.Id), await MayDecide(db, f, office), db, office));
        return parts with { Transfers = shown };
    }

    private static (EnquiryParts Parts, List<TaskRow> Tasks, List<TransferRow> Transfers) Read(Db db, OfficePage office, SqlMapper.GridReader found)
    {
        var tasks = found.Read<TaskRow>().AsList();
        var opens = found.Read<long>().ToHashSet();
        var transfers = found.Read<TransferRow>().AsList();
        var referral = found.ReadFirstOrDefault<ReferralRow>();
        return (new EnquiryParts(
            [.. tasks.Select(t => new TaskShown(t.Number, t.Kind, t.State, t.DueOn, t.Provisional == 1, t.LightOn(db.Today, office), t.DaysLeft(db.Today, office), t.Late == 1, office.NameOf(t.AnsweringId), opens.Contains(t.Id)))],
            [],
            referral is null ? null : new ReferralShown(referral.Unit, referral.Reached, referral.Details, referral.Guidance, referral.Completed == 1, referral.At, office.NameOf(referral.PersonId)),
            [.. found.Read<AnswerRow>().Select(a => new AnswerShown(a.Kind, a.How, a.Text, a.GivenAt, office.NameOf(a.PersonId)))],
            [.. found.Read<EventRow>().Select(v => new EventShown(v.At, office.NameOf(v.PersonId), v.ForId is { } x ? office.NameOf(x) : "", v.Kind, v.Zh, v.En, v.Note))],
            [.. tasks.Select(t => t.AnsweringId)], [.. transfers.Select(f => f.ToId)], [.. tasks.Select(t => t.SectionId), .. transfers.Select(f => f.SectionId)],
            found.ReadFirstOrDefault<string>() ?? "",
            [.. found.Read<(string Number, long FirstContactId, DateTimeOffset ReceivedAt)>().Select(x => new MergedShown(x.Number, office.NameOf(x.FirstContactId), x.ReceivedAt))]), tasks, transfers);
    }

    private static async Task<bool> MayDecide(Db db, TransferRow f, OfficePage office) => f.State == TransferState.SentBack
        && DecisionRules.DecidedBy(db.Who.PersonId, await Deciders.ChainOf(db, office, f.SectionId), f.BackBy ?? 0, Level.Chief) is Done<Decision>;

    private static TransferShown Show(TransferRow f, TaskRow task, bool mayDecide, Db db, OfficePage office)
    {
        var acts = EnquiryRules.NotTheReceiver(f.ToId == db.Who.PersonId, db.Who.Led.Contains(f.SectionId)) is null;
        return new TransferShown(
            task.Number, f.State, f.Version, new Named(f.FromId, office.NameOf(f.FromId)), new Named(f.ToId, office.NameOf(f.ToId)),
            office.SectionName(f.SectionId), office.SectionName(f.SectionId, english: true), f.Message, f.BroughtOver == 1,
            f.SentAt, f.AcceptedAt, f.ContactedAt, f.ContactNote, task.DueOn, task.LightOn(db.Today, office), task.DaysLeft(db.Today, office), task.IsOpen,
            f.BackReason.Length > 0 ? Enum.Parse<SendBackReason>(f.BackReason) : null, f.BackText, f.BackBy is { } by ? office.NameOf(by) : "", f.BackAt,
            f.DecidedBy is { } d ? office.NameOf(d) : "", f.DecidedFor is { } x ? office.NameOf(x) : "", f.DecidedAt,
            [.. Enum.GetValues<TransferAct>().Where(act => task.IsOpen && EnquiryRules.MayNotTransfer(f.State, act) is null
                && (act == TransferAct.Decide ? mayDecide : acts && (act != TransferAct.SendBack || f.TimesBack == 0)))]);
    }

    private sealed record TransferRow
    {
        public long Id { get; init; }
        public long FromId { get; init; }
        public long ToId { get; init; }
        public long SectionId { get; init; }
        public string Message { get; init; } = "";
        public int BroughtOver { get; init; }
        public TransferState State { get; init; }
        public DateTimeOffset SentAt { get; init; }
        public DateTimeOffset? AcceptedAt { get; init; }
        public DateTimeOffset? ContactedAt { get; init; }
        public string ContactNote { get; init; } = "";
        public int TimesBack { get; init; }
        public string BackReason { get; init; } = "";
        public string BackText { get; init; } = "";
        public long? BackBy { get; init; }
        public DateTimeOffset? BackAt { get; init; }
        public long? DecidedBy { get; init; }
        public long? DecidedFor { get; init; }
        public DateTimeOffset? DecidedAt { get; init; }
        public int Version { get; init; }
    }

    private sealed record ReferralRow
    {
        public string Unit { get; init; } = "";
        public string Reached { get; init; } = "";
        public string Details { get; init; } = "";
        public string Guidance { get; init; } = "";
        public int Completed { get; init; }
        public DateTimeOffset At { get; init; }
        public long PersonId { get; init; }
    }

    private sealed record AnswerRow
    {
        public string Kind { get; init; } = "";
        public Channel How { get; init; }
        public string Text { get; init; } = "";
        public DateTimeOffset GivenAt { get; init; }
        public long PersonId { get; init; }
    }

    private sealed record EventRow
    {
        public DateTimeOffset At { get; init; }
        public long PersonId { get; init; }
        public long? ForId { get; init; }
        public string Kind { get; init; } = "";
        public string Zh { get; init; } = "";
        public string En { get; init; } = "";
        public string Note { get; init; } = "";
    }
}
