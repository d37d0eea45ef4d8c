using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>What is undecided at the end of the due date lapses, and who asked is told (GN-3); while the clock stands the due date does not end (DL-9).</summary>
[Access(Clock = Reach.All)]
public sealed record LapseExtensions : ICommand<ExtensionsLapsed>;

/// <param name="More">There are more than one run takes; send it again.</param>
public sealed record ExtensionsLapsed(int Count, bool More) : IReport
{
    public Told Tell() => new($"失效延期申请 {Count} 件", $"{Count} extensions lapsed", Count == 0);
}

public sealed class LapseExtensionsHandler(OfficeBook book, LetterTemplates templates) : IHandle<LapseExtensions, ExtensionsLapsed>
{
    private const int AtOnce = 200;

    private const string Undecided = """
        SELECT x.id, x.number, x.task_id, x.asked_by, x.old_due_on, x.version, t.number AS task_number, t.enquiry_id
        FROM extensions x JOIN tasks t ON t.id = x.task_id WHERE x.state = 'Asked' AND x.old_due_on < @Today AND t.state <> 'Paused' ORDER BY x.id LIMIT @Take
        """;

    private const string Lapse = "UPDATE extensions SET state = 'Lapsed', version = version + 1 WHERE id = @Id AND version = @Version AND state = 'Asked'";

    public async Task<Outcome<ExtensionsLapsed>> Handle(LapseExtensions m, Db db)
    {
        var office = await book.Open(db.Ct);
        var rows = (await db.Query<ExtensionRow>(Undecided, new { db.Today, Take = AtOnce })).Where(x => ExtensionRules.Lapses(x.OldDueOn, db.Today)).ToList();
        var count = 0;
        foreach (var x in rows)
        {
            // somebody may have decided it at the last moment
            if (!await db.Changed(Lapse, new { x.Id, x.Version })) continue;
            count++;
            await Deciders.Close(db, "Opinion", x.Id, lapsed: true);
            await Deciders.Close(db, "Extension", x.Id, lapsed: true);
            await Timeline.Write(db, x.TaskId, x.EnquiryId, "Lapsed", $"延期 {x.Number} 到期日终仍未决定，申请失效", $"extension {x.Number} was not decided by the end of the due date and has lapsed");
            var letter = new { Extension = x.Number, Task = x.TaskNumber, Due = $"{x.OldDueOn:yyyy年M月d日}" };
            await Outbox.Queue(db, office, new Letter($"lapsed:{x.Id}", x.AskedBy, $"延期申请已失效：{x.Number}（{x.TaskNumber}）", templates.Text("extension-lapsed", letter), templates.Html("extension-lapsed", letter)));
        }
        return new ExtensionsLapsed(count, rows.Count == AtOnce);
    }
}
