using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Letters;
using OfficeDesk.Web.Mail;

namespace OfficeDesk.Tests.Mail;

/// <summary>An office with letters in its outbox and a mail server of the test's own.</summary>
internal static class MailDesk
{
    /// <summary>The bureau with a mail server set, and a time-out short enough for a test.</summary>
    public static async Task<TestDesk> With(Engine engine, int port, string user = "")
    {
        var desk = await TestDesk.WithBureau(engine, s =>
        {
            var shipped = s.Single(d => d.ServiceType == typeof(PostOffice)).ImplementationFactory!;
            s.Replace(ServiceDescriptor.Singleton(p => (PostOffice)shipped(p) with { Timeout = TimeSpan.FromSeconds(2) }));
        });
        var set = new ChangeMailSettings("127.0.0.1", port, false, user, user.Length > 0 ? "a password" : "", "desk@office.invalid", 0);
        await desk.Done(TestDesk.As("admin"), set);
        return desk;
    }

    /// <summary>Puts letters into the outbox, for the bureau's people in turn, with the number n in the cause.</summary>
    public static async Task Queue(TestDesk desk, int count, Func<int, string>? addressOf = null)
    {
        var ids = desk.Services.GetRequiredService<Ids>();
        for (var n = 1; n <= count; n++)
            await desk.Write("""
                INSERT INTO outbox (id, cause, recipient_id, address, subject, body_text, body_html, state, next_at, queued_at)
                VALUES (@Id, @Cause, 8, @Address, '催办汇总', '编号 2026-1', '<p>编号 2026-1</p>', 'Waiting', @Now, @Now)
                """, new { Id = ids.Next(), Cause = $"test:{n}", Address = addressOf?.Invoke(n) ?? $"p{n}@office.invalid", Now = desk.Clock.GetUtcNow() });
    }

    public static Task<OutboxSent> Send(TestDesk desk) => desk.Done(Asker.Clock, new SendOutbox());

    /// <summary>The letters by state: (state, address, answer, tries, id).</summary>
    public static Task<IReadOnlyList<LetterRow>> Letters(TestDesk desk) => desk.Rows<LetterRow>("SELECT id, state, address, answer, tries, next_at, subject FROM outbox ORDER BY id");
}

internal sealed record LetterRow
{
    public long Id { get; init; }
    public string State { get; init; } = "";
    public string Address { get; init; } = "";
    public string Answer { get; init; } = "";
    public string Subject { get; init; } = "";
    public int Tries { get; init; }
    public DateTimeOffset NextAt { get; init; }
}
