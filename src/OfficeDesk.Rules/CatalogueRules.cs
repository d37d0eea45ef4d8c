namespace OfficeDesk.Rules;

/// <summary>Rules on the matter catalogue.</summary>
public static class CatalogueRules
{
    /// <summary>The most materials, steps or standards of one matter.</summary>
    public const int Most = 60;

    /// <summary>Why a matter cannot stand in the catalogue like this, or <c>null</c> when it can.</summary>
    /// <param name="e">The matter.</param>
    /// <param name="postKnown">Whether there is such a post; asked only when one is named.</param>
    /// <remarks>ON-1: a matter in use says what it needs, what it costs and who does it, or where people are sent. ON-2: assistance always needs a decision.</remarks>
    public static Refusal? Wrong(MatterEntry e, bool postKnown)
    {
        if (e.Code.Length is < 2 or > 20 || !e.Code.All(char.IsAsciiLetterOrDigit)) return Say("事项代码须为 2 至 20 位字母或数字。", "The code is 2 to 20 letters or digits.", nameof(e.Code));
        if (e.Name.Trim().Length is 0 or > 80) return Say("请填写事项名称，最多 80 个字。", "Give the matter a name of at most 80 characters.", nameof(e.Name));
        if (e.NameEn.Length > 120) return Say("英文名称最多 120 个字符。", "The English name has at most 120 characters.", nameof(e.NameEn));
        if (e.Days is < 0 or > DeadlineRules.MaxLimit || !Enum.IsDefined(e.Unit)) return Say($"承诺期限须为 0 至 {DeadlineRules.MaxLimit} 天。", $"The promised limit is 0 to {DeadlineRules.MaxLimit} days.", nameof(e.Days), "DL-2");
        if (e.AwayDays is { } away && (away < e.Days || away > DeadlineRules.MaxLimit)) return Say("人户分离的期限不能短于一般期限。", "The limit away from home is not shorter than the usual one.", nameof(e.AwayDays), "DL-2");
        if (e.Post.Length > 0 && !postKnown) return Say($"没有代码为 {e.Post} 的岗位。", $"There is no post with the code {e.Post}.", nameof(e.Post), "CV-1");
        if (e.Active && e.Post.Length == 0 && e.SendTo.Trim().Length == 0) return Say("还没有承办岗位，不能在用：请选承办岗位，或先不勾选“在用”；不是本局办的，请写明群众应到哪里办理。", "Without a post it cannot be in use: choose its post, or leave it out of use; what is not ours says where people are sent.", nameof(e.SendTo));
        if (e.Assistance && !e.NeedsDecision) return Say("救助事项一律须作出决定。", "Assistance always needs an authority's decision.", nameof(e.NeedsDecision), "ON-2");
        if (EmergencyRules.Wrong(e) is { } emergency) return emergency;
        if (e.Post.Length > 0 && e.Fee.Trim().Length == 0) return Say("请写明收费，不收费的写“不收费”。", "Say what it costs; write that it is free when it is.", nameof(e.Fee));
        return Lists(e);
    }

    /// <summary>A legal basis without a part that says the office has still to write it.</summary>
    /// <remarks>ON-1, ON-4: what the public reads and what is printed names the basis that is known, never a gap.</remarks>
    public static string BasisSaid(string basis)
    {
        const string Gap = "由本单位设置";
        foreach (var (open, close) in new[] { ('（', '）'), ('(', ')') })
        {
            int end;
            while ((end = basis.IndexOf(Gap + close, StringComparison.Ordinal)) >= 0 && basis.LastIndexOf(open, end) is >= 0 and var start) basis = basis.Remove(start, end + Gap.Length + 1 - start);
        }
        return basis.Trim();
    }

    /// <summary>Whether a matter is somebody else's: it has no post and people are sent elsewhere. With neither, nobody has said yet which post does it.</summary>
    /// <remarks>ON-1: a matter in use says who does it, or where people are sent.</remarks>
    public static bool Elsewhere(MatterEntry e) => e.Post.Length == 0 && e.SendTo.Trim().Length > 0;

