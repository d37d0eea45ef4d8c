namespace OfficeDesk.Rules;

/// <summary>A section as pasted at the first start.</summary>
public sealed record SetupSection(int Line, string Code, string Name, string Kind);

/// <summary>A person as pasted at the first start; the section by its code, roles by their names.</summary>
public sealed record SetupPerson(int Line, string Name, string Section, string SignIn, IReadOnlyList<string> Roles, string Email);

/// <summary>A post as pasted at the first start; people by their sign-in names.</summary>
public sealed record SetupPost(int Line, string Code, string Name, string Section, string Holder, string Second, IReadOnlyList<string> Qualified);

/// <summary>Everything pasted, taken apart.</summary>
public sealed record SetupSheet(IReadOnlyList<SetupSection> Sections, IReadOnlyList<SetupPerson> People, IReadOnlyList<SetupPost> Posts);

/// <summary>Reads what an office pastes at the first start: one line each, parts separated by commas or tabs (as copied from a table).</summary>
public static class SetupFile
{
    private const int MaxLines = 500;
    private static readonly string[] Kinds = ["Section", "Unit", "Town", "Leaders"];

    /// <summary>The Chinese words for roles that may be pasted, besides the names of the roles.</summary>
    private static readonly Dictionary<string, string> RoleWords = new(StringComparer.Ordinal)
    {
        ["工作人员"] = "Staff", ["股室负责人"] = "Chief", ["分管领导"] = "Leader", ["局长"] = "Director", ["办公室"] = "GeneralOffice", ["纪检"] = "Discipline", ["考核小组"] = "Appraisal",
    };

    /// <summary>The sheet, or the first line that is wrong.</summary>
    /// <remarks>CV-1, DL-1: sections and posts need people who exist.</remarks>
    public static Outcome<SetupSheet> Parse(string sections, string people, string posts)
    {
        var s = new List<SetupSection>();
        foreach (var (line, parts) in Rows(sections))
        {
            if (parts.Length < 2) return Wrong("Sections", line, "股室要写：代码，名称（，类型）", "a section needs: code, name (, kind)");
            var kind = parts.Length > 2 && parts[2].Length > 0 ? parts[2] : "Section";
            if (!Kinds.Contains(kind)) return Wrong("Sections", line, "类型只能是 Section、Unit、Town、Leaders", "the kind is Section, Unit, Town or Leaders");
            if (s.Exists(x => x.Code == parts[0])) return Wrong("Sections", line, $"代码 {parts[0]} 重复", $"code {parts[0]} comes twice");
            s.Add(new(line, parts[0], parts[1], kind));
        }
        var p = new List<SetupPerson>();
        foreach (var (line, parts) in Rows(people))
        {
            if (parts.Length < 4) return Wrong("People", line, "人员要写：姓名，股室代码，登录名，角色（，邮箱）", "a person needs: name, section code, sign-in name, roles (, e-mail)");
            if (!s.Exists(x => x.Code == parts[1])) return Wrong("People", line, $"没有代码为 {parts[1]} 的股室", $"there is no section with the code {parts[1]}");
            if (AccountRules.SignInMalformed(parts[2]) is { } bad) return Wrong("People", line, bad.Zh, bad.En);
            if (p.Exists(x => x.SignIn == parts[2])) return Wrong("People", line, $"登录名 {parts[2]} 重复", $"sign-in name {parts[2]} comes twice");
            if (parts.Length > 4 && parts[4].Length > 0 && PersonRules.EmailMalformed(parts[4]) is { } mail) return Wrong("People", line, mail.Zh, mail.En);
            var roles = new List<string>();
            foreach (var word in parts[3].Split('+', '、', '/').Select(w => w.Trim()).Where(w => w.Length > 0))
            {
                var role = RoleWords.GetValueOrDefault(word, word);
                if (!RoleWords.ContainsValue(role)) return Wrong("People", line, $"没有角色“{word}”", $"there is no role \"{word}\"");
                if (AccountRules.Conflict(roles, role) is { } conflict) return Wrong("People", line, conflict.Zh, conflict.En);
                roles.Add(role);
            }
            p.Add(new(line, parts[0], parts[1], parts[2], roles, parts.Length > 4 ? parts[4] : ""));
        }
        if (p.Count == 0) return Wrong("People", 1, "请至少写一个人", "name at least one person");
        return Posts(posts, s, p);
    }

    private static Outcome<SetupSheet> Posts(string posts, List<SetupSection> s, List<SetupPerson> p)
    {
        var o = new List<SetupPost>();
        foreach (var (line, parts) in Rows(posts))
        {
            if (parts.Length < 5) return Wrong("Posts", line, "岗位要写：代码，名称，股室代码，A岗登录名，B岗登录名（，其他合格人员）", "a post needs: code, name, section code, A holder, B holder (, other qualified)");
            if (!s.Exists(x => x.Code == parts[2])) return Wrong("Posts", line, $"没有代码为 {parts[2]} 的股室", $"there is no section with the code {parts[2]}");
            var named = parts[3..].SelectMany(x => x.Split('+', '、', '/')).Select(x => x.Trim()).Where(x => x.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            if (named.Find(n => !p.Exists(x => x.SignIn == n)) is { } unknown) return Wrong("Posts", line, $"没有登录名 {unknown}", $"there is nobody with the sign-in name {unknown}");
            if (parts[3] == parts[4]) return Wrong("Posts", line, "A 岗和 B 岗不能是同一个人", "the A and the B holder must be two people");
            o.Add(new(line, parts[0], parts[1], parts[2], parts[3], parts[4], named));
        }
        return new SetupSheet(s, p, o);
    }

    private static IEnumerable<(int Line, string[] Parts)> Rows(string text) => text.ReplaceLineEndings("\n").Split('\n').Take(MaxLines)
        .Select((line, i) => (i + 1, line.Split(',', '，', '\t').Select(x => x.Trim()).ToArray()))
        .Where(row => row.Item2.Any(x => x.Length > 0));

    private static Refusal Wrong(string field, int line, string zh, string en) => new($"第 {line} 行：{zh}。", $"Line {line}: {en}.", "", field);
}
