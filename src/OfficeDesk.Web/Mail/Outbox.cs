using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Mail;

/// <summary>A mail to a member of the office. It holds case numbers and links only, never a citizen's data (B6).</summary>
/// <param name="Cause">What it is about, at most 80 characters; the same cause reaches the same person once (ES-2).</param>
public sealed record Letter(string Cause, long RecipientId, string Subject, string Text, string Html);

/// <summary>Letters waiting for the post, written in the transaction of what caused them (ES-3).</summary>
public static class Outbox
{
    private const string Insert = """
        INSERT INTO outbox (id, cause, recipient_id, address, subject, body_text, body_html, state, next_at, queued_at)
        SELECT @Id, @Cause, @RecipientId, @Address, @Subject, @Text, @Html, @State, @Now, @Now
        WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE cause = @Cause AND recipient_id = @RecipientId)
        """;

    /// <summary>Queues a letter; nothing happens when the same cause was already queued for this person. The id is also the Message-ID.</summary>
    public static async Task<long> Queue(Db db, OfficePage office, Letter letter)
    {
        // whoever has left gets no letters any more
        var address = office.People.TryGetValue(letter.RecipientId, out var person) && person.Active == 1 ? person.Email : "";
        var id = db.NewId();
        await db.Execute(Insert, new
        {
            Id = id, letter.Cause, letter.RecipientId, Address = address, letter.Subject, letter.Text, letter.Html,
            State = address.Length > 0 ? "Waiting" : "NoAddress", db.Now,
        });
        return id;
    }
}
