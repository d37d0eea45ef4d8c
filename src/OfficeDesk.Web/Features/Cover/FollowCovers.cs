using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Cover;

/// <summary>
/// Every minute: covers that have to start or end and were not seen to by whoever changed the absence, work that came to somebody
/// who is away, and letters about covers. It finds everything from the tables, so it may come late or twice.
/// </summary>
/// <remarks>CV-6, CV-7. Without anything to do it only reads.</remarks>
[Access(Clock = Reach.All)]
public sealed record FollowCovers : IErrand<CoversFollowed>;

public sealed record CoversFollowed(int Absences, int Letters) : IReport
{
    public Told Tell() => new($"跟进离岗 {Absences} 件，通知 {Letters} 封", $"{Absences} absences followed, {Letters} letters", Absences + Letters == 0);
}

/// <summary>What a letter about covers of one absence says: the absence's number, the posts, a link (B6).</summary>
public sealed record CoverNoteSheet(string What, string Number, string Post, string Link);

public sealed class FollowCoversHandler(OfficeBook book, LetterTemplates templates, OfficeAddress address, ShortWrite shortly) : IHandle<FollowCovers, CoversFollowed>
{
    private const string Over = """
        SELECT DISTINCT a.id FROM covers c JOIN absences a ON a.id = c.absence_id
        WHERE c.state IN ('Proposed', 'Consented', 'Approved', 'Returned', 'Filed', 'HandedOver', 'Running') AND a.state IN ('Returned', 'Withdrawn', 'Refused', 'Lapsed')
        """;

    private const string Ready = """
        SELECT DISTINCT a.id FROM covers c JOIN absences a ON a.id = c.absence_id WHERE c.state = 'HandedOver' AND a.state IN ('Started', 'Extended') AND a.path = 'Leave'
        """;

    private const string Gone = "SELECT id, person_id FROM absences WHERE state IN ('Started', 'Extended') AND path = 'Leave'";

    private const string Left = $"""
        SELECT DISTINCT a.id FROM absences a WHERE a.state IN ('Started', 'Extended') AND a.path = 'Leave'
          AND (EXISTS (SELECT 1 FROM tasks t WHERE t.answering_id = a.person_id AND t.state IN ('Open', 'Paused'))
               OR EXISTS (SELECT 1 FROM tasks t WHERE t.answering_id = a.person_id AND t.kind = 'Assigned' AND t.state = 'Done')
               OR EXISTS (SELECT 1 FROM transfers x JOIN tasks w ON w.id = x.id AND w.state IN ('Open', 'Paused') WHERE x.to_id = a.person_id AND x.state IN {TransferStates.WithReceiver}))
        """;

    private const string Leaving = """
        SELECT DISTINCT a.id FROM covers c JOIN absences a ON a.person_id = c.cover_id AND a.id <> c.absence_id AND a.path = 'Leave' JOIN absences b ON b.id = c.absence_id
        WHERE ((a.state IN ('Started', 'Extended') AND c.state IN ('Proposed', 'Consented', 'Approved', 'Returned', 'Filed', 'HandedOver', 'Running'))
               OR (a.state = 'Approved' AND c.state IN ('Proposed', 'Consented', 'Approved', 'Returned', 'Filed', 'HandedOver')) OR (a.state = 'Approved' AND c.state = 'Running' AND c.slot IS NOT NULL))
          AND b.from_at < a.to_at AND (b.to_at > a.from_at OR b.state IN ('Started', 'Extended'))
        """;

    // the post went to somebody else, or the cover is not on its list any more, or has left the office
    private const string Unfit = """
        SELECT DISTINCT c.absence_id AS id FROM covers c JOIN posts p ON p.id = c.post_id JOIN people h ON h.id = c.cover_id
        WHERE c.vacant = 0 AND c.state IN ('Proposed', 'Consented', 'Approved', 'Returned', 'Filed', 'HandedOver', 'Running')
          AND (h.active = 0 OR NOT EXISTS (SELECT 1 FROM post_staff s WHERE s.post_id = c.post_id AND s.person_id = c.cover_id) OR (c.state <> 'Running' AND (p.active = 0 OR p.a_id IS NULL OR p.a_id <> c.person_id)))
        """;

    private const string RunningPosts = "SELECT absence_id AS id, post_id AS person_id FROM covers WHERE state = 'Running'";

