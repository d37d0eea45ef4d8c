using System.Numerics;
using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

/// <summary>What is refused and what is just not: each rule at its edges.</summary>
public class RefusedRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 4);
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 10, 0, 0, TimeSpan.FromHours(8));

    [TestCase(1, 1, 1, 0, null)]
    [TestCase(20, 100, 10_000, 30, null)]
    [TestCase(0, 1, 1, 0, "Lines")]
    [TestCase(21, 1, 1, 0, "Lines")]
    [TestCase(2, 101, 1, 0, "Lines")]
    [TestCase(1, 1, 0, 0, "Copies")]
    [TestCase(1, 1, 10_001, 0, "Copies")]
    [TestCase(1, 1, 1, -1, "Until")]
    [TestCase(1, 1, 1, 40_000, "Until")]
    public void RP_6_opinion_forms_ask_something_and_come_back_by_a_day_to_come(int lines, int letters, int copies, int days, string? wrong) =>
        Assert.That(InspectionRules.CannotHandOut([.. Enumerable.Repeat("是", lines - 1 > 0 ? lines - 1 : 0), .. lines > 0 ? [new string('是', letters)] : Array.Empty<string>()], copies, Today.AddDays(days), Today)?.Field,
            Is.EqualTo(wrong));

    [Test]
    public void RP_6_an_opinion_form_has_the_lines_that_were_written()
    {
        Assert.That(InspectionRules.OpinionsOn(" 按时 \n\n\t\n态度\n"), Is.EqualTo(new[] { "按时", "态度" }));
        Assert.That(InspectionRules.OpinionsOn(" \n "), Is.Empty);
        Assert.That(InspectionRules.CannotHandOut(InspectionRules.UsualOpinions, 1, Today, Today), Is.Null, "the usual ones can be handed out");
    }

    [TestCase(AbsenceKind.Sick, false, true, null)]
    [TestCase(AbsenceKind.Meeting, false, true, "AB-7")]
    [TestCase(AbsenceKind.Sick, false, false, "AB-7")]
    [TestCase(AbsenceKind.Meeting, true, false, null)]
    public void AB_7_the_person_extends_or_for_the_ill_whoever_stands_above(AbsenceKind kind, bool own, bool above, string? rule) =>
        Assert.That(AbsenceRules.MayNotExtend(kind, own, above)?.Rule, Is.EqualTo(rule));

    // minutes from now: when it began, when the person was back in truth, what is recorded, when the next one began
    [TestCase(-60, -60, -10, null, "补登", null)]
    [TestCase(-60, 1, -10, null, "补登", null)]
    [TestCase(-60, -30, -10, -30, "补登", null)]
    [TestCase(-60, -61, -10, null, "补登", "At")]
    [TestCase(-60, 2, -10, null, "补登", "At")]
    [TestCase(-60, -10, -10, null, "补登", "At")]
    [TestCase(-60, -29, -10, -30, "补登", "At")]
    [TestCase(-60, -30, -10, null, " ", "Why")]
    public void AB_7_a_return_is_put_right_within_its_absence_with_a_reason(int from, int at, int recorded, int? next, string why, string? wrong) =>
        Assert.That(AbsenceRules.CannotCorrect(Now.AddMinutes(from), Now.AddMinutes(at), Now.AddMinutes(recorded), next is { } n ? Now.AddMinutes(n) : null, Now, why)?.Field, Is.EqualTo(wrong));

    [Test]
    public void AB_3_an_illness_that_reaches_into_an_absence_to_come_says_how_far_to_record_it() =>
        Assert.That(AbsenceRules.SuddenIntoComing("3月4日 14:30"), Has.Property("Field").EqualTo("To").And.Property("Zh").Contains("3月4日 14:30").And.Property("En").Contains("3月4日 14:30").And.Property("Kind").EqualTo(RefusalKind.Conflict));

    [TestCase(0, null)]
    [TestCase(-30, null)]
    [TestCase(1, "ReceivedOn")]
    [TestCase(-31, "ReceivedOn")]
    public void DL_12_receipt_is_recorded_at_most_thirty_days_later(int days, string? wrong) => Assert.That(ReceiptRules.ReceivedNotCredible(Today.AddDays(days), Today)?.Field, Is.EqualTo(wrong));

    [Test]
    public void FC_2_ON_3_ON_6_what_a_receipt_and_a_notice_need()
    {
        Assert.That((ReceiptRules.NotYourMatter(true), ReceiptRules.NotYourMatter(false)?.Kind), Is.EqualTo(((Refusal?)null, RefusalKind.Forbidden)));
        Assert.That((ReceiptRules.NothingWanted(1), ReceiptRules.NothingWanted(0)?.Rule), Is.EqualTo(((Refusal?)null, "ON-3")));
        Assert.That((ReceiptRules.FactMissing(false, ""), ReceiptRules.FactMissing(true, "搬家"), ReceiptRules.FactMissing(true, " ")?.Rule), Is.EqualTo(((Refusal?)null, (Refusal?)null, "ON-6")));
        Assert.That(ReceiptRules.EnquiryOver, Has.Property("Rule").EqualTo("GN-5").And.Property("Kind").EqualTo(RefusalKind.Conflict));
    }

    [TestCase("stream: Eicar-Test-Signature FOUND", "Eicar-Test-Signature")]
    [TestCase("stream: A b<c>_1.x: y FOUND", "Abc_1.xy")]
    [TestCase("Bare FOUND", "Bare")]
    [TestCase("stream: <> FOUND", "?")]
    [TestCase("stream: OK", null)]
    [TestCase("FOUND", null)]
    public void CP_3_what_the_scanner_found_is_shown_with_plain_signs(string answer, string? found) => Assert.That(AttachmentRules.SignatureOf(answer), Is.EqualTo(found));

    [Test]
    public void CP_3_a_long_name_of_what_was_found_is_cut() => Assert.That(AttachmentRules.SignatureOf($"stream: {new string('a', 61)} FOUND"), Has.Length.EqualTo(60));

    [TestCase(1, 3, 1, 2, -1)]
    [TestCase(2, 4, 1, 2, 0)]
    [TestCase(-1, 3, -1, 2, 1)]
    public void AP_5_fractions_are_compared_without_rounding(int a, int b, int c, int d, int sign)
    {
        var (left, right) = (Exact.Of(a, b), Exact.Of(c, d));
        Assert.That(Math.Sign(left.CompareTo(right)), Is.EqualTo(sign));
        Assert.That((left > right, left >= right, left < right, left <= right), Is.EqualTo((sign > 0, sign >= 0, sign < 0, sign <= 0)));
    }

    [Test]
    public void AP_5_fractions_are_written_read_and_divided_exactly()
    {
        Assert.That((Exact.Parse("274/3"), Exact.Parse("7"), Exact.Of(274, 3).ToString(), Exact.Of(6, 3).ToString()), Is.EqualTo((Exact.Of(274, 3), Exact.Of(7, 1), "274/3", "2")));
        Assert.That((Exact.Of(1, 3) + Exact.Of(1, 6), Exact.Of(2, 3) * Exact.Of(3, 4), Exact.Of(1, 3) / Exact.Of(2, 5)), Is.EqualTo((Exact.Of(1, 2), Exact.Of(1, 2), Exact.Of(5, 6))));
        Assert.That((Exact.Of(12.25m), default(Exact), Exact.Of(0, 5)), Is.EqualTo((Exact.Of(49, 4), Exact.Of(0m), default(Exact))));
        Assert.That((Exact.Of(1, 200).Rounded(), Exact.Of(-1, 200).Rounded(), Exact.Of(1, 201).Rounded(), Exact.Of(274, 3).Rounded()), Is.EqualTo((0.01m, -0.01m, 0m, 91.33m)));
        Assert.That(() => Exact.Of(1, BigInteger.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Exact.Of(1, 2) / default(Exact), Throws.InstanceOf<DivideByZeroException>());
    }

    [Test]
    public void The_desk_says_which_field_and_how_the_caller_is_answered()
    {
        Assert.That(new[] { DeskRefusals.SignInFirst(), DeskRefusals.NotYours() }.Select(r => r.Kind), Is.All.EqualTo(RefusalKind.Forbidden));
        Assert.That((DeskRefusals.NotFound().Kind, DeskRefusals.Changed().Kind, DeskRefusals.Busy().Kind), Is.EqualTo((RefusalKind.NotFound, RefusalKind.Conflict, RefusalKind.TooMany)));
        Assert.That((DeskRefusals.OtherUseOfKey().Field, DeskRefusals.OtherUseOfKey().Kind), Is.EqualTo(("OnceKey", RefusalKind.Conflict)));
        Assert.That((DeskRefusals.Missing("Phone", "电话", "a phone").Zh, DeskRefusals.Missing("Phone", "", "").Zh, DeskRefusals.Missing("Phone", "", "").En), Is.EqualTo(("请填写电话。", "请填写“Phone”。", "Please fill in Phone.")));
        Assert.That(DeskRefusals.FileTooLarge("File", 10 * 1024 * 1024).En, Does.Contain(" 10 MB"));
        Assert.That((DeskRefusals.TooLong("Ask", 5, 7).Field, DeskRefusals.TooMany("Ids", 9).Field, DeskRefusals.UnknownChoice("Kind").Field, DeskRefusals.ControlCharacter("Ask").Field), Is.EqualTo(("Ask", "Ids", "Kind", "Ask")));
    }
}
