using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>What a change of the catalogue is made of: matters before and after, as text, and what differs.</summary>
internal static class Changing
{
    /// <summary>Who confirms.</summary>
    public const Roles By = Roles.GeneralOffice | Roles.Director;

    /// <summary>Whether somebody may propose a change to a matter: the general office to all, a chief to those of the own section's posts, before and after.</summary>
    public static bool MayPropose(Asker who, OfficePage office, string code, string post)
    {
        if (who.Is(Roles.GeneralOffice)) return true;
        bool Led(string p) => office.Posts.Values.FirstOrDefault(x => x.Code == p) is { } one && who.Led.Contains(one.SectionId);
        var present = Present(office, code);
        return who.Is(Roles.Chief) && Led(post) && (present is null || Led(present.Post));
    }

    public static MatterEntry? Present(OfficePage office, string code) => office.Matters.Values.FirstOrDefault(t => t.Code == code) is { } m ? office.EntryOf(m) : null;

    /// <summary>The present state of the matters with these codes; new ones are not in it.</summary>
    public static IReadOnlyList<MatterEntry> Present(OfficePage office, IEnumerable<MatterEntry> of) => [.. of.Select(e => Present(office, e.Code)).OfType<MatterEntry>()];

    public static string Text(IEnumerable<MatterEntry> entries) => JsonSerializer.Serialize(entries, Wire.Json);

    public static IReadOnlyList<MatterEntry> Entries(string text) => JsonSerializer.Deserialize<List<MatterEntry>>(text, Wire.Json) ?? [];

    public static bool Same(MatterEntry? a, MatterEntry? b) => Text(a is null ? [] : [a]) == Text(b is null ? [] : [b]);

    /// <summary>What differs between two states, line by line; what was typed stays as typed.</summary>
    public static IReadOnlyList<EntryChange> Between(IReadOnlyList<MatterEntry> before, IReadOnlyList<MatterEntry> after, bool english)
    {
        var changes = new List<EntryChange>();
        foreach (var e in after)
        {
            var was = before.FirstOrDefault(b => b.Code == e.Code);
            if (was is null) changes.Add(new(e.Code, "新事项", "New matter", "", e.Name));
            var old = was is null ? new Dictionary<string, Cell>(StringComparer.Ordinal) : Cells(was, english);
            var now = Cells(e, english);
            foreach (var (key, cell) in old.Where(o => !now.ContainsKey(o.Key))) changes.Add(new(e.Code, cell.Zh, cell.En, cell.Text, ""));
            changes.AddRange(now.Where(n => old.GetValueOrDefault(n.Key)?.Text != n.Value.Text && (was is not null || n.Value.Text.Length > 0))
                .Select(n => new EntryChange(e.Code, n.Value.Zh, n.Value.En, old.GetValueOrDefault(n.Key)?.Text ?? "", n.Value.Text)));
        }
        return changes;
    }

    private sealed record Cell(string Zh, string En, string Text);

    private static Dictionary<string, Cell> Cells(MatterEntry e, bool english)
    {
        string Limit(int days, LimitUnit unit) => english ? new Limit(days, unit).En() : new Limit(days, unit).Zh();
        string Yes(bool yes) => english ? yes ? "yes" : "no" : yes ? "是" : "否";
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal)
        {
            ["name"] = new("名称", "Name", e.Name), ["en"] = new("英文名称", "English name", e.NameEn), ["post"] = new("岗位", "Post", e.Post),
            ["limit"] = new("承诺期限", "Limit", Limit(e.Days, e.Unit)), ["away"] = new("人户分离期限", "Limit away from home", e.AwayDays is { } n ? Limit(n, e.Unit) : ""),
            ["assistance"] = new("救助事项", "Assistance", Yes(e.Assistance)), ["emergency"] = new("急难类型", "Emergency", english ? e.Emergency.En() : e.Emergency.Zh()), ["decision"] = new("须作决定", "Needs a decision", Yes(e.NeedsDecision)),
            ["fee"] = new("收费", "Fee", e.Fee), ["basis"] = new("依据", "Basis", e.Basis), ["to"] = new("去处", "Where to go", e.SendTo), ["active"] = new("在用", "In use", Yes(e.Active)),
        };
        foreach (var m in e.Materials)
            cells[$"m:{m.Name}"] = new("材料", "Material", string.Join(" · ", new[] { m.Name, english ? $"{m.Copies} ×" : $"{m.Copies} 份", english ? CatalogueWords.En(m.Form) : CatalogueWords.Zh(m.Form), m.UseForm, m.When, m.From }.Where(t => t.Length > 0)));
        for (var i = 0; i < e.Steps.Count; i++)
            cells[$"s:{i}"] = new($"程序 {i + 1}", $"Step {i + 1}", string.Join(" · ", new[] { e.Steps[i].What, e.Steps[i].By, e.Steps[i].Takes }.Where(t => t.Length > 0)));
        foreach (var s in e.Standards) cells[$"c:{s.Name}:{s.ValidFrom:yyyyMMdd}"] = new("标准", "Standard", english ? $"{s.Name}: {s.Value} (from {s.ValidFrom:yyyy-MM-dd})" : $"{s.Name}：{s.Value}（{s.ValidFrom:yyyy年M月d日}起）");
        return cells;
    }
}
