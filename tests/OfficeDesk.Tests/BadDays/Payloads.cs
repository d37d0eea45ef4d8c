namespace OfficeDesk.Tests.BadDays;

/// <summary>Texts that break out where a sink forgets to encode: of markup, of SQL, of templates, of paths, of spreadsheets and of headers.</summary>
/// <remarks>Each carries a mark of its own (zq and four digits), so that it is found again wherever it went.</remarks>
internal static class Payloads
{
    /// <summary>What a template would make of 91373*73991.</summary>
    public const string Product = "6760779643";

    private static int _number;

    private static readonly string[][] Parts =
    [
        ["", "\">", "'>", "</textarea>", "</title>", "-->"],
        ["<script>{m}</script>", "<img src=x onerror={m}>", "<svg onload={m}>", "<svg/onload={m}>", "<body onload=\"{m}\">", "<a href=\"javascript:{m}\">x</a>", "<iframe srcdoc=\"<script>{m}</script>\">", "<input autofocus onfocus='{m}'>", "<details open ontoggle={m}>",
         "<meta http-equiv=\"refresh\" content=\"0;url=//127.0.0.1/{m}\">", "<base href=\"//127.0.0.1/{m}\">", "<form action=//127.0.0.1/{m}><button>", "<style>@import '{m}'</style>", "<b style=\"background:url(//127.0.0.1/{m})\">", "<div hx-get=\"//127.0.0.1/{m}\" hx-trigger=load>",
         "<math><mi xlink:href=\"data:text/html,{m}\">", "<!--{m}--><!--", " onmouseover={m} x=", "\" onmouseover=\"{m}", "&lt;script&gt;{m}&#60;/script>", "<ScRiPt\n>{m}</ScRiPt >"],
        ["'", "\"", "')", "\\'", "';", "ʼ"],
        [" OR 1=1 --{m}", " OR '{m}'='{m}", "; DROP TABLE tasks; --{m}", " UNION SELECT {m}, password FROM accounts --", "; UPDATE people SET name='{m}'; --", " AND SLEEP(30) --{m}", " AND (SELECT 1 FROM (SELECT SLEEP(30)) {m}) #", " OR BENCHMARK(900000000,MD5('{m}')) #",
         "; DELETE FROM audit; --{m}", "/*{m}*/", " LIKE '%{m}", "%{m}_%", " || (SELECT password FROM accounts LIMIT 1) || '{m}", "; ATTACH DATABASE '/tmp/{m}.db' AS x; --", " INTO OUTFILE '/tmp/{m}' --", "@Me{m} @All :x ?", " ESCAPE '\\' {m}"],
        ["{{|}}", "{{{|}}}", "${|}", "#{|}", "<%= | %>", "{% | %}", "@(|)", "[[|]]", "*{|}", "{{#with this}}|{{/with}}"],
        ["91373*73991 /*{m}*/", "constructor.constructor('return {m}')()", "self.__class__.{m}", "lookup . '{m}'", "> {m}", "T(java.lang.Runtime).{m}", "{m}|upper", "@root.{m}", "System.IO.File.ReadAllText(\"/etc/passwd\"){m}", "else {m}"],
        ["../../../../", "..\\..\\..\\", "%2e%2e%2f%2e%2e%2f", "..%c0%af..%c0%af", "....//....//", "/", "file:///", "\\\\127.0.0.1\\", "C:\\", "..;/"],
        ["etc/passwd#{m}", "desk.db.{m}", "audit.key/{m}", "windows/win.ini?{m}", "proc/self/environ {m}", "{m}.txt", "{m}/con", ".htaccess{m}", "wwwroot/{m}.js", "{m}.cshtml"],
        ["=", "+", "-", "@", "\t=", " =", "＝", "＋", "－", "＠", "\"="],
        ["1+1+{m}", "cmd|' /C calc'!{m}", "HYPERLINK(\"http://127.0.0.1/{m}\",\"x\")", "IMPORTXML(\"http://127.0.0.1/{m}\",\"//a\")", "SUM(A1:A9) {m}", "DDE(\"cmd\";\"/C calc\";\"{m}\")", "WEBSERVICE(\"http://127.0.0.1/{m}\")", "2+5+cmd|' /C {m}'!A0", "A1 {m}", "RTD(\"{m}\",,\"x\")"],
        ["\r\n", "\n", "\r\n\r\n", "%0d%0a", "\u2028", "嘊嘍"],
        ["Set-Cookie: desk={m}", "Location: //127.0.0.1/{m}", "Bcc: {m}@example.invalid", "Content-Type: text/html; x={m}", "X-{m}: 1", "Subject: {m}", "<script>{m}</script>", "HTTP/1.1 200 OK {m}", "To: {m}@example.invalid", "Content-Length: 0 {m}", ".\r\nQUIT\r\nMAIL FROM:<{m}@example.invalid>", "\r\nBEGIN:VEVENT {m}",
         "Content-Disposition: attachment; filename={m}.html", "Transfer-Encoding: chunked {m}", "Refresh: 0; url=//127.0.0.1/{m}", "Access-Control-Allow-Origin: {m}", "Idempotency-Key: {m}"],
    ];

    /// <summary>By kind: markup, SQL, template, path, spreadsheet, header.</summary>
    public static readonly IReadOnlyList<IReadOnlyList<string>> Kinds =
    [
        [.. Of(0, (before, what) => before + what)], [.. Of(2, (before, what) => before + what)], [.. Of(4, (around, what) => around.Replace("|", what, StringComparison.Ordinal))],
        [.. Of(6, (before, what) => before + what)], [.. Of(8, (before, what) => before + what)], [.. Of(10, (before, what) => "x" + before + what)],
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Kinds.Sum(k => k.Count);

    /// <summary>As many payloads of one kind as a text may be long, from a place on; the place moves behind them. Empty when not even the shortest fits.</summary>
    public static IReadOnlyList<string> Some(int kind, ref int at, int max)
    {
        var (all, some, length) = (Kinds[kind], new List<string>(), 0);
        for (var tried = 0; tried < all.Count; tried++, at++)
        {
            var next = all[at % all.Count];
            if (length + next.Length + 1 > max && some.Count > 0) break;
            if (next.Length > max) continue;
            some.Add(next);
            length += next.Length + 1;
        }
        return some;
    }

    private static IEnumerable<string> Of(int part, Func<string, string, string> put) =>
        from first in Parts[part] from second in Parts[part + 1] select put(first, second).Replace("{m}", $"zq{_number++:0000}", StringComparison.Ordinal);
}
