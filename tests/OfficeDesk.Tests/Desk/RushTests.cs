using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Desk;

/// <summary>Many ask the same at the same moment: one looks it up, and nobody is told what is no longer so.</summary>
public sealed class RushTests
{
    private const string Tasks = "SELECT id FROM tasks";

    private readonly DoorBell _bell = new();
    private readonly List<TaskCompletionSource<string>> _looks = [];
    private Recent _recent = null!;

    [SetUp]
    public void SetUp()
    {
        _looks.Clear();
        _recent = new Recent(_bell, TimeProvider.System);
    }

    [Test]
    public async Task A_rush_on_one_question_looks_once()
    {
        var asked = Enumerable.Range(0, 8).Select(_ => Ask()).ToList();
        Assert.That(_looks, Has.Count.EqualTo(1));
        _looks[0].SetResult("one task");
        Assert.That(await Task.WhenAll(asked), Is.All.EqualTo("one task"));
        Assert.That(_looks, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Whoever_comes_after_a_write_is_not_told_what_was_looked_up_before_it()
    {
        var before = Ask();
        _bell.Wrote(new HashSet<string> { "tasks" });
        var after = Ask();
        _looks[0].SetResult("no task");
        Assert.That(await before, Is.EqualTo("no task"));
        await Until(() => _looks.Count == 2);
        _looks[1].SetResult("one task");
        Assert.That(await after, Is.EqualTo("one task"));
    }

    [Test]
    public async Task Where_it_fails_the_others_look_by_themselves()
    {
        var (first, second) = (Ask(), Ask());
        _looks[0].SetException(new InvalidOperationException("the server is gone"));
        Assert.That(async () => await first, Throws.InvalidOperationException);
        await Until(() => _looks.Count == 2);
        _looks[1].SetResult("one task");
        Assert.That(await second, Is.EqualTo("one task"));
    }

    private Task<string> Ask() => _recent.Of("work", looks =>
    {
        looks.Add(Tasks);
        var look = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _looks.Add(look);
        return look.Task;
    }, CancellationToken.None);

    private static async Task Until(Func<bool> so)
    {
        for (var i = 0; i < 400 && !so(); i++) await Task.Delay(5);
        Assert.That(so(), "it did not come");
    }
}
