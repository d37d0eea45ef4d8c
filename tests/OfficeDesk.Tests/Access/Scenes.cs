using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Approvals;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Features.Discipline;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Enquiries.Transfers;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Handovers;

namespace OfficeDesk.Tests.Access;

/// <summary>What a try is about: the message, and for a list the text that must or must not stand in its answer.</summary>
/// <param name="Overdue">Whether the thing is overdue in every try.</param>
/// <param name="OfSections">A report about sections: what is one's own is not in it unless the section is in reach.</param>
/// <param name="OwnIsSubject">The owner is the person the case is about and must not find it, whatever their role reaches (CP-2, GN-1).</param>
/// <param name="Subject">Somebody else the case is about: with every role there is, they must not find it.</param>
internal sealed record Scene(object Message, string? Marker = null, bool Overdue = false, bool OfSections = false, bool OwnIsSubject = false, Asker? Subject = null);

/// <summary>The scenes of a feature; every one in this assembly is found.</summary>
internal interface ISceneBook
{
    /// <summary>One small builder a message.</summary>
    IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; }

    /// <summary>Messages with a scope whose object is a person to be named, not a thing to be found; their refusal is tested with their feature.</summary>
    IReadOnlySet<string> NameSomebody => new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Deciding messages in which the asker is the subject (GN-1): asked for it, is who it is about. Needed where the scene above
    /// does not make person 8 the subject, or where the message reaches everything and has no scene.
    /// </summary>
    IReadOnlyDictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>> Subjects => new Dictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>>(StringComparer.Ordinal);
}

/// <summary>Somebody who would decide their own matter.</summary>
internal sealed record OwnMatter(string Why, Asker Who, object Message);

/// <summary>One small builder a message: a thing of staff1's and the message about it. A message with a scope and no scene fails.</summary>
internal static class Scenes
{
    private static readonly IReadOnlyList<ISceneBook> Books =
        [.. typeof(Scenes).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ISceneBook).IsAssignableFrom(t)).Select(t => (ISceneBook)Activator.CreateInstance(t)!)];

    public static readonly IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> All = Books.SelectMany(b => b.Scenes).ToDictionary(StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>> Subjects = Books.SelectMany(b => b.Subjects).ToDictionary(StringComparer.Ordinal);

    public static readonly IReadOnlySet<string> NameSomebody = Books.SelectMany(b => b.NameSomebody).ToHashSet(StringComparer.Ordinal);
}

