using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Files;
using OfficeDesk.Web.Features.Receipts;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Enquiries;

/// <summary>What the page of a matter offers opens for whoever it is offered to, and nothing is held back.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class OpeningTests(Engine engine)
{
    private static readonly string[] Everybody = ["staff1", "staff2", "staff3", "staff8", "chief1", "chief3", "leader1", "leader2", "director", "office1", "discipline1", "town1"];

    [Test]
    public async Task E1_a_matter_offers_its_papers_and_files_to_whom_they_open()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var sent = await Scene.Sent(desk);
        desk.Clock.Set(new DateTime(2026, 3, 6, 9, 0, 0));
        var (seen, closed) = (0, 0);
        async Task<bool> Opens<T>(Asker who, IQuery<T> message) where T : class => await desk.Send(who, message) is Done<T>;
        foreach (var who in Everybody.Select(TestDesk.As))
        {
            if (await desk.Send(who, new ShowEnquiry(sent.Number)) is Done<EnquiryShown> { Value: var e })
            {
                Assert.That((e.May.Papers, e.May.Files, e.May.Receive), Is.EqualTo(
                    (await Opens(who, new PapersOf(sent.Number)), await Opens(who, new ListFiles(FileCase.Enquiry, sent.Number)), await Opens(who, new ReceiptForm(sent.Number)))), $"{who.Name} {sent.Number}");
                (seen, closed) = (seen + 1, closed + (e.May.Papers && e.May.Files && e.May.Receive ? 0 : 1));
            }
            if (await desk.Send(who, new ShowTask(sent.TransferNumber!)) is not Done<TaskSheet> { Value: var t }) continue;
            Assert.That((t.Papers, t.Files), Is.EqualTo((await Opens(who, new PapersOf(sent.TransferNumber!)), await Opens(who, new ListFiles(FileCase.Task, sent.TransferNumber!)))), $"{who.Name} {sent.TransferNumber}");
        }
        Assert.That((seen, closed), Is.EqualTo((8, 5)), "both kinds of people are among them");
    }
}
