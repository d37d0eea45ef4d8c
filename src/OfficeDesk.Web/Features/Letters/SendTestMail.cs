using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Letters;

/// <summary>Sends one letter at once with the settings as saved, and says what the server said.</summary>
/// <param name="To">One address.</param>
/// <remarks>ES-3.</remarks>
[Access(SystemAdmin = Reach.All)]
public sealed record SendTestMail([property: Text(120, Required = true, Zh = "收件人地址", En = "the recipient's address")] string To) : IErrand<TestMailSent>;

/// <param name="Took">False: it did not go out; the answer says why.</param>
/// <param name="Answer">The server's own words.</param>
public sealed record TestMailSent(bool Took, string Answer)
{
    /// <summary>What to do when it did not go out.</summary>
    public (string Zh, string En) Advice() => PostAdvice.Of(Answer);
}

/// <summary>What the test letter says.</summary>
public sealed record TestSheet(string At, string Link);

public sealed class SendTestMailHandler(PostOffice office, LetterTemplates templates, OfficeAddress address, ShortWrite shortly, TimeProvider clock) : IHandle<SendTestMail, TestMailSent>
{
    public async Task<Outcome<TestMailSent>> Handle(SendTestMail m, Db db)
    {
        var to = m.To.Trim();
        if (MailRules.NotAddress(to, nameof(m.To)) is { } wrong) return wrong;
        var id = db.NewId();
        await shortly.Do(m, d => { d.About("letter", id); return Task.FromResult(true); }, db.Ct);
        var sheet = new TestSheet(db.Wall.ToString("yyyy年M月d日 HH:mm"), address.Url);
        var start = clock.GetTimestamp();
        using var post = await office.Open(db.Ct);
        var posted = await post.Send(new Envelope(office.MessageId(id), to, "局办服务台测试邮件", templates.Text("test", sheet), templates.Html("test", sheet)));
        var took = posted.Verdict == PostVerdict.Sent;
        if (took) await shortly.Do(null, async d => { await Runs.Write(d, Runs.TestMail, byHand: true, clock.GetElapsedTime(start), new Told("测试邮件已发出", "a test mail went out")); return true; }, db.Ct);
        return new TestMailSent(took, posted.Answer);
    }
}
