namespace OfficeDesk.Web.Documents;

/// <summary>Something wrong with a template.</summary>
/// <param name="Line">From 1; 0 when it is the whole of it.</param>
public sealed record Mistake(int Line, string Zh, string En);

/// <summary>
/// The line-oriented language of templates: one line is one thing on the paper. A line that begins with # names what it is,
/// "- " begins a numbered item, "= " a row of a form, "|" a row of a table, everything else is a paragraph. What came from
/// a field is marked, so that no value can become markup, whatever stands in it.
/// </summary>
public static class NoticeMarkup
{
    /// <summary>Begins every value; a line that begins with it is a paragraph.</summary>
    internal const char ValueMark = '\u0001';

    /// <summary>A line feed inside a value.</summary>
    internal const char LineFeed = '\u0002';

    /// <summary>A bar inside a value.</summary>
    internal const char Bar = '\u0003';

    /// <summary>An equals sign inside a value.</summary>
    internal const char Equal = '\u0004';

    private static readonly Dictionary<string, Sheet> Sheets = new(StringComparer.Ordinal)
    {
        ["文书"] = Sheet.Plain, ["密排"] = Sheet.Dense, ["红头"] = Sheet.RedHead, ["表格"] = Sheet.Form, ["半页"] = Sheet.Half, ["门牌"] = Sheet.Door,
    };

    private static readonly Dictionary<string, Func<string, Block>> Words = new(StringComparer.Ordinal)
    {
        ["抬头"] = t => new Letterhead(Text(t)), ["标题"] = t => new Title(Text(t)), ["副题"] = t => new Subtitle(Text(t)), ["文号"] = t => new Numbered(Text(t)), ["主送"] = t => new To(Text(t)),
        ["左右"] = t => Two(t, (l, r) => new Sides(l, r)), ["签批"] = t => new Boxes([.. t.Split('|').Select(BoxOf)]), ["附件"] = t => new Attachment(Text(t)),
        ["落款"] = t => new Signature(Text(t)), ["日期"] = t => new Dated(Text(t)), ["附注"] = t => new Remark(Text(t)), ["说明"] = t => new Fine(Text(t)),
        ["抄送"] = t => new CopyTo(Text(t)), ["印发"] = t => Two(t, (l, r) => new PrintedBy(l, r)), ["二维码"] = t => new QrPlace(Text(t)),
        ["大字"] = t => new Big(96, Text(t)), ["中字"] = t => new Big(48, Text(t)), ["空行"] = _ => new EmptyLine(), ["换页"] = _ => new NewPage(),
    };

    /// <summary>The words a line may begin with after #, for the page that explains them.</summary>
    public static IEnumerable<string> Known => Words.Keys.Prepend("版式").Append("回执");

    /// <summary>The papers that 版式 names.</summary>
    public static IEnumerable<string> KnownSheets => Sheets.Keys;

    /// <summary>Reads what a template has rendered.</summary>
    /// <param name="wrong">The first thing it cannot read; null when it could.</param>
    public static NoticeDoc? Read(string markup, out Mistake? wrong)
    {
        var reader = new Reader();
        var n = 0;
        foreach (var line in markup.AsSpan().EnumerateLines())
        {
            n++;
            wrong = reader.Take(line.Trim().ToString(), n);
            if (wrong is not null) return null;
        }
        wrong = reader.Sheet is null ? new Mistake(1, "第一行应写明版式，例如“#版式 文书”。", "The first line names the paper, such as \"#版式 文书\".") : null;
        return wrong is null ? new NoticeDoc(reader.Sheet!.Value, reader.Blocks) : null;
    }

    private static SignBox BoxOf(string cell) => cell.Split('=', 2) is [var name, var text] ? new SignBox(Text(name), Text(text)) : new SignBox(Text(cell), "");

    private static Block Two(string text, Func<string, string, Block> make) => text.Split('|', 2) is [var left, var right] ? make(Text(left), Text(right)) : make(Text(text), "");

    /// <summary>The marks of values are taken out again.</summary>
    private static string Text(string text) => text.Trim().Replace(ValueMark.ToString(), "", StringComparison.Ordinal).Replace(LineFeed, '\n').Replace(Bar, '|').Replace(Equal, '=').Trim();

    private sealed class Reader
    {
        private readonly List<Block> _blocks = [];
        private List<Block>? _slip;
        private (int Line, List<string> Head, List<int> Widths, List<IReadOnlyList<string>> Rows)? _table;
        private int _items;

        public Sheet? Sheet { get; private set; }

        public IReadOnlyList<Block> Blocks
        {
            get
            {
                EndTable();
                return _blocks;
            }
        }

