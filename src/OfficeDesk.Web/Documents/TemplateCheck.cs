namespace OfficeDesk.Web.Documents;

/// <summary>
/// Looks at every tag and every line of a template before it is used: {{field}}, {{#if field}}, {{else}}, {{/if}}, {{#each list}},
/// {{/each}}, with the fields of its kind. The first mistake is named with its line (NT-5).
/// </summary>
public static class TemplateCheck
{
    /// <summary>The longest template, in characters.</summary>
    public const int Longest = 12_000;

    public static Mistake? Find(DocumentKind kind, string text)
    {
        if (text.Length > Longest) return new Mistake(0, $"模板最多 {Longest} 个字，现在有 {text.Length} 个。", $"A template has at most {Longest} characters; there are {text.Length}.");
        if (text.FirstOrDefault(c => char.IsControl(c) && c is not ('\n' or '\r')) is var odd and not '\0')
            return new Mistake(LineOf(text, text.IndexOf(odd, StringComparison.Ordinal)), "含有看不见的控制字符或制表符，请删去。", "There is an invisible control character or a tab; delete it.");
        return Tags(kind, text) ?? Lines(text);
    }

    private static Mistake? Tags(DocumentKind kind, string text)
    {
        var scopes = new Stack<(string Block, string Field, int Line, IReadOnlyList<FieldInfo>? Columns)>();
        for (var at = 0; (at = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0;)
        {
            var line = LineOf(text, at);
            if (at > 0 && text[at - 1] == '\\') return new Mistake(line, "标签前不能有“\\”。", "There is a backslash before a tag.");
            var end = text.IndexOf("}}", at, StringComparison.Ordinal);
            if (end < 0 || text.AsSpan(at, end - at).Contains('\n')) return new Mistake(line, "“{{”没有在同一行用“}}”结束。", "\"{{\" is not closed by \"}}\" on the same line.");
            var tag = text[(at + 2)..end];
            if (Tag(kind, tag.Trim(), line, scopes) is { } wrong) return wrong;
            at = end + 2;
            if (at < text.Length && text[at] == '}') return new Mistake(line, "标签用两个大括号，不用三个。", "A tag has two braces, not three.");
        }
        return scopes.TryPeek(out var open)
            ? new Mistake(open.Line, $"“{{{{#{open.Block} {open.Field}}}}}”没有用“{{{{/{open.Block}}}}}”结束。", $"\"{{{{#{open.Block} {open.Field}}}}}\" is not closed by \"{{{{/{open.Block}}}}}\".")
            : null;
    }

    private static Mistake? Tag(DocumentKind kind, string tag, int line, Stack<(string Block, string Field, int Line, IReadOnlyList<FieldInfo>? Columns)> scopes)
    {
        var columns = scopes.Select(s => s.Columns).FirstOrDefault(c => c is not null);
        if (tag == "else") return scopes.TryPeek(out var inside) && inside.Block == "if" ? null : new Mistake(line, "“{{else}}”只能写在“{{#if}}”里面。", "\"{{else}}\" stands inside \"{{#if}}\" only.");
        if (tag is "/if" or "/each")
            return scopes.TryPop(out var open) && "/" + open.Block == tag ? null : new Mistake(line, $"“{{{{{tag}}}}}”前面没有对应的开头。", $"\"{{{{{tag}}}}}\" closes nothing.");
        var block = tag.StartsWith("#if ", StringComparison.Ordinal) ? "if" : tag.StartsWith("#each ", StringComparison.Ordinal) ? "each" : "";
        var name = block.Length > 0 ? tag[(block.Length + 2)..].Trim() : tag;
        if (name.Length == 0 || !name.All(c => char.IsLetter(c) || char.IsDigit(c) || c == '_') || tag is "if" or "each" or "this")
            return new Mistake(line, $"“{{{{{tag}}}}}”不能用。只能写字段、{{{{#if 字段}}}}、{{{{else}}}}、{{{{#each 清单}}}}。", $"\"{{{{{tag}}}}}\" cannot be used: fields, {{{{#if field}}}}, {{{{else}}}} and {{{{#each list}}}} only.");
        var known = columns is not null
            ? columns.FirstOrDefault(f => f.Name == name) ?? (name == FieldValues.RowNumber ? new FieldInfo(name, "", "", true, false, []) : null)
            : kind.Fields.Concat(CommonFields.All).FirstOrDefault(f => f.Name == name);
        if (known is null)
            return columns is not null
                ? new Mistake(line, $"清单里没有“{name}”。可用：{string.Join("、", columns.Select(f => f.Name).Append(FieldValues.RowNumber))}。", $"The list has no column \"{name}\".")
                : new Mistake(line, $"没有“{name}”这个字段。", $"There is no field \"{name}\".");
        if (block == "each" && known.Columns.Count == 0) return new Mistake(line, $"“{name}”不是清单，不能用 each。", $"\"{name}\" is no list.");
        if (block == "each" && columns is not null) return new Mistake(line, "清单里面不能再套清单。", "A list cannot stand inside a list.");
        if (block.Length == 0 && known.Columns.Count > 0) return new Mistake(line, $"“{name}”是清单，请写 {{{{#each {name}}}}}。", $"\"{name}\" is a list: write {{{{#each {name}}}}}.");
        if (block.Length == 0 && known.YesOrNo) return new Mistake(line, $"“{name}”只有是和否，请写 {{{{#if {name}}}}}。", $"\"{name}\" is yes or no: write {{{{#if {name}}}}}.");
        if (block.Length > 0) scopes.Push((block, name, line, block == "each" ? known.Columns : null));
        return null;
    }

    /// <summary>Every line as it stands, tags taken for texts: unknown words and ragged tables are found without any data.</summary>
    private static Mistake? Lines(string text)
    {
        var plain = string.Join('\n', text.Split('\n').Select(l => Plain(l.Trim())));
        NoticeMarkup.Read(plain, out var wrong);
        return wrong;
    }

    /// <summary>Blocks leave the line, fields leave a letter.</summary>
    private static string Plain(string line)
    {
        while (line.IndexOf("{{", StringComparison.Ordinal) is var at and >= 0)
        {
            var end = line.IndexOf("}}", at, StringComparison.Ordinal);
            var tag = line[(at + 2)..end].Trim();
            line = line[..at] + (tag[0] is '#' or '/' || tag == "else" ? "" : NoticeMarkup.ValueMark + "字") + line[(end + 2)..];
        }
        return line.Trim();
    }

    private static int LineOf(string text, int at) => 1 + text.AsSpan(0, at).Count('\n');
}
