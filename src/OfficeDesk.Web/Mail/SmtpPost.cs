using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Mail;

/// <summary>What became of a letter at the server.</summary>
/// <param name="Answer">The server's reply, or why there was none.</param>
/// <param name="Personal">Whether it is about this recipient alone and says nothing about the next letter.</param>
public sealed record Posted(PostVerdict Verdict, string Answer, bool Personal);

/// <summary>One letter as it goes out.</summary>
public sealed record Envelope(string MessageId, string To, string Subject, string Text, string Html);

/// <summary>
/// Hands letters to the mail server, one recipient each: with several, one bad address would make the good ones get the letter
/// again. The only file that knows System.Net.Mail. Not for use by two threads at once.
/// </summary>
public sealed class SmtpPost(MailServer server, string folder, TimeSpan timeout) : IDisposable
{
    private const string ReplyMark = "The server response was: ";
    private readonly string _tray = Path.Combine(folder, $".tray-{Environment.ProcessId}");
    private SmtpClient? _client;

    public MailServer Server => server;

    /// <summary>Hands over one letter. Never throws for what a server or a network does; not cancelled half-way, the time-out ends it.</summary>
    public async Task<Posted> Send(Envelope letter)
    {
        if (MailRules.NotAddress(letter.To, "") is { } wrong) return new Posted(PostVerdict.Never, wrong.Zh, Personal: true);
        try
        {
            using var message = Compose(letter);
            await (_client ??= Connect()).SendMailAsync(message);
            return new Posted(PostVerdict.Sent, server.ToFiles ? Collect(letter) : "250", Personal: true);
        }
        catch (SmtpException e)
        {
            return Failed(e, e is SmtpFailedRecipientException);
        }
        // the parser of replies throws FormatException on garbage, the connection IOException or InvalidOperationException:
        // nobody knows whether the server has the letter, so it goes again as the same letter
        catch (Exception e) when (e is FormatException or IOException or InvalidOperationException or ArgumentException)
        {
            HangUp();
            return new Posted(PostVerdict.Later, Line($"{e.GetType().Name}: {e.Message}"), Personal: false);
        }
    }

    public void Dispose()
    {
        HangUp();
        if (Directory.Exists(_tray)) Directory.Delete(_tray, recursive: true);
    }

    private Posted Failed(SmtpException e, bool toRecipient)
    {
        HangUp();
        var code = (int)e.StatusCode;
        if (e.GetBaseException() is AuthenticationException tls) return new Posted(PostVerdict.Setup, Line($"STARTTLS: {tls.Message}"), Personal: false);
        if (code < 200) return new Posted(PostVerdict.Later, Line(e.InnerException is null ? e.Message : e.GetBaseException().Message), Personal: false);
        var said = e.Message.IndexOf(ReplyMark, StringComparison.Ordinal);
        return new Posted(MailRules.Judge(code, toRecipient), Line($"{code} {(said < 0 ? e.Message : e.Message[(said + ReplyMark.Length)..])}"), toRecipient);
    }

    private MailMessage Compose(Envelope letter)
    {
        var message = new MailMessage
        {
            From = new MailAddress(server.From), Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8,
        };
        message.To.Add(new MailAddress(letter.To));
        message.Headers["Message-ID"] = letter.MessageId;
        // so that an absent person's mailbox does not answer the machine
        message.Headers["Auto-Submitted"] = "auto-generated";
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(letter.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(letter.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return message;
    }

    private SmtpClient Connect()
    {
        if (server.ToFiles)
        {
            if (Directory.Exists(_tray)) Directory.Delete(_tray, recursive: true);
            Directory.CreateDirectory(_tray);
            return new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = _tray };
        }
        var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.StartTls, Timeout = (int)timeout.TotalMilliseconds, UseDefaultCredentials = false };
        if (server.User.Length > 0) client.Credentials = new NetworkCredential(server.User, server.Password);
        return client;
    }

    /// <summary>The file the client wrote under a name of chance gets the letter's own: written twice it is still one file.</summary>
    private string Collect(Envelope letter)
    {
        var name = letter.MessageId.Trim('<', '>').Split('@')[0] + ".eml";
        File.Move(Directory.GetFiles(_tray).Single(), Path.Combine(folder, name), overwrite: true);
        return $"mail/{name}";
    }

    /// <summary>After a failure the connection is in a state nobody knows.</summary>
    private void HangUp()
    {
        _client?.Dispose();
        _client = null;
    }

    /// <summary>At most 500 characters on one line.</summary>
    private static string Line(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length > 500 ? line[..500] : line;
    }
}
