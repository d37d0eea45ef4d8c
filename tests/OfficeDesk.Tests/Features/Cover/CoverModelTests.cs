using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>
/// F3: random requests, approvals, covers, handovers, returns, breaks and clock steps against the real desk; after every step
/// the tables are looked at. A run is told by its number: the same number is the same story. OFFICEDESK_STORIES=20x2000 tells
/// other runs and steps than the usual ones, 11-20x2000 those with these numbers.
/// </summary>
[TestFixture(Engine.Sqlite, 6, 300)]
[TestFixture(Engine.MariaDb, 2, 200)]
public class CoverModelTests(Engine engine, int runs, int usually)
{
    [Test]
    public async Task CV_6_F3_one_answers_for_every_task_at_every_minute_whatever_people_do()
    {
        var (done, refused) = (0, 0);
        var acts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (first, last, steps) = (1, runs, usually);
        if (Environment.GetEnvironmentVariable("OFFICEDESK_STORIES")?.Split('x') is [var which, var each])
        {
            var numbers = which.Split('-').Select(int.Parse).ToList();
            (first, last, steps) = (numbers.Count > 1 ? numbers[0] : 1, numbers[^1], int.Parse(each));
        }
        for (var run = first; run <= last; run++)
        {
            await using var desk = await TestDesk.WithBureau(engine);
            var story = new CoverStory(desk, (ulong)run);
            for (var step = 0; step < steps; step++)
            {
                await story.Step();
                await CoverChecks.Look(desk, $"run {run}, step {step}: {story.Last}");
            }
            await story.Everybody_comes_back();
            await CoverChecks.Look(desk, $"run {run}, the end");
            await CoverChecks.Nothing_is_left_behind(desk, $"run {run}, the end");
            Assert.That((await desk.VerifyAudit()).Intact);
            done += story.Done;
            refused += story.Refused;
            foreach (var (act, count) in story.Acts) acts[act] = acts.GetValueOrDefault(act) + count;
        }
        TestContext.Out.WriteLine($"{engine}: {last - first + 1} runs of {steps} steps, {done} messages done, {refused} refused; done: {string.Join(", ", acts.Select(a => $"{a.Key} {a.Value}"))}");
        Assert.That(done, Is.GreaterThan((last - first + 1) * steps * 3 / 5), "the stories get somewhere");
    }
}
