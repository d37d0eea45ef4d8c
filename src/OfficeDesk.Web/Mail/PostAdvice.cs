namespace OfficeDesk.Web.Mail;

/// <summary>What to do about an answer that is no good one, in words; the answer itself stands behind it.</summary>
/// <remarks>ES-3: failures are visible with the server's answer.</remarks>
public static class PostAdvice
{
    private static readonly (string[] Marks, string Zh, string En)[] Known =
    [
        (["Connection refused", "actively refused"],
            "邮件服务器没有应答：请核对主机和端口（通常 25，加密 587），确认邮件服务在运行，防火墙放行。",
            "Nothing answers there: check host and port (25, or 587 with encryption), that the mail service runs, and the firewall."),
        (["Name or service not known", "No such host", "nodename nor servname", "Temporary failure in name resolution", "Name does not resolve", "Resource temporarily unavailable"],
            "找不到这个主机：请核对主机名的写法，或改填 IP 地址；检查本机的 DNS。",
            "There is no such host: check how its name is written, or enter its IP address; see to this machine's DNS."),
        (["timed out", "time-out", "did not properly respond", "Network is unreachable", "No route to host"],
            "连不到邮件服务器：请核对主机和端口，检查防火墙和网络。",
            "The server is not reached: check host and port, the firewall and the network."),
        (["STARTTLS", "secure connection", "SSL", "TLS"],
            "加密没有谈成：请核对服务器是否支持 STARTTLS（端口通常 587）、证书是否有效且与主机名一致；服务器不加密的，取消勾选。",
            "Encryption failed: check that the server does STARTTLS (usually port 587) and that its certificate is valid for this host name; if it does not encrypt, untick it."),
    ];

    private static readonly (string Zh, string En) Account = (
        "服务器要求登录或不接受账号口令：请核对账号、口令，并勾选加密传输（STARTTLS）。",
        "The server asks for a sign-in or does not take this one: check account and password, and tick encryption (STARTTLS).");

    private static readonly (string Zh, string En) Refused = (
        "服务器拒收：请核对收件人地址和发件人地址，看服务器是否允许这个发件人。",
        "The server refuses it: check the recipient's and the sender's address, and whether the server lets this sender send.");

    private static readonly (string Zh, string En) Later = (
        "服务器暂时不收，稍后会自动再试。", "The server does not take it for now; it is tried again by itself.");

    private static readonly (string Zh, string En) Unknown = (
        "请核对邮件设置（主机、端口、加密、账号）后再试。", "Check the mail settings (host, port, encryption, account), then try again.");

    /// <param name="answer">The server's reply, or why there was none.</param>
    public static (string Zh, string En) Of(string answer)
    {
        var code = answer.Length >= 3 && int.TryParse(answer.AsSpan(0, 3), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0;
        if (code is 454 or 530 or 534 or 535 or 538) return Account;
        if (code is >= 500 and < 600) return Refused;
        if (code is >= 400 and < 500) return Later;
        var fits = Array.Find(Known, k => Array.Exists(k.Marks, m => answer.Contains(m, StringComparison.OrdinalIgnoreCase)));
        return fits.Marks is null ? Unknown : (fits.Zh, fits.En);
    }
}
