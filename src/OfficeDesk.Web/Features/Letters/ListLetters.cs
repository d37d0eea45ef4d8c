using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Letters;

/// <summary>Where a letter stands.</summary>
public enum LetterState
{
    Waiting,
    Dead,
    NoAddress,
    Sent,

    /// <summary>Waited when the backup was made that the office was restored from: sent only when somebody releases it (A7).</summary>
    Held,
}

/// <summary>The outbox by state, newest first, without the letters' bodies: who looks after the mail need not read it.</summary>
/// <param name="Before">The id of the last letter seen; empty for the newest.</param>
/// <remarks>ES-3: failures are visible with the server's answer.</remarks>
[Access(SystemAdmin = Reach.All)]
public sealed record ListLetters(LetterState State = LetterState.Waiting, long? Before = null) : IQuery<LetterList>;

/// <param name="ToFiles">No mail server is set: letters are written to files.</param>
/// <param name="More">Whether there are older ones.</param>
/// <param name="Unreachable">People at work who have no mail address.</param>
public sealed record LetterList(int Waiting, int Dead, int NoAddress, bool ToFiles, IReadOnlyList<LetterLine> Letters, bool More, IReadOnlyList<string> Unreachable, int Held);

public sealed record LetterLine
{
    public long Id { get; init; }
    public long RecipientId { get; init; }
    public string Recipient { get; init; } = "";
    public string Address { get; init; } = "";
    public string Subject { get; init; } = "";
    public LetterState State { get; init; }
    public int Tries { get; init; }
    public DateTimeOffset QueuedAt { get; init; }
    public DateTimeOffset NextAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string Answer { get; init; } = "";

    /// <summary>What to do about an answer that is no good one.</summary>
    public (string Zh, string En) Advice() => PostAdvice.Of(Answer);
}

public sealed class ListLettersHandler(OfficeBook book, SealedText seal) : IHandle<ListLetters, LetterList>
{
    private const int Size = 50;

    private const string Count = """
        SELECT CASE WHEN held_at IS NULL THEN state ELSE 'Held' END AS state, COUNT(*) AS n FROM outbox WHERE state IN ('Waiting', 'Dead', 'NoAddress') GROUP BY 1
        """;

    private const string Page = """
        SELECT id, recipient_id, address, subject, state, tries, queued_at, next_at, sent_at, answer FROM outbox
        WHERE state = @State AND id < @Before AND ((@Held = 0 AND held_at IS NULL) OR (@Held = 1 AND held_at IS NOT NULL)) ORDER BY id DESC LIMIT 51
        """;

    public async Task<Outcome<LetterList>> Handle(ListLetters m, Db db)
    {
        var office = await book.Open(db.Ct);
        var counts = (await db.Query<Counted>(Count)).ToDictionary(c => c.State, c => (int)c.N);
        var letters = await db.Query<LetterLine>(Page, new
        {
            State = (m.State is LetterState.Held ? LetterState.Dead : m.State).ToString(), Before = m.Before ?? long.MaxValue, Held = m.State is LetterState.Held ? 1 : 0,
        });
        return new LetterList(
            counts.GetValueOrDefault(LetterState.Waiting), counts.GetValueOrDefault(LetterState.Dead), counts.GetValueOrDefault(LetterState.NoAddress),
            MailServer.Of(office.Settings, seal).ToFiles,
            [.. letters.Take(Size).Select(l => l with { Recipient = office.NameOf(l.RecipientId) })], letters.Count > Size,
            [.. office.People.Values.Where(p => p.Active == 1 && p.Email.Length == 0).OrderBy(p => p.SectionId).ThenBy(p => p.Id).Select(p => db.Who.English ? $"{p.Name} ({office.SectionName(p.SectionId, english: true)})" : $"{p.Name}（{office.SectionName(p.SectionId)}）")],
            counts.GetValueOrDefault(LetterState.Held));
    }

    private sealed record Counted
    {
        public LetterState State { get; init; }
        public long N { get; init; }
    }
}
