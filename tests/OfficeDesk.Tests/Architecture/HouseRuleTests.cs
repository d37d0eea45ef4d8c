using System.Text.RegularExpressions;

namespace OfficeDesk.Tests.Architecture;

/// <summary>Habits of the house that are seen in the text of its files.</summary>
public partial class HouseRuleTests
{
    [Test]
    public void No_file_is_longer_than_250_lines()
    {
        var files = new[] { "src", "tests", "bench", "db", "templates" }.Where(d => Directory.Exists(Path.Combine(Sources.Root, d)))
            .SelectMany(d => Sources.Files(d, ".cs", ".cshtml", ".sql", ".hbs", ".js")).ToList();
        Assert.That(files, Has.Count.GreaterThan(100), "the search itself works");
        Assert.That(files.Select(f => (Sources.Name(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > 250), Is.Empty);
    }

    [Test]
    public void Nothing_is_left_for_later()
    {
        string[] banned = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception", "lorem " + "ipsum"];
        var left = from file in Sources.Files("src", ".cs", ".cshtml", ".js", ".css").Concat(Sources.Files("tests", ".cs")).Concat(Sources.Files("db", ".sql"))
                   let text = File.ReadAllText(file)
                   from word in banned
                   where text.Contains(word, StringComparison.Ordinal)
                   select $"{Sources.Name(file)}: {word}";
        Assert.That(left, Is.Empty);
    }

    [Test]
    public void E2_text_stays_text_nothing_is_written_raw()
    {
        var raw = Sources.Files("src", ".cs", ".cshtml").Where(f => RawHtml().IsMatch(File.ReadAllText(f))).Select(Sources.Name);
        Assert.That(raw, Is.Empty);
        Assert.That(RawHtml().IsMatch("@Html." + "Raw(x)"), "the search itself works");
    }

    [Test]
    public void E2_no_script_and_no_style_stands_in_a_page()
    {
        var inline = from file in Sources.Files("src", ".cshtml")
                     where InlineCode().IsMatch(File.ReadAllText(file))
                     select Sources.Name(file);
        Assert.That(inline, Is.Empty, "the content security policy allows files only");
    }

    /// <summary>Pages that speak one language only are papers, and papers are Chinese.</summary>
    [Test]
    public void Beside_what_an_English_reader_sees_stands_no_Chinese_sign()
    {
        var found = from file in Sources.Files("src", ".cshtml")
                    let text = File.ReadAllText(file)
                    where text.Contains("T[", StringComparison.Ordinal)
                    from line in WithoutChineseTexts(text).Split('\n')
                    where ChineseSign().IsMatch(line)
                    select $"{Sources.Name(file)}: {Shorten(line)}";
        Assert.That(found, Is.Empty, "T.Colon, T.In and T.List say it in the reader's language");
        Assert.That(ChineseSign().IsMatch(WithoutChineseTexts("@T[\"甲（乙）\", \"a (b)\"]：@x.What")), "the search itself works");
    }

    /// <summary>GB/T 15835 writes 2026年12月7日; the sortable form is for exports, the file of holidays and the console.</summary>
    [Test]
    public void A_Chinese_sentence_never_holds_the_sortable_form_of_a_day()
    {
        var found = from file in Sources.Files("src", ".cs", ".cshtml")
                    where Path.GetFileName(file) is not "HolidayFile.cs" and not "BackupCommand.cs"
                    from line in File.ReadLines(file)
                    from text in line.Split('"')
                    where SortableDay().IsMatch(text)
                    select $"{Sources.Name(file)}: {text}";
        Assert.That(found, Is.Empty);
        Assert.That(SortableDay().IsMatch("到期日 {due:yyyy-MM-dd} 已过"), "the search itself works");
    }

    /// <summary>A last day still counts; LastDay, T.By and T.ByLong say so, a template writes it out.</summary>
    [Test]
    public void GN_4_a_last_day_is_never_said_without_that_it_counts()
    {
        var found = from file in Sources.Files("src", ".cs", ".cshtml", ".tsv", ".js").Concat(Sources.Files("templates", ".hbs"))
                    where Path.GetFileName(file) is not "LastDay.cs" and not "Words.cs"
                    from line in File.ReadLines(file)
                    where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && BareLastDay().IsMatch(line)
                    select $"{Sources.Name(file)}: {Shorten(line.Trim())}";
        Assert.That(found, Is.Empty);
        foreach (var bare in (string[])["{{期限}}前完成", "<strong>{{Due}}</strong> 前接收", "应于2026年3月6日前办结", "{T.Long(day)} 之前提出", "@T.Short(day)前", "{due}（暂定）前办结"])
            Assert.That(BareLastDay().IsMatch(bare), $"the search itself works: {bare}");
        foreach (var said in (string[])["{{期限}}（含）前完成", "提前到休息日前", "到期前", "请核对前后对照"])
            Assert.That(BareLastDay().IsMatch(said), Is.False, $"the search itself works: {said}");
    }

    /// <summary>On a form every click into it would ask, and what is confirmed would be a click on the form, which sends nothing.</summary>
    [Test]
    public void What_asks_before_it_acts_is_the_button_never_the_form()
    {
        var forms = from file in Sources.Files("src", ".cshtml")
                    where AskingForm().IsMatch(File.ReadAllText(file))
                    select Sources.Name(file);
        Assert.That(forms, Is.Empty);
        Assert.That(AskingForm().IsMatch("<form method=\"post\" data-confirm=\"@T[\"是>否\", \"yes\"]\">"), "the search itself works");
    }

    /// <summary>A constant can only be put together from constants, so an SQL text that is const holds no value of anybody.</summary>
    [Test]
    public void E2_sql_is_never_put_together_from_values()
    {
        var found = from file in Sources.Files("src", ".cs")
                    let text = File.ReadAllText(file)
                    from Match sql in InterpolatedSql().Matches(text)
                    where !IsConst(text, sql.Index)
                    select $"{Sources.Name(file)}: {Shorten(sql.Value)}";
        Assert.That(found, Is.Empty);
        Assert.That(InterpolatedSql().IsMatch("x = $\"SELECT a FROM b WHERE c = '{d}'\";"), "the search itself works");
    }

    [Test]
    public void Migrations_are_numbered_once_and_never_hold_a_statement_that_fails_the_second_time()
    {
        var files = Directory.GetFiles(Path.Combine(Sources.Root, "db"), "*.sql").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        Assert.That(files.Where(f => !MigrationName().IsMatch(f)), Is.Empty);
        Assert.That(files.GroupBy(f => f[..4] + (f.Split('.') is [_, var engine, _] ? engine : "")).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);
        var once = from file in files
                   from line in File.ReadLines(Path.Combine(Sources.Root, "db", file))
                   where OnceOnly().IsMatch(line)
                   select $"{file}: {line.Trim()}";
        Assert.That(once, Is.Empty, "a start that was killed half-way runs its migration again (A8)");
    }

    private static bool IsConst(string text, int at)
    {
        var start = text.LastIndexOf(';', at) + 1;
        return text[start..at].Contains("const string", StringComparison.Ordinal);
    }

    /// <summary>Without the literals that hold Chinese, those inside others first.</summary>
    private static string WithoutChineseTexts(string page)
    {
        for (var before = ""; before != page;) (before, page) = (page, ChineseText().Replace(page, "\"\""));
        return page;
    }

    private static string Shorten(string text) => text.Length > 80 ? text[..80] : text;

    [GeneratedRegex(@"Html\s*\.\s*Raw\s*\(|new\s+HtmlString\s*\(", RegexOptions.NonBacktracking)]
    private static partial Regex RawHtml();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)|\sstyle=""|\son[a-z]+=""|<style", RegexOptions.None, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"<form\b[^>]*\sdata-confirm=", RegexOptions.None, 1000)]
    private static partial Regex AskingForm();

    [GeneratedRegex(@"\$+(?:""""""\s*|"")(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ORDER BY|AND|CREATE|ALTER|DROP)\s(?:(?!"""""")[^{""])*\{", RegexOptions.None, 5000)]
    private static partial Regex InterpolatedSql();

    [GeneratedRegex(@"^\d{4}_[a-z][a-z0-9_]*(\.sqlite|\.mariadb)?\.sql$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MigrationName();

    [GeneratedRegex(@"^\s*(CREATE (UNIQUE )?(TABLE|INDEX) (?!IF NOT EXISTS)|ALTER TABLE .* ADD COLUMN (?!IF NOT EXISTS)|DROP (TABLE|INDEX) (?!IF EXISTS)|INSERT INTO .* VALUES)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnceOnly();

    [GeneratedRegex("""\$?"[^"\n]*[\u3000-\uffef][^"\n]*"|//.*|<code>[^<]*</code>""", RegexOptions.NonBacktracking)]
    private static partial Regex ChineseText();

    [GeneratedRegex("[：，。；（）、]", RegexOptions.NonBacktracking)]
    private static partial Regex ChineseSign();

    [GeneratedRegex(@"(?:\}|(?<!休息)日|(?<!含)）|\)|</\w+>)\s?之?前(?!后)", RegexOptions.None, 1000)]
    private static partial Regex BareLastDay();

    [GeneratedRegex(@"[\u3400-\u9fff].*:yyyy-MM-dd|:yyyy-MM-dd.*[\u3400-\u9fff]", RegexOptions.NonBacktracking)]
    private static partial Regex SortableDay();
}
