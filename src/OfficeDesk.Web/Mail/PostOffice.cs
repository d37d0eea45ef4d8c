using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Mail;

/// <summary>The mail server as the office has set it; without a host, letters are written to files.</summary>
public sealed record MailServer(string Host, int Port, bool StartTls, string User, string Password, string From)
{
    public bool ToFiles => Host.Length == 0;

    public static MailServer Of(SettingValues settings, SealedText seal) => new(
        settings.Text(Settings.MailHost), settings.Number(Settings.MailPort), settings.Flag(Settings.MailTls),
        settings.Text(Settings.MailUser), seal.Open(settings.Text(Settings.MailPassword)), settings.Text(Settings.MailFrom));
}

/// <summary>Opens the way to the mail server that is set now.</summary>
/// <param name="Folder">Where letters are written while there is no server.</param>
/// <param name="Timeout">How long one letter may take.</param>
public sealed record PostOffice(OfficeBook Book, SealedText Seal, OfficeAddress Address, string Folder, TimeSpan Timeout)
{
    /// <summary>A way for one run: one connection as long as nothing goes wrong.</summary>
    public async Task<SmtpPost> Open(CancellationToken ct) =>
        new(MailServer.Of((await Book.Open(ct)).Settings, Seal), Folder, Timeout);

    /// <summary>The same letter always has the same Message-ID, so that a mailbox can tell a repetition (B2).</summary>
    public string MessageId(long letter) => $"<{letter}@{Address.Host}>";
}
