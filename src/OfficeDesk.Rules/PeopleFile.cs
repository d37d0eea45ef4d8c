namespace OfficeDesk.Rules;

/// <summary>A member of the office as a line of a file names them; the section by its code, a sign-in name only where an account is wanted.</summary>
/// <param name="Is">Which of the people there are already (<see cref="PeopleAlready.People"/>) it is; null for somebody new.</param>
public sealed record PersonLine(int Line, string Name, string Section, string JobTitle, string Phone, string Email, string Place, string SignIn, int? Is = null);

/// <summary>Somebody who is in the office already, as far as a file of people has to know them.</summary>
public sealed record KnownPerson(string Name, string Section, bool Active, IReadOnlyList<string> SignIns, string JobTitle = "", string Phone = "", string Email = "", string Place = "");

/// <summary>What a file of people is read against.</summary>
/// <param name="Sections">The codes of the sections in use; their names lead to them as well.</param>
/// <param name="People">Everybody there is.</param>
/// <param name="MayOpenAccounts">Whether whoever brings the file may open accounts.</param>
public sealed record PeopleAlready(IReadOnlyDictionary<string, string> Sections, IReadOnlyList<KnownPerson> People, bool MayOpenAccounts);

/// <summary>People as a table: one line a person, as an office already has them in a spreadsheet.</summary>
public static class PeopleFile
{
    /// <summary>The most lines of one file.</summary>
    public const int MaxLines = 500;

    /// <summary>The most characters of one file.</summary>
    public const int Longest = 80_000;

    /// <summary>The most accounts opened with one file: each password is hashed slowly.</summary>
    public const int MaxAccounts = 60;

    /// <summary>The columns, in their order; what stands behind the second may be left out.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["姓名", "股室", "职务", "办公电话", "邮箱", "座位或窗口", "登录名"];

    /// <summary>The people of a file, or everything that is wrong with it.</summary>
    /// <param name="text">With or without a first line that names the columns; commas, or tabs as copied from a table.</param>
    /// <param name="already">Sections and people there are.</param>
    /// <remarks>DL-1: whoever answers for something sits in a section that is there; every mistake is told with its line, and nothing is taken from a file that has one.</remarks>
    public static (IReadOnlyList<PersonLine> People, IReadOnlyList<LineError> Errors) Parse(string text, PeopleAlready already)
    {
        if (text.Length > Longest) return ([], [new(0, $"一次最多 {Longest} 个字，文件有 {text.Length} 个。", $"At most {Longest} characters at a time; the file has {text.Length}.")]);
        if (CsvLines.NoTable(text) is { } none) return ([], [none]);
        var lines = CsvLines.Of(text).Take(MaxLines + 2).ToList();
        if (lines.Count > 0 && lines[0].Cells[0] == Heads[0]) lines.RemoveAt(0);
        if (lines.Count == 0) return ([], [new(1, "没有内容：每行一个人，姓名、股室必填。", "Nothing is in it: one person a line, name and section at least.")]);
        if (lines.Count > MaxLines) return ([], [new(lines[^1].Line, $"一次最多 {MaxLines} 行。", $"At most {MaxLines} lines at a time.")]);
        var (people, errors) = (new List<PersonLine>(), new List<LineError>());
        foreach (var (line, cells) in lines)
        {
            string At(int i) => i < cells.Count ? cells[i] : "";
            var one = new PersonLine(line, At(0), already.Sections.GetValueOrDefault(At(1), At(1)), At(2), At(3), At(4), At(5), At(6));
            one = one with { Is = Who(one, already.People, people) };
            if ((Cells(one, cells) ?? Known(one, already) ?? Twice(one, people)) is { } why) errors.Add(new(line, why.Zh, why.En));
            else people.Add(one);
        }
        if (people.Count(p => p.SignIn.Length > 0 && !(p.Is is { } at && already.People[at].SignIns.Contains(p.SignIn))) > MaxAccounts) errors.Add(new(people[^1].Line, $"一次最多开通 {MaxAccounts} 个账号，请分几次导入。", $"At most {MaxAccounts} accounts are opened at a time; import in parts."));
        return errors.Count > 0 ? ([], errors) : (people, []);
    }

    /// <summary>The refusal to import a file with mistakes.</summary>
    /// <remarks>DL-1: a file of people is taken whole or not at all.</remarks>
    public static Refusal FileWrong(IReadOnlyList<LineError> errors) => new(
        $"文件有 {errors.Count} 处错误，一条也没有导入。第 {errors[0].Line} 行：{errors[0].Zh}", $"The file has {errors.Count} mistakes and nothing was taken. Line {errors[0].Line}: {errors[0].En}", "DL-1", "Csv");

    /// <summary>The refusal to import what is there already.</summary>
    /// <remarks>DL-1: an import changes something.</remarks>
    public static Refusal NothingChanges { get; } = new("文件里的人都已在册，内容相同，没有可改的。", "Everybody in the file is there already, just so; nothing changes.", "DL-1", "Csv");