    private const string Untold = """
        SELECT n.id, n.cover_id, n.kind, n.person_id, c.absence_id, c.post_id, a.number FROM cover_notes n JOIN covers c ON c.id = n.cover_id JOIN absences a ON a.id = c.absence_id
        WHERE n.told_at IS NULL ORDER BY n.id LIMIT 200
        """;

    private const string Told = "UPDATE cover_notes SET told_at = @Now WHERE id = @Id AND told_at IS NULL";

    public async Task<Outcome<CoversFollowed>> Handle(FollowCovers m, Db db)
    {
        var office = await book.Open(db.Ct);
        var due = await Due(db, office);
        var followed = 0;
        foreach (var id in due)
            // nothing is written down of a look that changed nothing
            if (await shortly.Do<object?>(m, async d => { d.About("absence", id); return await Covers.Follow(d, office, id) ? id : null; }, db.Ct) is not null) followed++;
        var letters = (await db.Query<NoteRow>(Untold)).Count == 0 ? 0 : await shortly.Do(m, d => Write(d, office), db.Ct);
        return new CoversFollowed(followed, letters);
    }

    private static async Task<IReadOnlyList<long>> Due(Db db, OfficePage office)
    {
        var due = new SortedSet<long>(await db.Query<long>(Over));
        due.UnionWith(await db.Query<long>(Ready));
        due.UnionWith(await db.Query<long>(Left));
        due.UnionWith(await db.Query<long>(Leaving));
        due.UnionWith(await db.Query<long>(Unfit));
        due.UnionWith(await db.Query<long>(UnlistedWork.Due));
        var running = (await db.Query<Pair>(RunningPosts)).Select(r => (r.Id, r.PersonId)).ToHashSet();
        foreach (var a in await db.Query<Pair>(Gone))
            if (Covers.PostsOf(office, a.PersonId).Any(p => !running.Contains((a.Id, p.Id)))) due.Add(a.Id);
        return [.. due];
    }

    private async Task<int> Write(Db db, OfficePage office)
    {
        var fresh = new List<NoteRow>();
        foreach (var n in await db.Query<NoteRow>(Untold))
            if (await db.Changed(Told, new { n.Id, db.Now })) fresh.Add(n);
        // the posts of one absence are one letter (ES-2)
        var letters = fresh.GroupBy(n => (n.PersonId, n.AbsenceId, n.Kind)).Select(g => g.ToList()).ToList();
        foreach (var some in letters)
        {
            var (n, posts) = (some[0], some.Select(x => CoverRow.PostName(office, x.PostId)).Distinct(StringComparer.Ordinal).ToList());
            var sheet = new CoverNoteSheet(What(n.Kind), n.Number ?? "", string.Join('、', posts), address.Url + (some.Count == 1 ? $"/covers/{n.CoverId}" : PageOfAll(n)));
            var subject = $"{sheet.What}：{sheet.Number} {(posts.Count > 2 ? $"{posts[0]}等 {posts.Count} 个岗位" : sheet.Post)}";
            await Outbox.Queue(db, office, new Letter($"cover-note:{n.Id}", n.PersonId, subject, templates.Text("cover-note", sheet), templates.Html("cover-note", sheet)));
        }
        return letters.Count;
    }

    // the absence is not in sight of whoever covers (AB-9): their own work shows all posts they cover
    private static string PageOfAll(NoteRow n) => n.Kind == "Started" ? "/my" : $"/absence/{n.AbsenceId}/cover";

    private static string What(string kind) => kind switch
    {
        "Started" => "从现在起由您替代",
        "Leaving" => "替代人也要离岗，请另定替代人",
        "Unfit" => "替代人不再胜任，请另定替代人",
        "Vacant" => "岗位空岗，从现在起由您负责",
        "Declined" => "被提名人不同意替代，请另提一人",
        "Refused" => "同岗替代未获批准，请另提一人",
        _ => "同岗替代备案退回，请补正",
    };

    private sealed record Pair
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
    }

    private sealed record NoteRow
    {
        public long Id { get; init; }
        public long CoverId { get; init; }
        public long AbsenceId { get; init; }
        public string Kind { get; init; } = "";
        public long PersonId { get; init; }
        public long PostId { get; init; }
        public string? Number { get; init; }
    }
}
