using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Training;

namespace OfficeDesk.Tests.Features.Training;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class TrainingTests(Engine engine)
{
    private static RecordTraining Lesson(TestDesk desk, long? section = 3) => new(0, section, desk.Today, "低保政策解读", "科长甲", 90, "讲解新办法，讨论三个案例。");

    [Test]
    public async Task TR_1_date_topic_teacher_sign_in_minutes_files_and_sums()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var made = await desk.Done(TestDesk.As("chief1"), Lesson(desk));
        await desk.Done(TestDesk.As("staff1"), new SignTraining(made.Id));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new SignTraining(made.Id))).Kind, Is.EqualTo(RefusalKind.Conflict));
        Assert.That((await desk.Refused(TestDesk.As("staff8"), new SignTraining(made.Id))).Kind, Is.EqualTo(RefusalKind.Forbidden), "another section's");
        await desk.Done(TestDesk.As("chief1"), Lesson(desk) with { Id = made.Id, Version = 1, Length = 120, Attended = [9, 8, 9] });
        Assert.That((await desk.Refused(TestDesk.As("chief1"), Lesson(desk) with { Id = made.Id, Version = 1 })).Kind, Is.EqualTo(RefusalKind.Conflict));
        var file = await desk.Done(TestDesk.As("chief1"), new AttachTraining(made.Id, "提纲.txt", System.Text.Encoding.UTF8.GetBytes("一、对象认定")));
        var shown = await desk.Done(TestDesk.As("staff8"), new ShowTraining(made.Id));
        Assert.That(shown.There.Select(t => (t.Name, t.By)), Is.EqualTo(new[] { ("工作人员甲", ""), ("工作人员乙", "科长甲") }), "who signed stays as signed");
        Assert.That((shown.Files.Single().Name, shown.MayChange, shown.People.Count), Is.EqualTo(("提纲.txt", false, 0)));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ReadTrainingFile(made.Id, file.Id))).Content, Is.Not.Empty);
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ReadTrainingFile(made.Id + 1, file.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        var list = await desk.Done(TestDesk.As("staff1"), new ListTrainings());
        Assert.That((list.Trainings.Single().There, list.Sums.Count, list.Sums[0].Minutes), Is.EqualTo((2, 2, 120)));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task TR_1_nobody_was_at_a_training_that_is_still_to_come()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (office, next) = (TestDesk.As("office1"), new DateOnly(desk.Today.Year + 1, 1, 15));
        Assert.That((await desk.Done(office, new ListTrainings())).More, Is.False);
        var made = await desk.Done(office, Lesson(desk, null) with { HeldOn = next });
        Assert.That((await desk.Done(office, new ListTrainings())).More, "the year after is there to look at");
        Assert.That((await desk.Done(office, new ListTrainings(next.Year))).More, Is.False);
        Assert.That((await desk.Done(office, new ShowTraining(made.Id))).People, Is.Empty, "nobody is offered");
        Assert.That(await desk.Refused(office, Lesson(desk, null) with { Id = made.Id, HeldOn = next, Version = 1, Attended = [8] }), Is.EqualTo(TrainingRules.NotHeldYet));
        await desk.Done(office, Lesson(desk, null) with { Id = made.Id, Version = 1, Attended = [8] });
        Assert.That(await desk.Refused(office, Lesson(desk, null) with { Id = made.Id, HeldOn = next, Version = 2 }), Is.EqualTo(TrainingRules.NotHeldYet), "put off after somebody was there");
    }

    [Test]
    public async Task TR_1_a_chief_organises_for_the_own_section_the_general_office_for_all_and_signing_is_on_the_day()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That((await desk.Refused(TestDesk.As("chief2"), Lesson(desk))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), Lesson(desk, null))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("office1"), Lesson(desk) with { Length = 0 })).Field, Is.EqualTo("Length"));
        var all = await desk.Done(TestDesk.As("office1"), Lesson(desk, null) with { HeldOn = desk.Today.AddDays(1) });
        Assert.That((await desk.Refused(TestDesk.As("staff8"), new SignTraining(all.Id))).Kind, Is.EqualTo(RefusalKind.Conflict), "tomorrow");
        desk.Clock.Pass(TimeSpan.FromDays(1));
        await desk.Done(TestDesk.As("staff8"), new SignTraining(all.Id));
        Assert.That((await desk.Refused(TestDesk.As("chief1"), new AttachTraining(all.Id, "a.txt", [65]))).Kind, Is.EqualTo(RefusalKind.NotFound), "the general office's training");
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ListTrainings())).Sections.Select(s => s.Id), Is.EqualTo(new[] { 3L }));
    }
}
