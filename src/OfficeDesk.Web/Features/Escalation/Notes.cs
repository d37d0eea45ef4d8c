using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>A transfer about which somebody is told.</summary>
internal sealed record TransferNote
{
    public long Id { get; init; }
    public long FromId { get; init; }
    public long ToId { get; init; }
    public long SectionId { get; init; }
    public string Number { get; init; } = "";
    public DateOnly DueOn { get; init; }
}

/// <summary>Something somebody has to decide.</summary>
internal sealed record RequestNote
{
    /// <summary>Requests (r) with what each is about, whatever its kind: a task (t), an absence (ab), a refusal (rf), an application (ap).</summary>
    public const string From = """
        FROM requests r LEFT JOIN extensions e ON e.id = r.subject_id AND r.kind <> 'SentBack' LEFT JOIN clock_acts ck ON ck.id = r.subject_id AND r.kind = 'Clock' LEFT JOIN late_records lx ON lx.id = r.subject_id AND r.kind = 'LateRecord' LEFT JOIN tasks t ON t.id = COALESCE(e.task_id, ck.task_id, lx.task_id, r.subject_id)
        LEFT JOIN refusals rf ON rf.id = r.subject_id AND r.kind = 'Refusal' LEFT JOIN notices_once nt ON nt.id = r.subject_id AND r.kind = 'SecondNotice' LEFT JOIN applications ap ON ap.id = nt.application_id
        LEFT JOIN covers cv ON cv.id = r.subject_id LEFT JOIN absence_extensions lr ON lr.id = r.subject_id AND r.kind = 'LaterReturn' LEFT JOIN absences ab ON ab.id = COALESCE(cv.absence_id, lr.absence_id, r.subject_id)
        """;

    public long Id { get; init; }
    public string Kind { get; init; } = "";
    public long DeciderId { get; init; }
    public string Number { get; init; } = "";
    public DateOnly? DueOn { get; init; }

    /// <summary>The first contact of a transfer that was sent back.</summary>
    public long? FromId { get; init; }

    /// <summary>The post that is to be covered; 0 for what belongs to none, null for everything else.</summary>
    public long? PostId { get; init; }

    /// <summary>What is asked for, in words.</summary>
    public string What => Kind switch { "Extension" => "延期申请", "Opinion" => "延期申请的意见", "SentBack" => "退回的转办", "Measure" => "处理措施", "Appeal" => "申诉", "Absence" => "离岗", "LaterReturn" => "离岗延长", "CoverConsent" => "顶岗请求", "Cover" => "同岗替代", "CoverFile" => "同岗替代备案", "Refusal" => "否定报备复核", "SecondNotice" => "再次要求补正", "Clock" => "暂停或恢复计时", "LateRecord" => "补记办结", _ => "申请" };
}

/// <summary>What a short letter says: a number, a day, a link (B6).</summary>
public sealed record NoteSheet(string Number, string What, string Due, string Link);

/// <summary>Short letters that leave at once, each with a cause of its own, so that it is told once.</summary>
public sealed class Notes(LetterTemplates templates, OfficeAddress address)
{
    /// <summary>The receiver learns of a transfer on its way.</summary>
    internal Task TransferSent(Db db, OfficePage office, Addressees addressees, TransferNote x) =>
        Queue(db, office, $"transfer:{x.Id}", addressees.WithCovers(x.ToId), "transfer-sent", $"有一件转办等您接收：{x.Number}", Of(x));

    /// <summary>The first contact and the chief of the receiver's section learn that it was not taken up in time.</summary>
    /// <remarks>FC-4. The first contact answers for it, so the first overdue rung counts as fired and the next digest does not repeat it.</remarks>
    internal async Task TransferLate(Db db, OfficePage office, LadderRound round, TransferNote x)
    {
        var told = round.Addressees.Of(Recipient.Chief, x.SectionId).Concat(round.Addressees.WithCovers(x.FromId)).Distinct().ToList();
        var cause = $"transfer-late:{x.Id}:{x.DueOn:yyyy-MM-dd}";
        var letters = await Queue(db, office, cause, told, "transfer-late", $"转办超时未接收或未联系：{x.Number}", Of(x));
        await round.CountAsFired(db, x, letters);
    }

    /// <summary>Whoever has to decide learns of it; of a transfer sent back, the first contact too.</summary>
    internal Task Asked(Db db, OfficePage office, Addressees addressees, RequestNote r)
    {
        // of two posts of one absence the letters would look the same
        var what = r.PostId is { } post ? $"{r.What}（{office.PostName(post, english: false)}）" : r.What;
        var sheet = new NoteSheet(r.Number, what, r.DueOn is { } due ? Digests.Chinese(due) : "", address.Url + "/approvals");
        return r.Kind == "SentBack"
            ? Queue(db, office, $"asked:{r.Id}", new[] { r.DeciderId, r.FromId ?? r.DeciderId }.SelectMany(addressees.WithCovers).Distinct(), "sent-back", $"转办被退回：{r.Number}", sheet)
            : Queue(db, office, $"asked:{r.Id}", addressees.WithCovers(r.DeciderId), "asked", r.Number.Length > 0 ? $"请您决定{what}：{r.Number}" : $"请您决定{what}", sheet);
    }

    private NoteSheet Of(TransferNote x) => new(x.Number, "转办", Digests.Chinese(x.DueOn), address.Task(x.Number));

    private async Task<IReadOnlyDictionary<long, long>> Queue(Db db, OfficePage office, string cause, IEnumerable<long> told, string template, string subject, NoteSheet sheet)
    {
        var letters = new Dictionary<long, long>();
        foreach (var person in told)
            letters[person] = await Outbox.Queue(db, office, new Letter(cause, person, subject, templates.Text(template, sheet), templates.Html(template, sheet)));
        return letters;
    }
}
