using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>Whoever objected learns of the answer where they look every day.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class AnsweredTests(Engine engine)
{
    [Test]
    public async Task AP_10_an_answered_objection_stands_in_ones_own_work_for_five_working_days()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (_, _) => 20);
        await desk.FeedBack(round);
        var (subject, chief) = (await desk.SubjectOf(round, 7), TestDesk.As("chief1"));
        await desk.Done(chief, new RespondToResult(subject, "按时率统计有误", await desk.SubjectVersion(subject)));
        Assert.That((await desk.Done(chief, new MyWork())).Answers, Is.Empty);
        await desk.Done(AppraisalOffice.Leader1, new AnswerObjection(subject, Stands: true, "已核对，统计无误。", await desk.SubjectVersion(subject)));

        var mine = await desk.Done(chief, new MyWork());
        Assert.That(mine.Answers, Is.EqualTo(new[] { new AnsweredLine(subject, 2026, 0, true, desk.Today) }));
        Assert.That(mine.ToDo, Is.Zero, "nothing is to be done");
        Assert.That((await desk.Done(TestDesk.As("chief2"), new MyWork())).Answers, Is.Empty, "nobody else's");
        var listed = (await desk.Done(chief, new ListRounds())).Answered.Single();
        Assert.That((listed.SubjectId, listed.Stands, listed.On), Is.EqualTo((subject, true, desk.Today)), "and in the list of rounds");
        Assert.That((await desk.Done(TestDesk.As("chief2"), new ListRounds())).Answered, Is.Empty);
        desk.Clock.Pass(TimeSpan.FromDays(12));
        Assert.That((await desk.Done(chief, new MyWork())).Answers, Is.Empty);
        Assert.That((await desk.Done(chief, new ListRounds())).Answered, Is.Empty);
    }
}
