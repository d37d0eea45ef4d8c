using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Help;

/// <summary>The restated rules that hold every word of a search, in either language or by id; all of them without one.</summary>
[Access(Everybody = Reach.All)]
public sealed record FindRules([property: Text(80)] string Text = "") : IQuery<RulesFound>;

public sealed record RulesFound(IReadOnlyList<RuleText> Rules);

public sealed class FindRulesHandler : IHandle<FindRules, RulesFound>
{
    public Task<Outcome<RulesFound>> Handle(FindRules m, Db db)
    {
        var words = m.Text.Split([' ', '　', ',', '，', '、'], StringSplitOptions.RemoveEmptyEntries);
        bool Holds(RuleText rule, string word) =>
            rule.Id.Contains(word, StringComparison.OrdinalIgnoreCase) || rule.Zh.Contains(word, StringComparison.Ordinal) || rule.En.Contains(word, StringComparison.OrdinalIgnoreCase);
        return Task.FromResult<Outcome<RulesFound>>(new RulesFound([.. RuleText.All.Where(rule => words.All(word => Holds(rule, word)))]));
    }
}
