using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
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
            foreach (var (zh, en) in new[] { (TaskTitles.Transfer, "Transfer: "), (TaskTitles.Remedy + TaskTitles.Transfer, "Order to remedy: Transfer: "), (TaskTitles.Question, "Question to the leader: "), (TaskTitles.HandsIn, "Hands in an application: "), ("", "") })
            {
                Assert.That(office.TitleOf(zh + matter.Name, english: true), Is.EqualTo(en + matter.NameEn));
                Assert.That(office.TitleOf(zh + matter.Name, english: false), Is.EqualTo(zh + matter.Name));
            }
            Assert.That(office.TitleOf(TaskTitles.Remedy + "卷宗归档", english: true), Is.EqualTo("Order to remedy: 卷宗归档"), "what somebody wrote stays as written");
            Assert.That(office.TitleOf(TaskTitles.Remedy + TaskTitles.Of(TaskTitles.Transfer + matter.Name, 3), english: true), Is.EqualTo($"Order to remedy: Transfer: {matter.NameEn} and 2 more"));
            Assert.That(TaskTitles.Of("卷宗归档", 1), Is.EqualTo("卷宗归档"));
            Assert.That(office.TitleOf("报送材料等 2 件", english: true), Is.EqualTo("报送材料等 2 件"), "somebody typed it");
            Assert.That(office.TitleOf(TaskTitles.Remedy + BreachKind.Attitude.Zh(), english: true), Is.EqualTo("Order to remedy: " + BreachKind.Attitude.En()), "a breach without a task");
            Assert.That(office.TitleOf(TaskTitles.Rectification + AppraisalRules.TitleOf(RoundOf.Staff, 2026, 3).Zh, english: true), Is.EqualTo("Rectification after an appraisal: 2026 quarter 3, staff"));
            Assert.That(office.TitleOf(TaskTitles.Inspection + "台账齐全", english: true), Is.EqualTo("Rectification after an inspection: 台账齐全"));
            Assert.That((TaskResults.Shown(TaskResults.NotAccepted, english: true), TaskResults.Shown(TaskResults.NotAccepted, english: false), TaskResults.Shown("不予受理。", english: true)), Is.EqualTo(("not accepted", "不予受理", "不予受理。")));
            Assert.That(office.AskOf(TaskTitles.HandsIn + matter.Name, english: true), Is.EqualTo("Hands in an application: " + matter.NameEn));
            Assert.That(office.AskOf(matter.Name, english: true), Is.EqualTo(matter.Name), "a citizen's words are nobody's to change");
        }
    }

    [TestCase("周期任务", "Recurring duty")]
    [TestCase("纪检组", "Discipline office")]
    [TestCase("纪检组（DC2026-3）", "Discipline office (DC2026-3)")]
    [TestCase("作风效能考核小组", "Appraisal group")]
    [TestCase("市民政局", "市民政局")]
    [TestCase("市纪检组（DC2026-3）", "市纪检组（DC2026-3）")]
    public void DL_8_who_set_a_task_is_English_where_the_system_wrote_it_and_as_typed_where_somebody_did(string setter, string en) =>
        Assert.That((TaskTitles.By(setter, english: true), TaskTitles.By(setter, english: false)), Is.EqualTo((en, setter)));
}
