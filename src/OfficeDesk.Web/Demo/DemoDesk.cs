using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Demo;

/// <summary>
/// A desk whose clock is moved along a timetable of past acts: real messages, real rules, ids and audit in their order. The
/// program's own clock is never touched.
/// </summary>
internal sealed class DemoDesk(IServiceProvider services, OfficePage office)
{
    private readonly PriorityQueue<Func<Task>, (DateTime At, int Turn)> _acts = new();
    private readonly MovedClock _clock = new();
    private readonly Visit _visit = services.GetRequiredService<Visit>();
    private Desk.Desk? _desk;
    private int _turn;

    /// <summary>The office as it stands.</summary>
    public OfficePage Office => office;

    /// <summary>What the wall clock of the act in progress shows.</summary>
    public DateTime Wall => OfficeClock.Wall(_clock.Now);

    /// <summary>Acts that were refused; none when the story fits the rules.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Messages that were done.</summary>
    public int Done { get; private set; }

    /// <summary>Something happens at an hour of a day.</summary>
    public void At(DateTime wall, Func<Task> act) => _acts.Enqueue(act, (wall, _turn++));

    /// <summary>Something happens some working days after the act in progress, at an hour; 0 = later the same day.</summary>
    public void After(int workingDays, int hour, int minute, Func<Task> act)
    {
        var today = DateOnly.FromDateTime(Wall);
        var at = (workingDays == 0 ? today : office.Calendar.Add(today, workingDays)).ToDateTime(new TimeOnly(hour, minute));
        At(at > Wall ? at : Wall.AddMinutes(20), act);
    }

    /// <summary>Carries out everything up to an hour; what would happen later has not happened yet.</summary>
    public async Task RunUntil(DateTime wall)
    {
        _desk = new Desk.Desk(services, services.GetRequiredService<Database>(), services.GetRequiredService<Lane>(), services.GetRequiredService<Registry>(), services.GetRequiredService<Audit>(), _visit, new Recent(services.GetRequiredService<DoorBell>(), _clock), _clock, new Ids(_clock));
        var before = _visit.Who;
        while (_acts.TryDequeue(out var act, out var when) && when.At <= wall)
        {
            // acts of one minute follow each other by seconds, as they do in life
            var at = OfficeClock.Instant(when.At);
            _clock.Now = at > _clock.Now ? at : _clock.Now.AddSeconds(7);
            await act();
        }
        _visit.Who = before;
    }

    /// <summary>Sends a message as a person of the bureau; null when it was refused, and the story ends there.</summary>
    public Task<TAnswer?> Send<TAnswer>(long person, IMessage<TAnswer> message) where TAnswer : class => Send(DemoBureau.AskerOf(person), message);

    /// <summary>Sends a message as somebody.</summary>
    public async Task<TAnswer?> Send<TAnswer>(Asker who, IMessage<TAnswer> message) where TAnswer : class
    {
        _visit.Who = who;
        if (await _desk!.Send(message) is Done<TAnswer> done)
        {
            Done++;
            return done.Value;
        }
        Refused.Add($"{Wall:yyyy-MM-dd HH:mm} {who.Name} {message.GetType().Name}");
        return null;
    }

    /// <summary>The version of a row that the person acting looks at.</summary>
    public async Task<int> Version(string sql, string number)
    {
        await using var connection = await services.GetRequiredService<Database>().OpenRead();
        return await connection.QueryFirstAsync<int>(sql, new { Number = number });
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