    private static (string Zh, string En)? Cells(PersonLine p, IReadOnlyList<string> cells)
    {
        if (cells.Any(c => c.Any(char.IsControl))) return ("含有看不见的控制字符。", "There is an invisible control character in it.");
        if (cells.Skip(Heads.Count).Any(c => c.Length > 0)) return ($"多出了一格：每行最多 {Heads.Count} 格。", $"There is a cell too many: a line has at most {Heads.Count}.");
        if (p.Name.Length == 0) return ("请写姓名。", "Name the person.");
        (string Text, int Max, string Zh, string En)[] limits =
            [(p.Name, 40, "姓名", "The name"), (p.JobTitle, 40, "职务", "The job title"), (p.Phone, 30, "办公电话", "The phone"), (p.Email, 120, "邮箱", "The e-mail"), (p.Place, 60, "座位或窗口", "The place")];
        foreach (var (text, max, zh, en) in limits)
            if (text.Length > max) return ($"{zh}最多 {max} 个字。", $"{en} has at most {max} characters.");
        if (p.Email.Length > 0 && PersonRules.EmailMalformed(p.Email) is { } mail) return (mail.Zh, mail.En);
        return p.SignIn.Length > 0 && AccountRules.SignInMalformed(p.SignIn) is { } name ? (name.Zh, name.En) : null;
    }

    private static (string Zh, string En)? Known(PersonLine p, PeopleAlready already)
    {
        if (!already.Sections.ContainsKey(p.Section)) return (p.Section.Length == 0 ? "请写股室。" : $"没有代码或名称为“{p.Section}”的股室。", p.Section.Length == 0 ? "Name the section." : $"There is no section with the code or name \"{p.Section}\".");
        if (p.Is is null && already.People.Count(k => Same(p, k) && k.Active) > 1)
            return ($"{p.Name}在本股室有重名，请写上登录名，或在页面上逐个修改。", $"Several people of the section are called {p.Name}: write the sign-in name, or change them one by one on the page.");
        var person = p.Is is { } at ? already.People[at] : null;
        if (person is { Active: false }) return ($"{p.Name}已离开，请先在页面上恢复在职。", $"{p.Name} has left; make them active on the page first.");
        if (p.SignIn.Length == 0 || person?.SignIns.Contains(p.SignIn) == true) return null;
        if (!already.MayOpenAccounts) return ("账号只能由系统管理员开通：请把登录名一栏留空。", "Only the system administrator opens accounts: leave the sign-in name empty.");
        return already.People.Any(k => k.SignIns.Contains(p.SignIn)) ? ($"登录名 {p.SignIn} 已有人用。", $"The sign-in name {p.SignIn} is taken.") : null;
    }

    /// <summary>Whose line it is: the sign-in name says it, else the name; among namesakes the one of whom it changes nothing.</summary>
    private static int? Who(PersonLine p, IReadOnlyList<KnownPerson> people, List<PersonLine> earlier)
    {
        var same = Enumerable.Range(0, people.Count).Where(i => Same(p, people[i])).ToList();
        var bySignIn = same.FindAll(i => p.SignIn.Length > 0 && people[i].SignIns.Contains(p.SignIn));
        if (bySignIn.Count == 1) return bySignIn[0];
        var active = same.FindAll(i => people[i].Active);
        if (active.Count == 0) return same.Count > 0 ? same[0] : null;
        if (active.Count == 1) return active[0];
        if (p.SignIn.Length > 0) return null;
        var free = active.FindAll(i => Changes(p, people[i]) == 0 && !earlier.Exists(e => e.Is == i));
        // who has a sign-in name is named by it in the file that the office takes out
        return free.Count > 0 ? free.MinBy(i => people[i].SignIns.Count) : null;
    }

    private static bool Same(PersonLine p, KnownPerson k) => k.Name == p.Name && k.Section == p.Section;

    private static int Changes(PersonLine p, KnownPerson k) =>
        new[] { (p.JobTitle, k.JobTitle), (p.Phone, k.Phone), (p.Email, k.Email), (p.Place, k.Place) }.Count(c => c.Item1.Length > 0 && c.Item1 != c.Item2);

    private static (string Zh, string En)? Twice(PersonLine p, List<PersonLine> earlier)
    {
        if (earlier.Find(e => e.Name == p.Name && e.Section == p.Section && e.Is == p.Is) is { } person) return ($"{p.Name}与第 {person.Line} 行重复。", $"{p.Name} stands in line {person.Line} already.");
        return p.SignIn.Length > 0 && earlier.Find(e => e.SignIn == p.SignIn) is { } name ? ($"登录名 {p.SignIn} 与第 {name.Line} 行重复。", $"The sign-in name {p.SignIn} stands in line {name.Line} already.") : null;
    }
}
