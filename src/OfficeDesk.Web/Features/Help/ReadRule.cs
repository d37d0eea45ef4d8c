using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Help;

/// <summary>One rule in both languages, with the settings that belong to it, their present values and who may change them.</summary>
[Access(Everybody = Reach.All)]
public sealed record ReadRule([property: Text(10, Required = true)] string Id) : IQuery<RuleRead>;

/// <param name="Before">The rule before it in the book; empty for the first.</param>
/// <param name="After">The rule after it; empty for the last.</param>
public sealed record RuleRead(RuleText Rule, IReadOnlyList<RuleSetting> Settings, string Before, string After);

/// <summary>A setting of the rule; the mail server's are named without their values.</summary>
/// <param name="MayChange">Who may propose another value; somebody else confirms it.</param>
public sealed record RuleSetting(string Name, string Zh, string En, string? Value, string Default, SettingForm Form, Roles MayChange);

public sealed class ReadRuleHandler(OfficeBook book) : IHandle<ReadRule, RuleRead>
{
    public async Task<Outcome<RuleRead>> Handle(ReadRule m, Db db)
    {
        if (RuleText.Find(m.Id.Trim().ToUpperInvariant()) is not { } rule) return DeskRefusals.NotFound();
        var office = await book.Open(db.Ct);
        var settings = Office.Settings.All.Values.Where(s => s.Rule == rule.Id)
            .Select(s => s.Name.StartsWith("mail.", StringComparison.Ordinal)
                ? new RuleSetting(s.Name, s.Zh, s.En, null, "", s.Form, s.MayChange)
                : new RuleSetting(s.Name, s.Zh, s.En, office.Settings.Text(s), s.Default, s.Form.In(office), s.MayChange));
        var at = RuleText.All.ToList().FindIndex(r => r.Id == rule.Id);
        return new RuleRead(rule, [.. settings], at > 0 ? RuleText.All[at - 1].Id : "", at + 1 < RuleText.All.Count ? RuleText.All[at + 1].Id : "");
    }
}
