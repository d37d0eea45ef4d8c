using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;

namespace OfficeDesk.Tests.Mail;

/// <summary>A mail server that is not ours: OFFICEDESK_TEST_SMTP=host:port, which keeps each mail as a file in OFFICEDESK_TEST_MAILDIR (tests/services.sh starts one).</summary>
internal static class RealServer
{
    public static (int Port, string Folder) Find()
    {
        if (Environment.GetEnvironmentVariable("OFFICEDESK_TEST_SMTP") is { Length: > 0 } server && Environment.GetEnvironmentVariable("OFFICEDESK_TEST_MAILDIR") is { Length: > 0 } folder)
            return (int.Parse(server.Split(':')[1]), folder);
        const string Why = "A mail server is missing: run tests/services.sh start, then `source tests/services.env`, and test again.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Why);
        Assert.Ignore(Why);
        throw new SmtpException(Why);
    }

    /// <summary>What came for addresses of one domain: the part before the at sign, the subject, and everything a reader sees, in the order of arrival.</summary>
    public static IReadOnlyList<(string To, string Subject, string Text)> Read(string folder, string domain) =>
        [.. Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(File.ReadAllText).Select(source => (Rcpt: Regex.Match(source, "(?m)^X-Rcpt-To: (.*)@(.*?)\r?$"), source))
            .Where(m => m.Rcpt.Groups[2].Value == domain).Select(m => (m.Rcpt.Groups[1].Value, SubjectOf(m.source), TextOf(m.source)))];

    // a long subject comes as several encoded words, which split characters between them
    private static string SubjectOf(string source)
    {
        var header = Regex.Match(source, "^Subject: (?<text>.*(?:\r?\n[ \t].*)*)", RegexOptions.Multiline).Groups["text"].Value;
        var words = Regex.Matches(header, @"=\?utf-8\?B\?(?<text>[^?]*)\?=", RegexOptions.IgnoreCase);
        return words.Count == 0 ? header : Encoding.UTF8.GetString([.. words.SelectMany(w => Convert.FromBase64String(w.Groups[1].Value))]);
    }

    private static string TextOf(string source) => string.Join("\n", Regex.Matches(source, @"(?im)^Content-Transfer-Encoding: base64\r?\n(?:[^\r\n]+\r?\n)*\r?\n((?:[A-Za-z0-9+/=]+\r?\n)+)")
        .Select(part => Encoding.UTF8.GetString(Convert.FromBase64String(part.Groups[1].Value))));
}
