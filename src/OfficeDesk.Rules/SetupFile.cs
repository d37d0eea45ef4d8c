namespace OfficeDesk.Rules;

/// <summary>A section as pasted at the first start; its division leader by the sign-in name, empty for the usual one.</summary>
public sealed record SetupSection(int Line, string Code, string Name, string Kind, string Leader);

/// <summary>A person as pasted at the first start; the section by its code, roles by their names.</summary>
public sealed record SetupPerson(int Line, string Name, string Section, string SignIn, IReadOnlyList<string> Roles, string Email);

/// <summary>A post as pasted at the first start; people by their sign-in names.</summary>
public sealed record SetupPost(int Line, string Code, string Name, string Section, string Holder, string Second, IReadOnlyList<string> Qualified);

/// <summary>Everything pasted, taken apart.</summary>
public sealed record SetupSheet(IReadOnlyList<SetupSection> Sections, IReadOnlyList<SetupPerson> People, IReadOnlyList<SetupPost> Posts);

/// <summary>What an office has before its first settings: the administrator's section and accounts.</summary>
public sealed record SetupTaken(IReadOnlySet<string> Codes, IReadOnlySet<string> SignIns);

/// <summary>Reads what an office pastes at the first start: one line each, parts separated by commas or tabs (as copied from a table).</summary>
public static class SetupFile
{
    private const int MaxLines = 500;
    private static readonly char[] BetweenNames = ['+', '、', '/'];

    /// <summary>The Chinese words for kinds of section, besides their names.</summary>
    private static readonly Dictionary<string, string> KindWords = new(StringComparer.Ordinal)
    {
        ["股室"] = "Section", ["科室"] = "Section", ["单位"] = "Unit", ["下属单位"] = "Unit", ["乡镇"] = "Town", ["领导"] = "Leaders", ["局领导"] = "Leaders",
    };

    /// <summary>The Chinese words for roles that may be pasted, besides the names of the roles.</summary>
    private static readonly Dictionary<string, string> RoleWords = new(StringComparer.Ordinal)
    {
        ["工作人员"] = "Staff", ["股室负责人"] = "Chief", ["分管领导"] = "Leader", ["局长"] = "Director", ["办公室"] = "GeneralOffice", ["纪检"] = "Discipline", ["考核小组"] = "Appraisal",
    };

    /// <summary>The sheet, or the first line that is wrong.</summary>
    /// <remarks>CV-1, DL-1: sections and posts need people who exist.</remarks>
    public static Outcome<SetupSheet> Parse(string sections, string people, string posts, SetupTaken taken)
    {
        var (sheet, mistakes) = Read(sections, people, posts, taken);
        return mistakes.Count == 0 ? sheet : new Refusal($"第 {mistakes[0].Error.Line} 行：{mistakes[0].Error.Zh}", $"Line {mistakes[0].Error.Line}: {mistakes[0].Error.En}", "", mistakes[0].Field);
    }

    /// <summary>Every line that is wrong, with the part it stands in: Sections, People, Posts.</summary>
    /// <remarks>CV-1, DL-1: every mistake is told with its line.</remarks>
    public static IReadOnlyList<(string Field, LineError Error)> Check(string sections, string people, string posts, SetupTaken taken) => Read(sections, people, posts, taken).Mistakes;

    private static (SetupSheet Sheet, List<(string Field, LineError Error)> Mistakes) Read(string sections, string people, string posts, SetupTaken taken)
    {
        var (s, p, o) = (new List<SetupSection>(), new List<SetupPerson>(), new List<SetupPost>());
        var wrong = new List<(string, LineError)>();
        wrong.AddRange(Each("Sections", sections, (line, parts) => Section(line, parts, s, taken)));
        if (s.Count == 0 && wrong.Count == 0) wrong.Add(Wrong("Sections", 1, ("请至少写一个股室", "name at least one section")));
        var before = wrong.Count;
        wrong.AddRange(Each("People", people, (line, parts) => Person(line, parts, s, p, taken)));
        if (p.Count == 0 && wrong.Count == before) wrong.Add(Wrong("People", 1, ("请至少写一个人", "name at least one person")));
        // who is named as a leader may stand in a line that is wrong itself
        if (wrong.Count == before) wrong.AddRange(Leaders(s, p));
        wrong.AddRange(Each("Posts", posts, (line, parts) => Post(line, parts, s, p, o)));
        return (new SetupSheet(s, p, o), wrong);
    }

    private static (string, string)? Section(int line, string[] parts, List<SetupSection> s, SetupTaken taken)
    {
        if (parts.Length < 2 || parts[0].Length == 0 || parts[1].Length == 0) return ("股室要写：代码，名称（，类型，分管领导登录名）", "a section needs: code, name (, kind, sign-in of its leader)");
        if ((TooLong(parts[0], 20) ?? TooLong(parts[1], 60)) is { } longer) return longer;
        var kind = parts.Length > 2 && parts[2].Length > 0 ? KindWords.GetValueOrDefault(parts[2], parts[2]) : "Section";
        if (!KindWords.ContainsValue(kind)) return ("类型只能是股室、单位、乡镇、领导", "the kind is Section, Unit, Town or Leaders");
        if (taken.Codes.Contains(parts[0]) || s.Exists(x => x.Code == parts[0])) return ($"代码 {parts[0]} 重复", $"code {parts[0]} comes twice");
        s.Add(new(line, parts[0], parts[1], kind, parts.Length > 3 ? parts[3] : ""));
        return null;
    }

