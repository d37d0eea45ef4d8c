using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>Nothing of a check is answered by itself, and what is wrong is said.</summary>
public class ReceiptAnswersTests
{
    [Test]
    public void ON_2_what_nobody_answered_is_named_and_the_first_of_it_gets_the_focus()
    {
        AskedLine[] lines = [new("Papers[0]", "申请书", "application form", true), new("Papers[1]", "身份证", "identity card", false), new("Slips", "有无笔误", "slips", false)];
        var open = ReceiptRules.Unanswered(lines)!;
        Assert.That((open.Rule, open.Field), Is.EqualTo(("ON-2", "Papers[1]")));
        Assert.That((open.Zh, open.En), Is.EqualTo(("还有 2 处没有核对：身份证、有无笔误。请逐项选定；都没有问题的，按“全部已交且合格”。", "2 answers are still open: identity card, slips. Choose each; where nothing is wrong, press “All handed in and in order”.")));
        Assert.That(ReceiptRules.Unanswered([.. lines.Select(l => l with { Answered = true })]), Is.Null);
        Assert.That(ReceiptRules.Unanswered([.. Enumerable.Range(0, 5).Select(n => new AskedLine($"{n}", $"第{n}项", $"no. {n}", false))])!.Zh, Does.Contain("5 处").And.Contain("第2项等").And.Not.Contain("第3项"));
    }

    [TestCase(null, null, true)]
    [TestCase(true, true, true)]
    [TestCase(false, null, false)]
    [TestCase(true, false, false)]
    public void ON_3_what_is_told_at_once_does_not_wait_for_the_papers(bool? ours, bool? needsDecision, bool count) => Assert.That(ReceiptRules.PapersCount(ours, needsDecision), Is.EqualTo(count));

    [Test]
    public void ON_3_a_paper_in_the_wrong_form_says_what_is_wrong_with_it()
    {
        TickedPaper[] papers = [new("申请书", PaperState.HandedIn, ""), new("身份证", PaperState.WrongForm, " ")];
        var unsaid = ReceiptRules.FlawUnsaid(papers)!;
        Assert.That((unsaid.Rule, unsaid.Field, unsaid.Zh.Contains("身份证", StringComparison.Ordinal)), Is.EqualTo(("ON-3", "Papers[1].Note", true)));
        Assert.That(ReceiptRules.FlawUnsaid([papers[0], papers[1] with { Note = "复印不清" }]), Is.Null);
        Assert.That(ReceiptRules.FlawUnsaid([papers[1] with { State = PaperState.Missing }, papers[1] with { State = null }]), Is.Null, "only of a wrong form");
    }

    [TestCase(true, false, "", true)]
    [TestCase(false, true, "", true)]
    [TestCase(false, false, "申请书要盖章", true)]
    [TestCase(false, false, " ", false)]
    public void ON_3_a_format_that_is_not_right_says_what_has_to_be_put_right(bool rightForm, bool flawed, string note, bool stands) =>
        Assert.That(ReceiptRules.FormatUnsaid(rightForm, flawed, note)?.Field, Is.EqualTo(stands ? null : "Note"));

    [Test]
    public void ON_6_what_is_wrong_with_a_paper_that_the_last_notice_asked_for_could_not_be_seen_then()
    {
        var flawed = new Wanted("身份证（复印不清）", Paper: "身份证");
        NoticeGiven before = new(new(2026, 3, 2), ["身份证", "申请书"]), after = new(new(2026, 3, 4), ["申请书"]);
        Assert.That(ReceiptRules.CouldHaveBeenNamed([flawed], [before]), Is.Empty, "it was to be brought, and came wrong");
        Assert.That(ReceiptRules.CouldHaveBeenNamed([flawed], [before, after]), Is.EqualTo(new[] { "身份证（复印不清）" }), "it lay there when the second notice went out");
        Assert.That(ReceiptRules.CouldHaveBeenNamed([flawed with { Paper = "" }], [before]), Is.EqualTo(new[] { "身份证（复印不清）" }));
        Assert.That((ReceiptRules.Flawed("身份证", "复印不清"), ReceiptRules.Flawed("身份证", "")), Is.EqualTo(("身份证（复印不清）", "身份证")));
    }

    [Test]
    public void ES_1_nobody_issues_a_reminder_to_themselves() =>
        Assert.That((DocumentRules.OwnReminder(7, 7)!.Rule, DocumentRules.OwnReminder(7, 8)), Is.EqualTo(("ES-1", (Refusal?)null)));

    [Test]
    public void ON_2_a_list_of_papers_is_complete_without_a_missing_one_and_right_without_a_wrong_form()
    {
        PaperState[] all = [PaperState.HandedIn, PaperState.NotNeeded];
        Assert.That((ReceiptRules.IsComplete(all), ReceiptRules.IsRightForm(all)), Is.EqualTo((true, true)));
        Assert.That((ReceiptRules.IsComplete([.. all, PaperState.Missing]), ReceiptRules.IsRightForm([.. all, PaperState.Missing])), Is.EqualTo((false, true)));
        Assert.That((ReceiptRules.IsComplete([.. all, PaperState.WrongForm]), ReceiptRules.IsRightForm([.. all, PaperState.WrongForm])), Is.EqualTo((true, false)));
        Assert.That((ReceiptRules.IsComplete([]), ReceiptRules.IsRightForm([])), Is.EqualTo((true, true)));
    }

    [Test]
    public void DL_4_an_application_counts_from_when_the_last_of_its_papers_came_and_never_from_before_it_was_there()
    {
        DateOnly before = new(2026, 3, 2), received = new(2026, 3, 4), last = new(2026, 3, 6);
        Assert.That((ReceiptRules.CompleteOn(received, []), ReceiptRules.CompleteOn(received, [before]), ReceiptRules.CompleteOn(received, [last, before])), Is.EqualTo((received, received, last)));
    }
}
