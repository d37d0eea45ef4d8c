using System.Reflection;
using OfficeDesk.Rules;
using static OfficeDesk.Tests.Rules.Known;

namespace OfficeDesk.Tests.Rules;

/// <summary>Rules of one line: both sides of every boundary.</summary>
public class SmallRulesTests
{
    private const string Why = "因为需要核对";

    private static readonly DateOnly Day = new(2026, 3, 4);
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 9, 0, 0, TimeSpan.FromHours(8));
    private static Refusal? Fine => null;

    /// <summary>Every value of every enum of the rules has a word of its own in both languages, wherever it has words.</summary>
    [Test]
    public void GN_5_every_state_and_kind_has_a_word_of_its_own_in_both_languages()
    {
        var namings = typeof(BreachRules).Assembly.GetTypes().Where(t => t is { IsAbstract: true, IsSealed: true })
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(m => (m.ReturnType == typeof(string) && m.Name is "Zh" or "En" || m.ReturnType == typeof((string, string)) && m.Name is "NameOf" or "KindName") && m.GetParameters() is [{ ParameterType.IsEnum: true }]).ToList();
        Assert.That(namings, Has.Count.GreaterThan(15), "the search itself works");
        foreach (var naming in namings)
        {
            var words = Enum.GetValues(naming.GetParameters()[0].ParameterType).Cast<object>().Select(v => naming.Invoke(null, [v])!).ToList();
            Assert.That(words, Is.Unique, $"{naming.DeclaringType!.Name}.{naming.Name}({naming.GetParameters()[0].ParameterType.Name})");
            Assert.That(words.Select(w => $"{w}".Length), Has.All.GreaterThan(1), $"{naming.DeclaringType!.Name}.{naming.Name}({naming.GetParameters()[0].ParameterType.Name})");
        }
    }

    [TestCase(null, "/")]
    [TestCase("", "/")]
    [TestCase("/", "/")]
    [TestCase("/e/2026-1?a=b", "/e/2026-1?a=b")]
    [TestCase("//127.0.0.2", "/")]
    [TestCase("/\\127.0.0.2", "/")]
    [TestCase("https://127.0.0.2", "/")]
    [TestCase("/a\r\nb", "/")]
    [TestCase("/找", "/%E6%89%BE")]
    public void E2_after_signing_in_one_never_lands_elsewhere(string? back, string lands) => Assert.That(SignInRules.Local(back), Is.EqualTo(lands));

    [Test]
    public void E2_a_way_back_of_five_hundred_characters_is_none()
    {
        Assert.That(SignInRules.Local("/" + new string('a', 498)), Has.Length.EqualTo(499));
        Assert.That(SignInRules.Local("/" + new string('a', 499)), Is.EqualTo("/"));
    }

    [TestCase("Abcdefgh-1234", "staff1", true)]
    [TestCase("Abcdefg-123", "staff1", false)]
    [TestCase("abcdefgh1234", "staff1", false)]
    [TestCase("ABCDEFGH1234", "staff1", false)]
    [TestCase("Abcdefgh1234", "staff1", true)]
    [TestCase("abcdefgh-123", "staff1", true)]
    [TestCase("ABCDEFGH-123", "staff1", true)]
    [TestCase("Abcdefgh----", "staff1", true)]
    [TestCase("Xx-STAFF1-xx", "staff1", false)]
    [TestCase("Xx-ab-123456", "ab", true)]
    public void E5_a_password_has_twelve_characters_of_three_kinds_and_not_the_name(string password, string name, bool good) => Assert.That(SignInRules.TooWeak(password, name) is null, Is.EqualTo(good));

    [Test]
    public void E5_passwords_and_accounts_grow_old_after_ninety_days()
    {
        Assert.That((SignInRules.TooWeak("Ab1" + new string('x', 125), "staff1"), SignInRules.TooWeak("Ab1" + new string('x', 126), "staff1")?.Field), Is.EqualTo((Fine, "NewPassword")));
        Assert.That((SignInRules.Expired(Now.AddDays(-90), Now), SignInRules.Expired(Now.AddDays(-90).AddTicks(-1), Now)), Is.EqualTo((false, true)));
        Assert.That((SignInRules.Unused(null, Now.AddDays(-90), Now), SignInRules.Unused(null, Now.AddDays(-91), Now), SignInRules.Unused(Now.AddDays(-1), Now.AddDays(-91), Now), SignInRules.Unused(Now.AddDays(-95), Now.AddDays(-1), Now)), Is.EqualTo((false, true, false, false)));
        Assert.That((AccountRules.OwnAccount(8, 8)?.Rule, AccountRules.OwnAccount(8, 9)), Is.EqualTo(("GN-1", Fine)));
        foreach (var role in new[] { "SecurityAdmin", "Auditor", "Director" }) Assert.That((AccountRules.ResetTakesTwo(1, 2, ["Staff", role]), AccountRules.ResetTakesTwo(2, 2, [role])), Is.EqualTo((true, false)), role);
        Assert.That(AccountRules.ResetTakesTwo(1, 2, ["Staff", "Chief"]), Is.False);
        Assert.That(new[] { "SystemAdmin", "SecurityAdmin" }.Select(r => AccountRules.LastAdministrator(r).En.Split(' ')[7]), Is.EqualTo(new[] { "system", "security" }));
        foreach (var mail in new[] { "a@b", "a.b-c_d+e@office.invalid" }) Assert.That(PersonRules.EmailMalformed(mail), Is.Null, mail);
        foreach (var mail in new[] { "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b,c@d", "a@b\r\nBcc: c@d" }) Assert.That(PersonRules.EmailMalformed(mail), Is.Not.Null, mail);
        Assert.That((PersonRules.StillAnswers(0), PersonRules.StillAnswers(1)?.Field, PersonRules.StillHolds([]), PersonRules.StillHolds([("甲岗", "Post A")])?.Field), Is.EqualTo((Fine, "Active", Fine, "Active")));
    }

    [Test]
    public void One_thing_is_not_called_several()
    {
        Assert.That((InspectionRules.CannotClose(true, [3], [])!.En, InspectionRules.CannotClose(true, [], [4])!.En, InspectionRules.CannotClose(true, [3, 4], [])!.En), Is.EqualTo(
            ("1 line has no result: 3. Choose what was found first.", "1 finding has led to nothing: line 4. Order a rectification or propose a breach first.", "2 lines have no result: 3, 4. Choose what was found first.")));
    }

    [Test]
    public void GN_2_a_deputy_is_named_from_today_for_at_most_a_year_and_never_twice_for_a_day()
    {
        Refusal? Wrong(int from, int to, params Period[] others) => DeputyRules.PeriodWrong(new(Day.AddDays(from), Day.AddDays(to)), Day, others);
        Assert.That((Wrong(0, 0), Wrong(-1, 0)?.Field, Wrong(1, 0)?.Field, Wrong(0, 364), Wrong(0, 365)?.Field), Is.EqualTo((Fine, "From", "To", Fine, "To")));
        var other = new Period(Day.AddDays(5), Day.AddDays(9));
        Assert.That((Wrong(0, 4, other), Wrong(0, 5, other) is null, Wrong(9, 12, other) is null, Wrong(10, 12, other), Wrong(6, 7, other) is null), Is.EqualTo((Fine, false, false, Fine, false)));
        Assert.That((DeputyRules.MayNotStandIn(1, 2, true, false), DeputyRules.MayNotStandIn(1, 1, true, false) is null, DeputyRules.MayNotStandIn(1, 2, false, false) is null, DeputyRules.MayNotStandIn(1, 2, true, true) is null), Is.EqualTo((Fine, false, false, false)));
        Assert.That((DeputyRules.MayNotName(true, false, true), DeputyRules.MayNotName(false, true, false), DeputyRules.MayNotName(false, false, false) is null, DeputyRules.MayNotName(false, true, true) is null), Is.EqualTo((Fine, Fine, false, false)));
    }

    [Test]
    public void FC_2_the_route_and_the_receiver_do_not_contradict_each_other()
    {
        Refusal? Wrong(EnquiryRoute route, long? receiver, long section = 3, bool post = true) => EnquiryRules.RouteContradicts(new Routing(route, post, 8, 3, receiver, section));
        Assert.That((Wrong(EnquiryRoute.Own, 8), Wrong(EnquiryRoute.Own, 9)?.Field, Wrong(EnquiryRoute.Own, 8, post: false)?.Field), Is.EqualTo((Fine, "ResponsibleId", "Route")));
        Assert.That((Wrong(EnquiryRoute.SameSection, 9), Wrong(EnquiryRoute.SameSection, 8)?.Field, Wrong(EnquiryRoute.SameSection, null)?.Field, Wrong(EnquiryRoute.SameSection, 9, 4)?.Field, Wrong(EnquiryRoute.SameSection, 9, post: false)?.Field), Is.EqualTo((Fine, "Route", "ResponsibleId", "Route", "Route")));
        Assert.That((Wrong(EnquiryRoute.OtherUnit, 9, 4), Wrong(EnquiryRoute.OtherUnit, 8)?.Field, Wrong(EnquiryRoute.OtherUnit, 9)?.Field, Wrong(EnquiryRoute.OtherUnit, null), Wrong(EnquiryRoute.OtherUnit, 9, 4, post: false)), Is.EqualTo((Fine, "Route", "Route", Fine, Fine)));
        Assert.That((EnquiryRules.AnswerNotYours(EnquiryRoute.Own, Why), EnquiryRules.AnswerNotYours(EnquiryRoute.OtherUnit, ""), EnquiryRules.AnswerNotYours(EnquiryRoute.OtherUnit, Why)?.Field), Is.EqualTo((Fine, Fine, "Answer")));
        Assert.That((EnquiryRules.ReceivedNotCredible(Now.AddMinutes(1), Now), EnquiryRules.ReceivedNotCredible(Now.AddSeconds(61), Now)?.Field, EnquiryRules.ReceivedNotCredible(Now.AddDays(-30), Now), EnquiryRules.ReceivedNotCredible(Now.AddDays(-30).AddTicks(-1), Now)?.Field), Is.EqualTo((Fine, "ReceivedAt", Fine, "ReceivedAt")));
        Assert.That(Enum.GetValues<EnquiryState>().Where(s => EnquiryRules.CannotAdd(s) is null), Is.EqualTo(new[] { EnquiryState.Open }));
        Assert.That(new[] { null, " 1000 009 0001 ", "+86 10000090001", "+8610", "+861000", "+44 20 1" }.Select(EnquiryRules.PlainPhone), Is.EqualTo(new[] { "", "10000090001", "10000090001", "+8610", "1000", "+44201" }));
    }

    [Test]
    public void AP_7_what_follows_from_a_result_follows_after_the_feedback_and_once()
    {
        Refusal? Warn(bool fedBack, decimal? total) => AppraisalRules.CannotWarn(fedBack, total, default);
        Assert.That((Warn(true, 59.99m), Warn(true, 60m)?.Rule, Warn(true, null)?.Rule, Warn(false, 59m)?.Rule), Is.EqualTo((Fine, "AP-7", "AP-7", "AP-7")));
        Refusal? Order(bool fedBack, decimal total, bool ordered) => AppraisalRules.CannotOrder(fedBack, total, 70, ordered, default);
        Assert.That((Order(true, 69.99m, false), Order(true, 70m, false)?.Rule, Order(true, 60m, true)?.Rule, Order(false, 60m, false)?.Rule), Is.EqualTo((Fine, "AP-7", "AP-7", "AP-7")));
        Assert.That((AppraisalRules.CannotAssess(true, false, 1, 8), AppraisalRules.CannotAssess(true, false, 8, 8)?.Rule, AppraisalRules.CannotAssess(true, true, 1, 8)?.Rule, AppraisalRules.CannotAssess(false, false, 1, 8)?.Rule), Is.EqualTo((Fine, "GN-1", "AP-7", "AP-7")));
        Assert.That((AppraisalRules.CannotAnswer(true, true, Day, Day), AppraisalRules.CannotAnswer(true, true, Day, Day.AddDays(1))?.Rule, AppraisalRules.CannotAnswer(true, false, Day, Day)?.Kind, AppraisalRules.CannotAnswer(false, true, Day, Day)?.Kind, AppraisalRules.CannotAnswer(true, true, null, Day)?.Kind),
            Is.EqualTo((Fine, "AP-10", (RefusalKind?)RefusalKind.Conflict, (RefusalKind?)RefusalKind.Conflict, (RefusalKind?)RefusalKind.Conflict)));
        Assert.That((AppraisalRules.CannotAnswerObjection(true, false, 1, 8), AppraisalRules.CannotAnswerObjection(false, false, 1, 8)?.Rule, AppraisalRules.CannotAnswerObjection(true, true, 1, 8)?.Rule, AppraisalRules.CannotAnswerObjection(true, false, 8, 8)?.Rule), Is.EqualTo((Fine, "AP-10", "AP-10", "GN-1")));
        Assert.That(new[] { 4, 3, 2, 1, 0, -1, -2, -9 }.Select(AppraisalRules.MissingStep), Is.EqualTo(new[] { BallotStep.None, BallotStep.Remind, BallotStep.None, BallotStep.None, BallotStep.Remind, BallotStep.Remind, BallotStep.TellGroup, BallotStep.TellGroup }));
        Assert.That((AppraisalRules.SecondPerson(null, 1)?.Kind, AppraisalRules.SecondPerson(1, 1)?.Kind, AppraisalRules.SecondPerson(2, 1)), Is.EqualTo(((RefusalKind?)RefusalKind.Conflict, (RefusalKind?)RefusalKind.Forbidden, Fine)));
        Assert.That((AppraisalRules.LastDayWrong(Day, Day), AppraisalRules.LastDayWrong(Day.AddDays(-1), Day)?.Field), Is.EqualTo((Fine, "LastDay")));
        foreach (var (year, quarter, good) in new[] { (2000, 0, true), (2100, 4, true), (1999, 0, false), (2101, 0, false), (2026, -1, false), (2026, 5, false) }) Assert.That(AppraisalRules.PeriodWrong(year, quarter) is null, Is.EqualTo(good), $"{year} {quarter}");
        Assert.That((AppraisalRules.PeriodOf(2026, 0), AppraisalRules.PeriodOf(2026, 1), AppraisalRules.PeriodOf(2026, 4)), Is.EqualTo(((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), (new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)), (new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31)))));
        foreach (decimal[] good in new decimal[][] { [0], [100], [25, 25, 25, 25], [0.5m], [.. Enumerable.Repeat(10m, 10)] }) Assert.That(AppraisalRules.BallotWrong(good), Is.Null, string.Join(',', good));
        foreach (decimal[] bad in new decimal[][] { [], [-0.5m], [100.5m], [0.25m], [60, 40.5m], [.. Enumerable.Repeat(1m, 11)] }) Assert.That(AppraisalRules.BallotWrong(bad)?.Field, Is.EqualTo("Points"), string.Join(',', bad));
        Assert.That((AppraisalRules.TwoBallots(["a", "b", "", ""]), AppraisalRules.TwoBallots(["a", "b", "a"])?.Field), Is.EqualTo((Fine, "Ballots")));
        Assert.That((AppraisalRules.NotHundred(5).En.Contains("20,20", StringComparison.Ordinal), AppraisalRules.NotHundred(4).En.Contains("70,10", StringComparison.Ordinal)), Is.EqualTo((true, true)));
    }

    [Test]
    public void NT_4_a_paper_is_served_once_between_its_issue_and_today_and_somebody_signs_for_it()
    {
        Refusal? Serve(bool isVoid = false, bool served = false, int on = 0, string? signer = "甲") => DocumentRules.CannotServe(isVoid, served, Day.AddDays(-2), Day.AddDays(on), Day, signer);
        Assert.That((Serve(), Serve(on: -2), Serve(on: -3)?.Field, Serve(on: 1)?.Field, Serve(isVoid: true)?.Kind, Serve(served: true)?.Kind, Serve(signer: "")?.Field), Is.EqualTo((Fine, Fine, "On", "On", (RefusalKind?)RefusalKind.Conflict, (RefusalKind?)RefusalKind.Conflict, "SignedBy")));
        Assert.That((DocumentRules.CannotVoid(false, Why), DocumentRules.CannotVoid(true, Why)?.Kind, DocumentRules.CannotVoid(false, "")?.Field), Is.EqualTo((Fine, (RefusalKind?)RefusalKind.Conflict, "Reason")));
        Assert.That((DocumentRules.CannotPrint(0)?.Field, DocumentRules.CannotPrint(1), DocumentRules.CannotPrint(200), DocumentRules.CannotPrint(201)?.Field), Is.EqualTo(("Ids", Fine, Fine, "Ids")));
        Assert.That((DocumentRules.CannotRemind(true, 2, 2), DocumentRules.CannotRemind(true, 3, 2)?.Rule, DocumentRules.CannotRemind(false, 0, 2)?.Rule), Is.EqualTo((Fine, "ES-1", "ES-1")));
        Assert.That((DocumentRules.ReminderIncomplete(Why, Day, Day), DocumentRules.ReminderIncomplete(Why, Day.AddDays(60), Day), DocumentRules.ReminderIncomplete("", Day, Day)?.Field, DocumentRules.ReminderIncomplete(Why, Day.AddDays(-1), Day)?.Field, DocumentRules.ReminderIncomplete(Why, Day.AddDays(61), Day)?.Field), Is.EqualTo((Fine, Fine, "Demand", "ReplyBy", "ReplyBy")));
        Assert.That((DocumentRules.TemplateWrong(0, "坏", "bad").En, DocumentRules.TemplateWrong(3, "坏", "bad").En), Is.EqualTo(("bad", "Line 3: bad")));
    }

    [Test]
    public void DU_1_the_roster_reaches_two_years_and_names_who_can_be_reached()
    {
        Assert.That((DutyRules.RosterDay(new DateTime(2026, 3, 4, 7, 59, 0), OfficeHours.Default), DutyRules.RosterDay(new DateTime(2026, 3, 4, 23, 0, 0), OfficeHours.Default)), Is.EqualTo((Day.AddDays(-1), Day)), "the night belongs to the day before");
        Assert.That((DutyRules.CannotPlan(Day, Day), DutyRules.CannotPlan(Day.AddDays(-1), Day)?.Field, DutyRules.CannotPlan(Day.AddYears(2), Day), DutyRules.CannotPlan(Day.AddYears(2).AddDays(1), Day)?.Field), Is.EqualTo((Fine, "Day", Fine, "Day")));
        Assert.That((DutyRules.PeriodWrong(Day, Day), DutyRules.PeriodWrong(Day, Day.AddDays(400)), DutyRules.PeriodWrong(Day, Day.AddDays(401))?.Field, DutyRules.PeriodWrong(Day, Day.AddDays(-1))?.Field), Is.EqualTo((Fine, Fine, "To", "To")));
        Assert.That((DutyRules.RosterIncomplete(true, true, "10000090001"), DutyRules.RosterIncomplete(false, true, "10000090001")?.Field, DutyRules.RosterIncomplete(true, false, "10000090001")?.Field, DutyRules.RosterIncomplete(true, true, " ")?.Field, DutyRules.RosterIncomplete(true, true, "abc")?.Rule), Is.EqualTo((Fine, "PersonId", "LeaderId", "Phone", "DU-1")));
    }

    [Test]
    public void DL_9_a_clock_is_paused_while_it_runs_resumed_while_it_stands_and_never_asked_twice()
    {
        Refusal? Ask(ClockAct act, bool open, bool paused, bool accepted = true, bool pending = false) => PauseRules.CannotAsk(act, accepted, open, paused, pending);
        Assert.That((Ask(ClockAct.Pause, true, false), Ask(ClockAct.Pause, false, true)?.Field, Ask(ClockAct.Resume, false, true), Ask(ClockAct.Resume, true, false)?.Field, Ask(ClockAct.Restart, true, false), Ask(ClockAct.Restart, false, true), Ask(ClockAct.Restart, false, false) is null), Is.EqualTo((Fine, "Act", Fine, "Act", Fine, Fine, false)));
        Assert.That((Ask(ClockAct.Pause, true, false, accepted: false)?.Rule, Ask(ClockAct.Pause, true, false, pending: true)?.Kind), Is.EqualTo(("DL-9", (RefusalKind?)RefusalKind.Conflict)));
        Assert.That((PauseRules.WordsMissing(ClockAct.Pause, Why, Why), PauseRules.WordsMissing(ClockAct.Pause, "", Why)?.Field, PauseRules.WordsMissing(ClockAct.Pause, Why, "") is null, PauseRules.WordsMissing(ClockAct.Resume, Why, "")), Is.EqualTo((Fine, "Basis", false, Fine)));
        Assert.That((PauseRules.CannotDecide(true, true, ""), PauseRules.CannotDecide(true, false, Why), PauseRules.CannotDecide(true, false, "")?.Field, PauseRules.CannotDecide(false, true, "")?.Kind), Is.EqualTo((Fine, Fine, "Text", (RefusalKind?)RefusalKind.Conflict)));
        Assert.That((PauseRules.NewDue(ClockAct.Pause, Day, null, Day, WorkingDays(3), Calendar), PauseRules.NewDue(ClockAct.Resume, Day, null, Day, WorkingDays(3), Calendar), PauseRules.NewDue(ClockAct.Restart, Day, null, Day, WorkingDays(3), Calendar)), Is.EqualTo((Day, Day, new DateOnly(2026, 3, 9))));
        Assert.That((DeadlineRules.NoSuchMonth(2000, null), DeadlineRules.NoSuchMonth(2099, 12), DeadlineRules.NoSuchMonth(1999, 1)?.Field, DeadlineRules.NoSuchMonth(2100, 1)?.Field, DeadlineRules.NoSuchMonth(2026, 0)?.Field, DeadlineRules.NoSuchMonth(2026, 13)?.Field), Is.EqualTo((Fine, Fine, "Year", "Year", "Month", "Month")));
        Assert.That((DeadlineRules.OutsideCalendar(Day), DeadlineRules.OutsideCalendar(new DateOnly(2100, 1, 1))?.Field), Is.EqualTo((Fine, "Day")));
    }

    [Test]
    public void GN_5_settings_posts_and_backups_take_what_they_can_use()
    {
        Assert.That(new[] { "1", "9", "0", "10", "01", "+1", " 1", "x", "" }.Select(v => SettingRules.NotNumber(v, 1, 9) is null), Is.EqualTo(new[] { true, true, false, false, false, false, false, false, false }));
        Assert.That((SettingRules.NotChoice("a", ["a", "b"]), SettingRules.NotChoice("A", ["a", "b"])?.Field), Is.EqualTo((Fine, "Value")));
        Assert.That(new[] { "a", new string('a', 200), "", " ", " a", "a ", "a\nb", new string('a', 201) }.Select(v => SettingRules.NotText(v) is null), Is.EqualTo(new[] { true, true, false, false, false, false, false, false }));
        Assert.That((SettingRules.NotCron("").En.EndsWith("08:30.", StringComparison.Ordinal), SettingRules.NotCron("why").En.EndsWith(" why", StringComparison.Ordinal)), Is.EqualTo((true, true)));
        Assert.That((OfficeRules.StillUsed(0, 0), OfficeRules.StillUsed(1, 0)?.Field, OfficeRules.StillUsed(0, 1)?.Field, OfficeRules.StillServes(0), OfficeRules.StillServes(1)?.Field), Is.EqualTo((Fine, "Active", "Active", Fine, "Active")));
        var there = new HashSet<long> { 1, 2 };
        Assert.That((OfficeRules.NotThere(there, 1, null, 2), OfficeRules.NotThere(there, 1, 3), OfficeRules.NotThere(there, (long?)null)), Is.EqualTo((false, true, false)));
        Assert.That((OfficeRules.HoldersWrong(1, 2, there), OfficeRules.HoldersWrong(null, null, there), OfficeRules.HoldersWrong(1, 1, there)?.Field, OfficeRules.HoldersWrong(3, 1, there)?.Field, OfficeRules.HoldersWrong(1, 3, there)?.Field), Is.EqualTo((Fine, Fine, "BId", "Qualified", "Qualified")));
        Assert.That((KeepingRules.BackupIsOld(null, Now.AddHours(-26), Now), KeepingRules.BackupIsOld(null, Now.AddHours(-27), Now), KeepingRules.BackupIsOld(Now.AddHours(-26), Now.AddDays(-9), Now), KeepingRules.BackupIsOld(Now.AddHours(-26).AddTicks(-1), Now.AddDays(-9), Now)), Is.EqualTo((false, true, false, true)));
        Assert.That((KeepingRules.NotTime("01:20", "At"), KeepingRules.NotTime("24:00", "At")?.Field, KeepingRules.NotTime("1:20", "At")?.Field), Is.EqualTo((Fine, "At", "At")));
        Assert.That((KeepingRules.NotKept(2, "Kept"), KeepingRules.NotKept(400, "Kept"), KeepingRules.NotKept(1, "Kept")?.Field, KeepingRules.NotKept(401, "Kept")?.Field), Is.EqualTo((Fine, Fine, "Kept", "Kept")));
    }

    [Test]
    public void A4_B5_what_is_wrong_is_told_from_its_boundary_on()
    {
        const long Mega = 1L << 20;
        Assert.That((TroubleRules.Disk("/", 2048 * Mega), TroubleRules.Disk("/", (2048 * Mega) - 1)?.Level, TroubleRules.Disk("/", 200 * Mega)?.Level, TroubleRules.Disk("/", (200 * Mega) - 1)?.Level), Is.EqualTo(((Trouble?)null, (TroubleLevel?)TroubleLevel.Warn, (TroubleLevel?)TroubleLevel.Warn, (TroubleLevel?)TroubleLevel.Bad)));
        Assert.That((TroubleRules.Mail(null, "", "", Now), TroubleRules.Mail(Now.AddMinutes(-30), "", "", Now), TroubleRules.Mail(Now.AddMinutes(-31), "", "", Now)?.Href), Is.EqualTo(((Trouble?)null, (Trouble?)null, "/admin/mail")));
        Assert.That((TroubleRules.Job("", "", null, "", Now), TroubleRules.Job("", "", Now.AddMinutes(-5), "", Now), TroubleRules.Job("", "", Now.AddMinutes(-6), "", Now)?.Href), Is.EqualTo(((Trouble?)null, (Trouble?)null, "/admin/jobs")));
        Trouble? Years(int month, params int[] years) => TroubleRules.Schedule(years.ToHashSet(), new DateOnly(2026, month, 1));
        Assert.That((Years(3, 2026), Years(3)?.Level, Years(12, 2026)?.Level, Years(11, 2026), Years(12, 2026, 2027)), Is.EqualTo(((Trouble?)null, (TroubleLevel?)TroubleLevel.Bad, (TroubleLevel?)TroubleLevel.Warn, (Trouble?)null, (Trouble?)null)));
        var (still, half) = (TimeSpan.Zero, TimeSpan.FromSeconds(30));
        Assert.That((TroubleRules.Clock(half, half), TroubleRules.Clock(still, half * 4)?.Level), Is.EqualTo(((Trouble?)null, (TroubleLevel?)TroubleLevel.Bad)));
        Assert.That((TroubleRules.Clock(-half * 2, still)!.En.Contains("-1", StringComparison.Ordinal), TroubleRules.Clock(half * 2, still)!.En.Contains("+1", StringComparison.Ordinal)), Is.EqualTo((true, true)));
    }
}