    private static (string, string)? Person(int line, string[] parts, List<SetupSection> s, List<SetupPerson> p, SetupTaken taken)
    {
        if (parts.Length < 4 || parts[0].Length == 0) return ("人员要写：姓名，股室代码，登录名，角色（，邮箱）", "a person needs: name, section code, sign-in name, roles (, e-mail)");
        if (TooLong(parts[0], 40) is { } longer) return longer;
        if (!s.Exists(x => x.Code == parts[1])) return ($"没有代码为 {parts[1]} 的股室", $"there is no section with the code {parts[1]}");
        if (AccountRules.SignInMalformed(parts[2]) is { } bad) return (bad.Zh.TrimEnd('。'), bad.En.TrimEnd('.'));
        if (taken.SignIns.Contains(parts[2]) || p.Exists(x => x.SignIn == parts[2])) return ($"登录名 {parts[2]} 重复", $"sign-in name {parts[2]} comes twice");
        var email = parts.Length > 4 ? parts[4] : "";
        if (TooLong(email, 120) is { } longMail) return longMail;
        if (email.Length > 0 && PersonRules.EmailMalformed(email) is { } mail) return (mail.Zh.TrimEnd('。'), mail.En.TrimEnd('.'));
        var roles = new List<string>();
        foreach (var word in Names(parts[3]))
        {
            var role = RoleWords.GetValueOrDefault(word, word);
            if (!RoleWords.ContainsValue(role)) return ($"没有角色“{word}”", $"there is no role \"{word}\"");
            if (AccountRules.Conflict(roles, role) is { } conflict) return (conflict.Zh.TrimEnd('。'), conflict.En.TrimEnd('.'));
            roles.Add(role);
        }
        if (roles.Count == 0) return ("请至少写一个角色", "name at least one role");
        p.Add(new(line, parts[0], parts[1], parts[2], roles, email));
        return null;
    }

    private static IEnumerable<(string, LineError)> Leaders(List<SetupSection> s, List<SetupPerson> p) =>
        s.Where(x => x.Leader.Length > 0 && !p.Exists(q => q.SignIn == x.Leader && (q.Roles.Contains("Leader") || q.Roles.Contains("Director"))))
            .Select(x => Wrong("Sections", x.Line, ($"人员中没有登录名为 {x.Leader} 的分管领导或局长", $"there is no division leader or director with the sign-in name {x.Leader} among the people")));

    private static (string, string)? Post(int line, string[] parts, List<SetupSection> s, List<SetupPerson> p, List<SetupPost> o)
    {
        if (parts.Length < 5 || parts[0].Length == 0 || parts[1].Length == 0 || parts[3].Length == 0 || parts[4].Length == 0)
            return ("岗位要写：代码，名称，股室代码，A岗登录名，B岗登录名（，其他合格人员）", "a post needs: code, name, section code, A holder, B holder (, other qualified)");
        if ((TooLong(parts[0], 20) ?? TooLong(parts[1], 60)) is { } longer) return longer;
        if (o.Exists(x => x.Code == parts[0])) return ($"岗位代码 {parts[0]} 重复", $"the post {parts[0]} comes twice");
        if (!s.Exists(x => x.Code == parts[2])) return ($"没有代码为 {parts[2]} 的股室", $"there is no section with the code {parts[2]}");
        var named = parts[3..].SelectMany(Names).Distinct(StringComparer.Ordinal).ToList();
        if (named.Find(n => !p.Exists(x => x.SignIn == n)) is { } unknown) return ($"没有登录名 {unknown}", $"there is nobody with the sign-in name {unknown}");
        if (Names(parts[3]).Count() != 1 || Names(parts[4]).Count() != 1) return ("A 岗、B 岗各写一个人", "name one person as A and one as B holder");
        if (parts[3] == parts[4]) return ("A 岗和 B 岗不能是同一个人", "the A and the B holder must be two people");
        o.Add(new(line, parts[0], parts[1], parts[2], parts[3], parts[4], named));
        return null;
    }

    /// <summary>Reads line by line; empty lines are left out but counted, so that the number is the one on the screen.</summary>
    private static List<(string, LineError)> Each(string field, string text, Func<int, string[], (string, string)?> read)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines.Length > MaxLines) return [Wrong(field, MaxLines + 1, ($"一次最多 {MaxLines} 行", $"at most {MaxLines} lines at a time"))];
        var mistakes = new List<(string, LineError)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var parts = lines[i].Split(',', '，', '\t').Select(x => x.Trim()).ToArray();
            if (parts.Any(x => x.Length > 0) && read(i + 1, parts) is { } wrong) mistakes.Add(Wrong(field, i + 1, wrong));
        }
        return mistakes;
    }

    private static IEnumerable<string> Names(string text) => text.Split(BetweenNames).Select(x => x.Trim()).Where(x => x.Length > 0);

    private static (string, string)? TooLong(string text, int max) => text.Length > max ? ($"“{text[..10]}…”超过 {max} 个字", $"\"{text[..10]}…\" is longer than {max} characters") : null;

    private static (string, LineError) Wrong(string field, int line, (string Zh, string En) why) => (field, new(line, why.Zh + "。", why.En + "."));
}