    private static Refusal? Lists(MatterEntry e)
    {
        if (Math.Max(e.Materials.Count, Math.Max(e.Steps.Count, e.Standards.Count)) > Most) return Say($"材料、程序、标准各最多 {Most} 条。", $"At most {Most} materials, steps and standards each.", nameof(e.Materials));
        for (var i = 0; i < e.Materials.Count; i++)
        {
            var m = e.Materials[i];
            if (m.Name.Trim().Length is 0 or > 120) return Say($"第 {i + 1} 项材料：请填写名称，最多 120 个字。", $"Material {i + 1}: give it a name of at most 120 characters.", nameof(e.Materials));
            if (m.Copies is < 1 or > 20 || !Enum.IsDefined(m.Form)) return Say($"材料“{m.Name}”：份数须为 1 至 20。", $"Material “{m.Name}”: 1 to 20 copies.", nameof(e.Materials));
            if (e.Materials.Take(i).Any(other => other.Name.Trim() == m.Name.Trim())) return Say($"材料“{m.Name}”重复。", $"Material “{m.Name}” comes twice.", nameof(e.Materials));
        }
        for (var i = 0; i < e.Steps.Count; i++)
            if (e.Steps[i].What.Trim().Length == 0) return Say($"第 {i + 1} 步程序：请写明做什么。", $"Step {i + 1}: say what happens.", nameof(e.Steps));
        for (var i = 0; i < e.Standards.Count; i++)
            if (e.Standards[i].Name.Trim().Length == 0 || e.Standards[i].Value.Trim().Length == 0 || !WorkingCalendar.Covers(e.Standards[i].ValidFrom))
                return Say($"第 {i + 1} 条标准：请写明名称、内容和生效日期。", $"Standard {i + 1}: give name, content and the day from which it holds.", nameof(e.Standards));
        return null;
    }

    /// <summary>The standards that hold on a day: of each name the latest that has begun.</summary>
    /// <remarks>ON-1: standards have valid-from dates.</remarks>
    public static IReadOnlyList<MatterStandard> InForce(IReadOnlyList<MatterStandard> standards, DateOnly day) =>
        [.. standards.GroupBy(s => s.Name.Trim()).Select(g => g.Where(s => s.ValidFrom <= day).MaxBy(s => s.ValidFrom)).OfType<MatterStandard>()];

    /// <summary>The refusal to a chief who proposes for somebody else's matters.</summary>
    /// <remarks>ON-1: chiefs propose for the matters of their sections, the general office for all.</remarks>
    public static Refusal NotYourMatter { get; } = new(
        "股室负责人只能对本股室岗位承办的事项提出修改；其他事项由办公室提出。", "A chief proposes changes to the matters of the own section; the general office to all.", "ON-1", "Code", RefusalKind.Forbidden);

    /// <summary>The refusal to import a file with mistakes.</summary>
    /// <remarks>ON-1: a catalogue that comes as a file is taken whole or not at all.</remarks>
    public static Refusal FileWrong(IReadOnlyList<LineError> errors) => new(
        $"文件有 {errors.Count} 处错误，一条也没有导入。第 {errors[0].Line} 行：{errors[0].Zh}", $"The file has {errors.Count} mistakes and nothing was taken. Line {errors[0].Line}: {errors[0].En}", "ON-1", "Csv");

    /// <summary>The refusal to read a file that is larger than any catalogue.</summary>
    /// <remarks>ON-1: a catalogue that comes as a file is taken whole or not at all.</remarks>
    public static Refusal FileTooLarge { get; } = new($"文件太大：一次最多 {CatalogueFile.Longest} 个字。", $"The file is too large: at most {CatalogueFile.Longest} characters at a time.", "ON-1", "Csv");

    /// <summary>The refusal to change nothing.</summary>
    /// <remarks>ON-1: what is proposed differs from what is in force.</remarks>
    public static Refusal NothingChanges { get; } = new("与现行目录相同，没有可改的。", "It is the same as the catalogue in force; nothing changes.", "ON-1");

    private static Refusal Say(string zh, string en, string field, string rule = "ON-1") => new(zh, en, rule, field);
}
