namespace OfficeDesk.Rules;

/// <summary>Something that is asked of a citizen.</summary>
/// <param name="Name">The paper, or what is wrong with it.</param>
/// <param name="Seen">The day on which the office could first see that it is wanting: the day of receipt, or the day a paper came in the wrong form.</param>
/// <param name="NewFact">Something that happened after every earlier notice makes it necessary.</param>
/// <param name="Paper">Of something that is wrong with a paper: its name; else empty.</param>
/// <remarks>ON-6: what an earlier notice could have named.</remarks>
public sealed record Wanted(string Name, DateOnly? Seen = null, bool NewFact = false, string Paper = "");

/// <summary>A notice that was given: what it named, and when.</summary>
/// <remarks>ON-6: before handing in and after receipt count together.</remarks>
public sealed record NoticeGiven(DateOnly On, IReadOnlyList<string> Named);

public static partial class ReceiptRules
{
    /// <summary>What of a further request an earlier notice could have named and did not.</summary>
    /// <param name="wanted">What is asked for now.</param>
    /// <param name="earlier">Every notice of this application in the order they were given: 一次性告知书 before it was handed in, 补正材料通知书 after.</param>
    /// <returns>Empty when nothing stands in the way; always empty without an earlier notice.</returns>
    /// <remarks>ON-6: a further request may not ask for anything that an earlier one could have named. What is wrong with a paper that the last notice asked for could not be seen then.</remarks>
    public static IReadOnlyList<string> CouldHaveBeenNamed(IReadOnlyList<Wanted> wanted, IReadOnlyList<NoticeGiven> earlier)
    {
        if (earlier.Count == 0) return [];
        var named = earlier.SelectMany(n => n.Named).Select(Plain).ToHashSet(StringComparer.Ordinal);
        var asked = earlier[^1].Named.Select(Plain).ToHashSet(StringComparer.Ordinal);
        var last = earlier.Max(n => n.On);
        return [.. wanted.Where(w => !named.Contains(Plain(w.Name)) && !(w.Paper.Length > 0 && asked.Contains(Plain(w.Paper))) && !w.NewFact && !(w.Seen > last)).Select(w => w.Name)];
    }

    /// <summary>Why a further request is stopped, or <c>null</c> when it may go out or is put before the chief with a reason.</summary>
    /// <param name="again">What an earlier notice could have named.</param>
    /// <param name="why">Why it was not named; with it the chief decides.</param>
    /// <remarks>ON-6: the system says so before it is issued; it needs the chief's approval, and a breach is proposed.</remarks>
    public static Refusal? AskedTwice(IReadOnlyList<string> again, string why)
    {
        if (again.Count == 0 || EnquiryRules.Given(why)) return null;
        var list = string.Join("、", again.Take(5));
        return new($"前一次告知时就能提出、但没有提出的：{list}。不能再次要求。确有必要的，写明前次为何没有告知，由股室负责人批准后才能发出，并提出违规建议。",
            $"An earlier notice could have named: {list}. It may not be asked for now. Where it must be, say why it was not named; the section chief decides, and a breach is proposed.", "ON-6", "WhyLate", RefusalKind.Conflict);
    }

    /// <summary>Why a notice asks for nothing, or <c>null</c> when it names something.</summary>
    /// <remarks>ON-3: one written notice with everything that is missing.</remarks>
    public static Refusal? NothingWanted(int count) => count > 0 ? null
        : new("没有要求补正的内容：请勾选缺少或形式不符的材料，或写明需要改正之处。", "Nothing is asked for: tick what is missing or in the wrong form, or write what has to be put right.", "ON-3", "Papers");

    private static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
}
