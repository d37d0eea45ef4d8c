using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Desk;

/// <summary>However few connections a server lends, whoever waits for one has none in the hands that another one waits for.</summary>
public class FewConnectionsTests
{
    private static readonly string[] Askers = ["chief1", "staff2", "leader1", "staff3", "chief2", "staff1", "staff4", "staff5", "director", "discipline1"];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    public async Task Everybody_is_answered_at_once_with_so_many_connections(int connections)
    {
        await using var desk = await TestDesk.WithFewConnections(connections);
        var before = await Log(desk);
        for (var round = 0; round < 5; round++)
        {
            // everybody waits for the office book, and nothing that was told before is told again
            desk.Clock.Pass(TimeSpan.FromSeconds(2));
            await desk.Work(desk.Services.GetRequiredService<OfficeBook>().Changed);
            var asking = Askers.Select(who => Task.Run(() => Asks(desk, who, before.Number))).ToList();
            var logging = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Log(desk)));
            await Task.WhenAll([.. asking, .. logging]).WaitAsync(TimeSpan.FromSeconds(60));
        }
        Assert.That(await desk.Rows<long>("SELECT COUNT(*) FROM enquiries"), Is.EqualTo([21L]));
        Assert.That((await desk.Done(TestDesk.As("director"), new ListTasks())).Lights!.All, Is.EqualTo(21));
        // two at the same moment or one behind the other: the counter, the list and my work tell the same
        var mine = await desk.Done(TestDesk.As("staff1"), new MyWork());
        Assert.That(mine.Rest, Has.Count.EqualTo(mine.Counts.Rest).And.Count.EqualTo(21));
        var (queue, list) = (await desk.Done(TestDesk.As("staff1"), new TodaysQueue()), await desk.Done(TestDesk.As("staff1"), new ListTasks()));
        Assert.That(queue.Rows.Select(r => r.Number), Is.EqualTo(list.Rows.Select(r => r.Number)));
        Assert.That(queue.All, Is.EqualTo(list.Lights!.All).And.EqualTo(queue.Rows.Count));
    }

    [Test]
    public async Task The_office_book_is_read_also_while_every_connection_is_lent()
    {
        await using var desk = await TestDesk.WithFewConnections(1);
        var book = desk.Services.GetRequiredService<OfficeBook>();
        var before = (await book.Open()).Stamp;
        await desk.Work(book.Changed);
        await using var lent = await desk.Database.OpenRead();
        Assert.That((await book.Open().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).Stamp, Is.EqualTo(before + 1));
        await using var beside = desk.Database.ForLookBeside();
        Assert.That(beside, Is.Null, "there is no second one for anybody else");
    }

    private static Task<EnquiryLogged> Log(TestDesk desk) =>
        desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问办理时限"));

    private static async Task Asks(TestDesk desk, string who, string number)
    {
        var asker = TestDesk.As(who);
        // these look for the matter first and into the office book then, the others the other way round
        if (who.StartsWith("chief", StringComparison.Ordinal)) await desk.Send(asker, new PapersOf(number));
        if (who.StartsWith("leader", StringComparison.Ordinal)) await desk.Send(asker, new ShowEnquiry(number));
        await desk.Done(asker, new MyWork());
        await desk.Done(asker, new ListTasks());
        await desk.Done(asker, new ListTasks(View: TaskView.Finished));
        if (who != "discipline1") await desk.Done(asker, new TodaysQueue());
    }
}