        public Mistake? Take(string line, int n)
        {
            if (line.Length == 0) return null;
            if (line[0] == '|') return Row(line, n);
            EndTable();
            if (!line.StartsWith("- ", StringComparison.Ordinal)) _items = 0;
            if (line[0] == '#') return Word(line[1..], n);
            if (Sheet is null) return new Mistake(n, "第一行应写明版式，例如“#版式 文书”。", "The first line names the paper, such as \"#版式 文书\".");
            Add(line switch
            {
                _ when line.StartsWith("- ", StringComparison.Ordinal) => new Item(++_items, Text(line[2..])),
                _ when line.StartsWith("= ", StringComparison.Ordinal) => new Pairs([.. line[2..].Split('|').Select(Text)]),
                _ => (Block?)HeadingOf(line) ?? new Paragraph(Text(line)),
            });
            return null;
        }

        private Mistake? Word(string line, int n)
        {
            var cut = line.IndexOfAny([' ', '　', ValueMark]);
            var (word, rest) = cut < 0 ? (line, "") : (line[..cut], line[cut..].TrimStart(' ', '　'));
            if (word == "版式")
            {
                if (Sheet is not null) return new Mistake(n, "版式只写一次，写在第一行。", "The paper is named once, on the first line.");
                if (!Sheets.TryGetValue(rest, out var sheet)) return new Mistake(n, $"没有这种版式。可用：{string.Join("、", Sheets.Keys)}。", $"There is no such paper. Known: {string.Join(", ", Sheets.Keys)}.");
                Sheet = sheet;
                return null;
            }
            if (Sheet is null) return new Mistake(n, "第一行应写明版式，例如“#版式 文书”。", "The first line names the paper, such as \"#版式 文书\".");
            if (word == "回执")
            {
                if (_slip is not null) return new Mistake(n, "回执只能有一个，写在最后。", "There is one slip, at the end.");
                _blocks.Add(new Slip(Text(rest), _slip = []));
                return null;
            }
            if (!Words.TryGetValue(word, out var make)) return new Mistake(n, $"不认识“#{word}”。可用：{string.Join(" ", Known.Select(k => "#" + k))}。", $"\"#{word}\" is not known. Known: {string.Join(" ", Known.Select(k => "#" + k))}.");
            Add(make(rest));
            return null;
        }

        /// <summary>一、 and （一） at the beginning of a short line make it a heading, as offices write them.</summary>
        private static Heading? HeadingOf(string line)
        {
            const string Numbers = "一二三四五六七八九十";
            if (line.Length > 40 || line.EndsWith('；')) return null;
            var n = 0;
            if (line[0] is '（')
            {
                while (n + 1 < line.Length && Numbers.Contains(line[n + 1], StringComparison.Ordinal)) n++;
                return n > 0 && n + 1 < line.Length && line[n + 1] == '）' ? new Heading(2, Text(line)) : null;
            }
            while (n < line.Length && Numbers.Contains(line[n], StringComparison.Ordinal)) n++;
            return n > 0 && n < line.Length && line[n] == '、' ? new Heading(1, Text(line)) : null;
        }

        /// <summary>The first row is the head, the second gives the widths by its dashes, all have as many cells.</summary>
        private Mistake? Row(string line, int n)
        {
            if (Sheet is null) return new Mistake(n, "第一行应写明版式，例如“#版式 文书”。", "The first line names the paper, such as \"#版式 文书\".");
            _items = 0;
            if (line.Length < 2 || line[^1] != '|') return new Mistake(n, "表格的一行以“|”开头，也以“|”结尾。", "A row of a table begins and ends with \"|\".");
            var cells = line[1..^1].Split('|').Select(Text).ToList();
            if (_table is not { } table)
            {
                _table = (n, cells, [], []);
                return null;
            }
            if (cells.Count != table.Head.Count) return new Mistake(n, $"这一行有 {cells.Count} 格，表头有 {table.Head.Count} 格。", $"This row has {cells.Count} cells, the head has {table.Head.Count}.");
            if (table.Widths.Count > 0) table.Rows.Add(cells);
            else if (cells.All(c => c.Length > 0 && c.All(x => x == '-'))) table.Widths.AddRange(cells.Select(c => c.Length));
            else return new Mistake(n, "表头下面一行用“-”表示各列宽窄，例如 |--|----|。", "The line below the head shows the widths by dashes, such as |--|----|.");
            return null;
        }

        private void EndTable()
        {
            if (_table is not { } table) return;
            _table = null;
            Add(new Grid(table.Head, table.Widths.Count > 0 ? table.Widths : [.. table.Head.Select(_ => 1)], table.Rows));
        }

        private void Add(Block block) => (_slip ?? _blocks).Add(block);
    }
}
