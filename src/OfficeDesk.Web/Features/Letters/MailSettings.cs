using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Letters;

/// <summary>How letters leave this office. The password is never shown back.</summary>
/// <remarks>ES-3.</remarks>
[Access(SystemAdmin = Reach.All)]
public sealed record ShowMailSettings : IQuery<MailSettings>;

/// <param name="Version">Goes back with <see cref="ChangeMailSettings"/>, so that nobody overwrites what they have not seen.</param>
/// <param name="Link">What every letter's links begin with (Office:PublicUrl).</param>
public sealed record MailSettings(string Host, int Port, bool StartTls, string User, bool HasPassword, string From, int Version, string Link);

public sealed class ShowMailSettingsHandler(OfficeBook book, SealedText seal, OfficeAddress address) : IHandle<ShowMailSettings, MailSettings>
{
    public async Task<Outcome<MailSettings>> Handle(ShowMailSettings m, Db db)
    {
        var s = MailServer.Of((await book.Open(db.Ct)).Settings, seal);
        return new MailSettings(s.Host, s.Port, s.StartTls, s.User, s.Password.Length > 0, s.From, await SettingRows.VersionOf(db, ChangeMailSettingsHandler.Names), address.Url);
    }
}

/// <summary>Sets how letters leave.</summary>
/// <param name="Host">Name or IP address; empty = letters are written to files.</param>
/// <param name="User">Empty = the server asks nobody who he is.</param>
/// <param name="Password">Empty = the one that is set stays, as long as server and account stay too: it is never sent to another server.</param>
[Access(SystemAdmin = Reach.All)]
public sealed record ChangeMailSettings(
    [property: Text(100)] string Host, int Port, bool StartTls, [property: Text(120)] string User,
    [property: Text(200), Personal(Omit = true)] string Password,
    [property: Text(120, Required = true, Zh = "发件人地址", En = "the sender's address")] string From, int Version) : ICommand<MailSettingsChanged>;

public sealed record MailSettingsChanged(int Version);

public sealed class ChangeMailSettingsHandler(OfficeBook book, SealedText seal) : IHandle<ChangeMailSettings, MailSettingsChanged>
{
    internal const string Names = "mail.%";

    public async Task<Outcome<MailSettingsChanged>> Handle(ChangeMailSettings m, Db db)
    {
        var (host, user, from) = (m.Host.Trim(), m.User.Trim(), m.From.Trim());
        if (MailRules.NotServer(host, m.Port) is { } server) return server;
        if (MailRules.NotAddress(from, nameof(m.From)) is { } address) return address;
        // first the stamp: its lock makes the look at the versions safe on a database server
        await book.Changed(db);
        if (await SettingRows.VersionOf(db, Names) != m.Version) return DeskRefusals.Changed();
        var old = MailServer.Of((await book.Open(db.Ct)).Settings, seal);
        var keeps = m.Password.Length == 0 && old.Host == host && old.User == user;
        var password = user.Length == 0 ? "" : keeps ? old.Password : m.Password;
        if (MailRules.PasswordMissing(user, password.Length > 0) is { } missing) return missing;

        await SettingRows.Save(db, Settings.MailHost, host);
        await SettingRows.Save(db, Settings.MailPort, m.Port.ToString(CultureInfo.InvariantCulture));
        await SettingRows.Save(db, Settings.MailTls, m.StartTls ? "true" : "false");
        await SettingRows.Save(db, Settings.MailUser, user);
        await SettingRows.Save(db, Settings.MailPassword, password.Length == 0 ? "" : seal.Seal(password));
        await SettingRows.Save(db, Settings.MailFrom, from);
        db.About("settings", 0);
        return new MailSettingsChanged(await SettingRows.VersionOf(db, Names));
    }
}
