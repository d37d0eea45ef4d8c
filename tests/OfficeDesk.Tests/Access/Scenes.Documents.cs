using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Documents;

namespace OfficeDesk.Tests.Access;

/// <summary>A receipt that staff1 issued, and a task of staff1's to be reminded of.</summary>
internal sealed class DocumentScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(ListDocuments)] = async s => new(new ListDocuments(), $"\"{(await Issued(s)).Number}\""),
        [nameof(ShowDocument)] = async s => new(new ShowDocument((await Issued(s)).Id)),
        [nameof(PrintDocuments)] = async s => new(new PrintDocuments([(await Issued(s)).Id])),
        [nameof(SheetsOf)] = async s => new(new SheetsOf([(await Issued(s)).Id])),
        [nameof(DownloadDocument)] = async s => new(new DownloadDocument((await Issued(s)).Id)),
        [nameof(ServeDocument)] = async s => new(new ServeDocument((await Issued(s)).Id, ServedHow.Hand, s.Desk.Today, "来访人甲", 1)),
        [nameof(VoidDocument)] = async s => new(new VoidDocument((await Issued(s)).Id, "写错了", 1)),
        [nameof(IssuePaper)] = async s => new(new IssuePaper(Paper.Receipt, (await s.Enquiry()).Number)),
        [nameof(PreviewPaper)] = async s => new(new PreviewPaper(Paper.Receipt, (await s.Enquiry()).Number)),
        [nameof(PapersOf)] = async s => new(new PapersOf((await s.Enquiry()).Number)),
        [nameof(IssueReminder)] = async s => new(new IssueReminder((await s.Enquiry()).Number, "立即办理", s.Desk.Today.AddDays(1))),
        [nameof(ReminderForm)] = async s => new(new ReminderForm((await s.Enquiry()).Number)),
    };

    private static async Task<PaperIssued> Issued(Stage stage) => await stage.Desk.Done(Stage.Staff1, new IssuePaper(Paper.Receipt, (await stage.Enquiry()).Number));
}
