namespace OfficeDesk.Rules;

/// <summary>One line of a check: what is asked, and whether somebody answered.</summary>
/// <param name="Field">Where it stands in the message.</param>
/// <param name="Zh">What it is called.</param>
/// <param name="En">The same in English.</param>
/// <param name="Answered">Whether an answer was given; nothing is answered by itself.</param>
/// <remarks>ON-2: each answer is recorded.</remarks>
public sealed record AskedLine(string Field, string Zh, string En, bool Answered);

/// <summary>A paper as it was ticked.</summary>
/// <param name="Name">As the list names it.</param>
/// <param name="State">Empty while nobody ticked it.</param>
/// <param name="Note">What is wrong with it.</param>
/// <remarks>ON-2: the papers are ticked one by one.</remarks>
public sealed record TickedPaper(string Name, PaperState? State, string Note);

public static partial class ReceiptRules
{
    /// <summary>Whether the papers have to be ticked: what is not the bureau's, or needs no decision, is told at once without them.</summary>
    /// <remarks>ON-3: outcomes a and b do not depend on the papers.</remarks>
    public static bool PapersCount(bool? ours, bool? needsDecision) => ours is not false && needsDecision is not false;

    /// <summary>Why a check is not finished, or <c>null</c> when every line has its answer.</summary>
    /// <param name="lines">What is asked, in the order of the form.</param>
    /// <remarks>ON-2: each answer is recorded; what nobody answered is named and counts as nothing.</remarks>
    public static Refusal? Unanswered(IReadOnlyList<AskedLine> lines)
    {
        var open = lines.Where(l => !l.Answered).ToList();
        if (open.Count == 0) return null;
        var (zh, en) = (string.Join("、", open.Take(3).Select(l => l.Zh)), string.Join(", ", open.Take(3).Select(l => l.En)));
        return new($"还有 {open.Count} 处没有核对：{zh}{(open.Count > 3 ? "等" : "")}。请逐项选定；都没有问题的，按“全部已交且合格”。",
            $"{(open.Count == 1 ? "1 answer is" : $"{open.Count} answers are")} still open: {en}{(open.Count > 3 ? " and more" : "")}. Choose each; where nothing is wrong, press “All handed in and in order”.", "ON-2", open[0].Field);
    }

    /// <summary>Why a paper in the wrong form cannot stand, or <c>null</c> when each says what is wrong with it.</summary>
    /// <param name="papers">As they were ticked, in the order of the form.</param>
    /// <remarks>ON-3: the one notice says everything, so also what is wrong with a paper that came.</remarks>
    public static Refusal? FlawUnsaid(IReadOnlyList<TickedPaper> papers)
    {
        for (var i = 0; i < papers.Count; i++)
        {
            if (papers[i].State is PaperState.WrongForm && !EnquiryRules.Given(papers[i].Note))
                return new($"“{papers[i].Name}”形式不符，请写明哪里不符，通知书要告诉办事人。", $"Say what is wrong with “{papers[i].Name}”; the notice tells the citizen.", "ON-3", $"Papers[{i}].Note");
        }
        return null;
    }

    /// <summary>Why a wrong format cannot stand, or <c>null</c> when a paper or a line says what is wrong.</summary>
    /// <param name="rightForm">The answer to the question.</param>
    /// <param name="flawed">Whether a paper is in the wrong form, and says how.</param>
    /// <param name="note">What else has to be put right.</param>
    /// <remarks>ON-3: the citizen learns what is wrong, once.</remarks>
    public static Refusal? FormatUnsaid(bool rightForm, bool flawed, string note) => rightForm || flawed || EnquiryRules.Given(note) ? null
        : new("格式不正确，请写明要改正什么，通知书要告诉办事人。", "The format is not right: write what has to be put right; the notice tells the citizen.", "ON-3", "Note");

    /// <summary>What a notice says of a paper that came and cannot stay as it is.</summary>
    /// <remarks>ON-3: named with what is wrong with it.</remarks>
    public static string Flawed(string paper, string flaw) => flaw.Length > 0 ? $"{paper}（{flaw}）" : paper;
}
