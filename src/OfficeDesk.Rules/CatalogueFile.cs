using System.Globalization;

namespace OfficeDesk.Rules;

/// <summary>The catalogue as a table: one line a matter, and one a material, a step, a standard under it.</summary>
public static class CatalogueFile
{
    /// <summary>The most lines of one file.</summary>
    public const int MaxLines = 8000;

    /// <summary>The most characters of one file: some three hundred matters with everything they need.</summary>
    public const int Longest = 300_000;

    /// <summary>The columns, in their order.</summary>
    public static IReadOnlyList<string> Heads { get; } =
    [
        "事项代码", "类别", "名称", "英文名称", "岗位代码", "期限", "期限单位", "人户分离期限", "救助事项", "须作决定", "收费", "依据", "去处", "在用",
        "份数", "形式", "使用表格", "何时需要", "何处取得", "由谁办理", "时间", "标准", "生效日期",
    ];

    /// <summary>Every matter of the catalogue as rows under <see cref="Heads"/>.</summary>
    /// <remarks>ON-1: the catalogue can be taken out, mended and brought back.</remarks>
    public static IReadOnlyList<IReadOnlyList<string>> Write(IEnumerable<MatterEntry> matters)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var e in matters)
        {
            rows.Add(Row(e.Code, "事项", e.Name, (3, e.NameEn), (4, e.Post), (5, No(e.Days)), (6, e.Unit is LimitUnit.WorkingDays ? "工作日" : "自然日"), (7, e.AwayDays is { } n ? No(n) : ""),
                (8, e.Emergency is Emergency.None ? Yes(e.Assistance) : e.Emergency.Zh()), (9, Yes(e.NeedsDecision)), (10, e.Fee), (11, e.Basis), (12, e.SendTo), (13, Yes(e.Active))));
            foreach (var m in e.Materials)
                rows.Add(Row(e.Code, "材料", m.Name, (14, No(m.Copies)), (15, m.Form switch { PaperForm.Original => "原件", PaperForm.Copy => "复印件", _ => "原件和复印件" }), (16, m.UseForm), (17, m.When), (18, m.From)));
            foreach (var s in e.Steps) rows.Add(Row(e.Code, "程序", s.What, (19, s.By), (20, s.Takes)));
            foreach (var s in e.Standards) rows.Add(Row(e.Code, "标准", s.Name, (21, s.Value), (22, s.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        }
        return rows;
    }

    /// <summary>The matters of a file, or everything that is wrong with it.</summary>
    /// <param name="text">The first line holds the names of the columns.</param>
    /// <param name="posts">The codes of the posts there are.</param>
    /// <remarks>ON-1: every mistake is told with its line, and nothing is taken from a file that has one.</remarks>
    public static (IReadOnlyList<MatterEntry> Matters, IReadOnlyList<LineError> Errors) Parse(string text, IReadOnlySet<string> posts)
    {
        var errors = new List<LineError>();
        var matters = new List<(int Line, MatterEntry Entry)>();
        if (text.Length > Longest) return ([], [new(0, $"一次最多 {Longest} 个字，文件有 {text.Length} 个。", $"At most {Longest} characters at a time; the file has {text.Length}.")]);
        if (CsvLines.NoTable(text) is { } none) return ([], [none]);
        var lines = CsvLines.Of(text).Take(MaxLines + 2).ToList();
        if (lines.Count < 2) return ([], [new(1, "没有内容：第一行为列名，以下每行一条。", "Nothing is in it: the first line names the columns, then one line each.")]);
        if (lines.Count > MaxLines + 1) return ([], [new(lines[^1].Line, $"一次最多 {MaxLines} 行。", $"At most {MaxLines} lines at a time.")]);
        if (!lines[0].Cells.SequenceEqual(Heads)) return ([], [new(lines[0].Line, "列名与导出的文件不一致，请先导出再修改。", "The columns are not those of an exported file; export first, then change it.")]);
        var broken = new HashSet<int>();
        foreach (var (line, cells) in lines.Skip(1))
        {
            if (Take(line, cells, matters) is not { } wrong) continue;
            errors.Add(wrong);
            // the line of a matter that is wrong itself is its line all the same: what stands under it is no mistake
            if (cells.Count > 1 && cells[1] == "事项" && !matters.Exists(m => m.Entry.Code == cells[0]) && broken.Add(line)) matters.Add((line, new MatterEntry { Code = cells[0] }));
        }
        foreach (var (line, e) in matters.Where(m => !broken.Contains(m.Line)))
            if (CatalogueRules.Wrong(e, posts.Contains(e.Post)) is { } no) errors.Add(new(line, $"{e.Code}：{no.Zh}", $"{e.Code}: {no.En}"));
        return errors.Count > 0 ? ([], [.. errors.OrderBy(e => e.Line)]) : ([.. matters.Select(m => m.Entry)], []);
    }

    private static LineError? Take(int line, IReadOnlyList<string> cells, List<(int Line, MatterEntry Entry)> matters)
    {
        string At(int i) => i < cells.Count ? cells[i] : "";
        LineError Wrong(string zh, string en) => new(line, zh, en);
        if (cells.Any(c => c.Length > 200)) return Wrong("每格最多 200 个字。", "A cell has at most 200 characters.");
        if (cells.Any(c => c.Any(ch => char.IsControl(ch) && ch is not '\n'))) return Wrong("含有看不见的控制字符。", "There is an invisible control character in it.");
        var code = At(0);
        var at = matters.FindIndex(m => m.Entry.Code == code);
        if (At(1) == "事项")
        {
            if (at >= 0) return Wrong($"事项 {code} 重复。", $"Matter {code} comes twice.");
            var unit = At(6) switch { "" or "工作日" => LimitUnit.WorkingDays, "自然日" => LimitUnit.CalendarDays, _ => (LimitUnit?)null };
            if (Int(At(5)) is not { } days || unit is null) return Wrong("期限须为整数，单位为工作日或自然日。", "The limit is a whole number of 工作日 or 自然日.");
            if (At(7).Length > 0 && Int(At(7)) is null) return Wrong("人户分离期限须为整数。", "The limit away from home is a whole number.");
            var emergency = Enum.GetValues<Emergency>().FirstOrDefault(k => k is not Emergency.None && k.Zh() == At(8));
            if ((emergency is Emergency.None ? Bool(At(8)) : true, Bool(At(9)), Bool(At(13))) is not ({ } assistance, { } decision, { } active))
                return Wrong("救助事项、须作决定、在用请填“是”或“否”；救助事项也可填“急难重病”或“急难灾害”。", "救助事项, 须作决定 and 在用 are 是 or 否; 救助事项 may also be 急难重病 or 急难灾害.");
            matters.Add((line, new MatterEntry
            {
                Code = code, Name = At(2), NameEn = At(3), Post = At(4), Days = days, Unit = unit.Value, AwayDays = Int(At(7)), Assistance = assistance, Emergency = emergency, NeedsDecision = decision,
                Fee = At(10), Basis = At(11), SendTo = At(12), Active = active,
            }));
            return null;
        }
        if (at < 0) return Wrong($"事项 {code} 的“事项”行须写在它的材料、程序、标准之前。", $"The 事项 line of {code} comes before its materials, steps and standards.");
        var e = matters[at].Entry;
        switch (At(1))
        {
            case "材料":
                PaperForm? form = At(15) switch { "原件" => PaperForm.Original, "" or "复印件" => PaperForm.Copy, "原件和复印件" => PaperForm.Both, _ => null };
                if (form is null) return Wrong("形式请填原件、复印件或原件和复印件。", "The form is 原件, 复印件 or 原件和复印件.");
                if (At(14).Length > 0 && Int(At(14)) is null) return Wrong("份数须为整数。", "Copies are a whole number.");
                e = e with { Materials = [.. e.Materials, new(At(2), Int(At(14)) ?? 1, form.Value, At(16), At(17), At(18))] };
                break;
            case "程序":
                e = e with { Steps = [.. e.Steps, new(At(2), At(19), At(20))] };
                break;
            case "标准":
                if (!DateOnly.TryParseExact(At(22), ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)) return Wrong("生效日期请写成 2026-01-01。", "The day is written like 2026-01-01.");
                e = e with { Standards = [.. e.Standards, new(At(2), At(21), from)] };
                break;
            default:
                return Wrong("类别请填事项、材料、程序或标准。", "The kind is 事项, 材料, 程序 or 标准.");
        }
        matters[at] = (matters[at].Line, e);
        return null;
    }

    private static string[] Row(string code, string kind, string name, params (int At, string Text)[] cells)
    {
        var row = Enumerable.Repeat("", Heads.Count).ToArray();
        (row[0], row[1], row[2]) = (code, kind, name);
        foreach (var (at, text) in cells) row[at] = text;
        return row;
    }

    /// <summary>The text of a file with these matters.</summary>
    /// <remarks>ON-1: the catalogue can be taken out, mended and brought back.</remarks>
    public static string Text(IEnumerable<MatterEntry> matters) => string.Concat(Write(matters).Prepend(Heads).Select(r => string.Join(',', r.Select(CsvLines.Cell)) + "\n"));

    private static int? Int(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static bool? Bool(string text) => text switch { "是" => true, "否" or "" => false, _ => null };

    private static string No(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Yes(bool yes) => yes ? "是" : "否";
}
