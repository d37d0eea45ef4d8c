namespace OfficeDesk.Rules;

/// <summary>What a mail server's reply means for a letter.</summary>
/// <remarks>ES-3: sent, tried again later, given up with the server's answer, or kept until the settings are mended.</remarks>
public enum PostVerdict
{
    /// <summary>The server has taken it over.</summary>
    Sent,

    /// <summary>Not now, or nobody knows: try again after a pause, as the same letter.</summary>
    Later,

    /// <summary>Never: this letter will not be taken.</summary>
    Never,

    /// <summary>The server wants other settings; no letter is to blame.</summary>
    Setup,
}

/// <summary>Rules on sending letters.</summary>
public static class MailRules
{
    /// <summary>The longest pause between two tries.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    /// <summary>What the server's reply means.</summary>
    /// <param name="reply">The three digits; anything below 200 when there was no reply that can be read.</param>
    /// <param name="toRecipient">Whether the server spoke about the recipient.</param>
    /// <remarks>ES-3: sending is retried; what the server refuses for good is shown with its answer; a wrong setting costs no letter.</remarks>
    public static PostVerdict Judge(int reply, bool toRecipient) => reply switch
    {
        >= 200 and < 300 => PostVerdict.Sent,
        530 or 534 or 535 or 538 => PostVerdict.Setup,
        (>= 500 and <= 504) or 521 when !toRecipient => PostVerdict.Setup,
        >= 500 and < 600 => PostVerdict.Never,
        _ => PostVerdict.Later,
    };

    /// <summary>How long to wait after a try that failed.</summary>
    /// <param name="tries">How often it has been tried, 1 or more.</param>
    /// <param name="id">The letter's id, which spreads letters that failed together by a fifth around the pause.</param>
    /// <remarks>ES-3: growing pauses, from half a minute to half an hour.</remarks>
    public static TimeSpan PauseAfter(int tries, long id)
    {
        var doubled = FirstPause * (1L << Math.Clamp(tries - 1, 0, 10));
        // a mixing of the id's bits stands in for chance, so that the same letter always has the same pause
        var spread = (unchecked((ulong)id * 0x9E3779B97F4A7C15UL) >> 40) / (double)(1UL << 24);
        var pause = doubled * (0.8 + (0.4 * spread));
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>Why this is no mail address of a member of the office, or <c>null</c> when it is one.</summary>
    /// <remarks>ES-3: one recipient a letter; what cannot be sent to is refused before it is tried.</remarks>
    public static Refusal? NotAddress(string address, string field)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        var whole = at > 0 && at < address.Length - 1 && at == address.LastIndexOf('@') && address.Length <= 120
            && address.All(c => char.IsAsciiLetterOrDigit(c) || "@.!#$%&'*+/=?^_`{|}~-".Contains(c, StringComparison.Ordinal))
            && !address.Contains("..", StringComparison.Ordinal) && address[0] != '.' && address[at - 1] != '.' && IsHost(address[(at + 1)..]);
        return whole ? null : new("请填写一个邮箱地址，形如 name@office.invalid，只用英文字符。", "Enter one mail address such as name@office.invalid, in ASCII.", "ES-3", field);
    }

    /// <summary>Why no mail server can be reached under this, or <c>null</c> when one might; empty = letters are written to files.</summary>
    /// <remarks>ES-3: the mail server is a setting.</remarks>
    public static Refusal? NotServer(string host, int port)
    {
        if (host.Length > 0 && !IsHost(host))
            return new("请填写邮件服务器的主机名或 IP 地址，不带 http:// 和端口；留空则写成文件。", "Enter the host name or IP address of the mail server, without http:// and port; empty writes files.", "ES-3", "Host");
        return port is < 1 or > 65535 ? new("端口须为 1 至 65535，通常是 25 或 587。", "A port is 1 to 65535, usually 25 or 587.", "ES-3", "Port") : null;
    }

    /// <summary>Why this account cannot sign in at the server, or <c>null</c> when it may.</summary>
    /// <remarks>ES-3: an account has a password.</remarks>
    public static Refusal? PasswordMissing(string user, bool hasPassword) => user.Length == 0 || hasPassword ? null
        : new("填了邮件账号，就请填口令。", "An account needs its password.", "ES-3", "Password");

    /// <summary>The refusal of sending again what has no address to go to.</summary>
    /// <remarks>ES-3: a recipient without an address shows up.</remarks>
    public static Refusal NoAddress { get; } = new(
        "收件人还没有邮箱地址。请先在人员资料里填上，再重发。", "The recipient has no mail address. Enter one with the person first, then send again.", "ES-3", "", RefusalKind.Conflict);

    /// <summary>The refusal of sending again what is not stuck.</summary>
    /// <remarks>ES-3: a mail is never sent twice on purpose.</remarks>
    public static Refusal NotStuck { get; } = new(
        "这封信没有卡住：已经发出，或正在等待发送。", "This letter is not stuck: it was sent, or waits to be sent.", "ES-3", "", RefusalKind.Conflict);

    private static bool IsHost(string host) =>
        host.Length is > 0 and <= 100 && host[0] is not ('.' or '-') && host[^1] is not ('.' or '-') && !host.Contains("..", StringComparison.Ordinal)
        && host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':');
}