/// <summary>First contacts, tasks, extensions, handovers and the discipline office's report.</summary>
internal sealed class FirstScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(AnswerEnquiry)] = async s => new(new AnswerEnquiry((await s.Enquiry()).Number, Channel.Call, "已告知", null, 1)),
        [nameof(CloseEnquiry)] = async s => new(new CloseEnquiry((await s.Enquiry()).Number, 1)),
        [nameof(CompleteReferral)] = async s => new(new CompleteReferral((await s.Referral()).Number, "窗口人员")),
        [nameof(RecordFailedTry)] = async s => new(new RecordFailedTry((await s.Enquiry()).Number, Channel.Call, "无人接听")),
        [nameof(RecordNoContact)] = async s => new(new RecordNoContact((await s.Enquiry()).Number)),
        [nameof(RevealPhone)] = async s => new(new RevealPhone((await s.Enquiry()).Number, "回电")),
        [nameof(WithdrawEnquiry)] = async s => new(new WithdrawEnquiry((await s.Enquiry()).Number, "办事人撤回")),
        [nameof(AcceptTransfer)] = async s => new(new AcceptTransfer(await s.Transfer(), 1)),
        [nameof(SendBack)] = async s => new(new SendBack(await s.Transfer(), SendBackReason.NotMyPost, "", 1)),
        [nameof(RecordContact)] = async s =>
        {
            var number = await s.Transfer();
            await s.Desk.Done(Stage.Staff1, new AcceptTransfer(number, 1));
            return new(new RecordContact(number, "已联系", 2));
        },
        [nameof(DecideTransfer)] = async s =>
        {
            var number = await s.Transfer();
            await s.Desk.Done(Stage.Staff1, new SendBack(number, SendBackReason.NotMyPost, "", 1));
            return new(new DecideTransfer(number, 9, "熟悉情况", 2));
        },
        [nameof(ShowEnquiry)] = async s => new(new ShowEnquiry((await s.Enquiry()).Number)),
        [nameof(MyFirstContacts)] = async s => new(new MyFirstContacts(), $"\"{(await s.Enquiry()).Number}\""),
        [nameof(SectionEnquiries)] = async s => new(new SectionEnquiries(), $"\"{(await s.Enquiry()).Number}\""),
        [nameof(ExportEnquiries)] = async s => new(new ExportEnquiries(EnquiryTab.Section), $"\"{(await s.Enquiry()).Number}\""),
        [nameof(UnansweredEnquiries)] = async s =>
        {
            await s.CloseAll();
            return new(new UnansweredEnquiries(), $"\"{(await s.Enquiry()).Number}\"");
        },
        [nameof(CountEnquiries)] = async s =>
        {
            await s.CloseAll();
            await s.Enquiry();
            return new(new CountEnquiries(), "\"unanswered\":1");
        },
        [nameof(FinishTask)] = async s => new(new FinishTask((await s.Enquiry()).Number, "已办", Channel.Call, "已告知", 1)),
        [nameof(ReportTask)] = async s => new(new ReportTask((await s.Enquiry()).Number, "办公室", 1)),
        [nameof(ResponsibilityOf)] = async s => new(new ResponsibilityOf((await s.Enquiry()).Number)),
        [nameof(WhoWasResponsible)] = async s => new(new WhoWasResponsible((await s.Enquiry()).Number, new DateOnly(2026, 3, 4))),
        [nameof(ShowTask)] = async s => new(new ShowTask((await s.Enquiry()).Number)),
        [nameof(WhyThisDate)] = async s => new(new WhyThisDate((await s.Enquiry()).Number)),
        [nameof(ListTasks)] = async s => new(new ListTasks(Take: 500), $"\"{(await s.Enquiry()).Number}\""),
        [nameof(MyWork)] = async s => new(new MyWork(), $"\"{(await s.Enquiry()).Number}\""),
        [nameof(TaskChoices)] = s => Task.FromResult(new Scene(new TaskChoices(), "工作人员甲")),
        [nameof(AssignChoices)] = s => Task.FromResult(new Scene(new AssignChoices(), "工作人员甲", OfSections: true)),
        [nameof(HandoverForm)] = async s => new(new HandoverForm((await s.Enquiry()).Number)),
        [nameof(ExtensionForm)] = async s => new(new ExtensionForm((await s.Enquiry()).Number)),
        [nameof(ShowExtension)] = async s => new(new ShowExtension(await s.Extension())),
        [nameof(ListApprovals)] = async s => new(new ListApprovals(), $"\"{await s.ToAdvise()}\""),
        [nameof(AskExtension)] = async s => new(new AskExtension((await s.Enquiry()).Number, 3, "材料核查需要时间", "申请人同意", 1)),
        [nameof(GiveOpinion)] = async s => new(new GiveOpinion(await s.Extension(), InFavour: true, "同意", 1)),
        [nameof(DecideExtension)] = async s => new(new DecideExtension(await s.ExtensionWithOpinion(), Agree: true, "同意", 2)),
        [nameof(RecordTold)] = async s =>
        {
            var id = await s.ExtensionWithOpinion();
            await s.Desk.Done(TestDesk.As("leader1"), new DecideExtension(id, Agree: true, "同意", 2));
            return new(new RecordTold(id, "电话"));
        },
        [nameof(HandOver)] = async s => new(new HandOver((await s.Enquiry()).Number, 9, "材料一份", Moves: true, 1)),
        [nameof(ShowHandover)] = async s => new(new ShowHandover(await s.Handover())),
        [nameof(SignHandover)] = async s => new(new SignHandover(await s.Handover())),
        [nameof(DeclineHandover)] = async s => new(new DeclineHandover(await s.Handover(), "不在岗")),
        [nameof(OverdueRecords)] = async s => new(new OverdueRecords(OverdueKind.Overdue), $"\"{(await s.Enquiry()).Number}\"", Overdue: true, OfSections: true),
        [nameof(OverdueReport)] = async s =>
        {
            await s.Enquiry();
            return new(new OverdueReport(), "工作人员甲", Overdue: true, OfSections: true);
        },
        [nameof(AddToEnquiry)] = async s => new(new AddToEnquiry((await s.Enquiry()).Number, Channel.Call, "再问一次")),
        [nameof(ReadReceipt)] = async s => new(new ReadReceipt((await s.Enquiry()).Number)),
        [nameof(RecogniseCaller)] = async s => new(new RecogniseCaller("10000090001"), $"\"{(await s.Enquiry()).Number}\""),
        [nameof(TodaysQueue)] = async s => new(new TodaysQueue(), $"\"{(await s.Enquiry()).Number}\"", OfSections: true),
        [nameof(EndDeputy)] = async s => new(new EndDeputy(await s.Deputy())),
    };

    public IReadOnlySet<string> NameSomebody { get; } = new HashSet<string>(StringComparer.Ordinal) { nameof(AssignTask) };
}
