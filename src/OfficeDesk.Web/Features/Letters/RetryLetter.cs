using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Letters;

/// <summary>Sends a letter again that the server refused, that had no address, or that a restore held back, to the address the person has now.</summary>
/// <remarks>ES-3. It keeps its Message-ID.</remarks>
[Access(SystemAdmin = Reach.All)]
public sealed record RetryLetter(long Id) : ICommand<LetterRetried>;

public sealed record LetterRetried(string Address);

public sealed class RetryLetterHandler(OfficeBook book) : IHandle<RetryLetter, LetterRetried>
{
    private const string Load = "SELECT recipient_id, state FROM outbox WHERE id = @Id";

    private const string Wait = """
        UPDATE outbox SET state = 'Waiting', address = @Address, tries = 0, next_at = @Now, answer = '', held_at = NULL, version = version + 1
        WHERE id = @Id AND state IN ('Dead', 'NoAddress')
        """;

    public async Task<Outcome<LetterRetried>> Handle(RetryLetter m, Db db)
    {
        if (await db.Find<Letter>(Load, new { m.Id }) is not { } letter) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var address = office.People.TryGetValue(letter.RecipientId, out var person) ? person.Email : "";
        if (address.Length == 0) return MailRules.NoAddress;
        if (!await db.Changed(Wait, new { m.Id, Address = address, db.Now })) return MailRules.NotStuck;
        db.About("letter", m.Id);
        return new LetterRetried(address);
    }

    private sealed record Letter
    {
        public long RecipientId { get; init; }
        public string State { get; init; } = "";
    }
}
