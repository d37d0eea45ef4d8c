using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Shared;

public class TaskTitleTests
{
    [Test]
    public async Task FC_4_what_the_system_puts_in_front_of_a_title_is_English_for_whoever_reads_English()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        var matter = office.Matters.Values.First(m => m.NameEn.Length > 0);
        using (Assert.EnterMultipleScope())
        {
            foreach (var (zh, en) in new[] { (TaskTitles.Transfer, "Transfer: "), (TaskTitles.Remedy + TaskTitles.Transfer, "Order to remedy: Transfer: "), (TaskTitles.Question, "Question to the leader: "), ("", "") })
            {
                Assert.That(office.TitleOf(zh + matter.Name, english: true), Is.EqualTo(en + matter.NameEn));
                Assert.That(office.TitleOf(zh + matter.Name, english: false), Is.EqualTo(zh + matter.Name));
            }
            Assert.That(office.TitleOf(TaskTitles.Remedy + "卷宗归档", english: true), Is.EqualTo("Order to remedy: 卷宗归档"), "what somebody wrote stays as written");
        }
    }
}
