using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Training;

/// <summary>The trainings of a year with who was there, and each person's sum (TR-1).</summary>
/// <param name="Year">This year when left out.</param>
[Access(Everybody = Reach.All)]
public sealed record ListTrainings(int? Year = null) : IQuery<TrainingList>;

/// <param name="More">There is a year after this one to look at: it has come, or something is planned for it.</param>
/// <param name="Sums">Those who were at any of them, the most first.</param>
/// <param name="Sections">Those the asker may organise for; 0 stands for the whole office.</param>
public sealed record TrainingList(int Year, DateOnly Today, bool More, IReadOnlyList<TrainingLine> Trainings, IReadOnlyList<TrainingSum> Sums, IReadOnlyList<TrainingSection> Sections);

/// <param name="Section">Empty for the whole office.</param>
/// <param name="Sign">Why the asker cannot sign in; null when they can.</param>
public sealed record TrainingLine(long Id, DateOnly HeldOn, string Topic, string Teacher, string Section, int Length, int There, bool WasThere, Refusal? Sign);

public sealed record TrainingSum(string Name, string Section, int Times, int Minutes);

public sealed record TrainingSection(long Id, string Name);

public sealed class ListTrainingsHandler(OfficeBook book) : IHandle<ListTrainings, TrainingList>
{
    private const string Load = "SELECT * FROM trainings WHERE held_on >= @From AND held_on <= @To ORDER BY held_on DESC, id DESC LIMIT 500";

    private const string Later = "SELECT id FROM trainings WHERE held_on > @To LIMIT 1";

    private const string There = "SELECT a.training_id, a.person_id FROM training_attendance a JOIN trainings t ON t.id = a.training_id WHERE t.held_on >= @From AND t.held_on <= @To";

    public async Task<Outcome<TrainingList>> Handle(ListTrainings m, Db db)
    {
        var office = await book.Open(db.Ct);
        var year = Math.Clamp(m.Year ?? db.Today.Year, 2000, 2098);
        var args = new { From = new DateOnly(year, 1, 1), To = new DateOnly(year, 12, 31) };
        var rows = await db.Query<TrainingRow>(Load, args);
        var there = await db.Query<(long TrainingId, long PersonId)>(There, args);
        var of = there.ToLookup(x => x.TrainingId, x => x.PersonId);
        var length = rows.ToDictionary(r => r.Id, r => r.Length);
        var more = year < db.Today.Year || await db.Find<long?>(Later, args) is not null;
        return new TrainingList(year, db.Today, more,
            [.. rows.Select(t => Line(db, office, t, [.. of[t.Id]]))],
            [.. there.GroupBy(x => x.PersonId).Select(g => new TrainingSum(office.NameOf(g.Key), office.People.TryGetValue(g.Key, out var p) ? office.SectionName(p.SectionId, db.Who.English) : "", g.Count(), g.Sum(x => length.GetValueOrDefault(x.TrainingId))))
                .OrderByDescending(x => x.Minutes).ThenBy(x => x.Name, StringComparer.Ordinal)],
            Organises(db, office));
    }

    internal static TrainingLine Line(Db db, OfficePage office, TrainingRow t, IReadOnlyCollection<long> there)
    {
        var was = there.Contains(db.Who.PersonId);
        return new TrainingLine(t.Id, t.HeldOn, t.Topic, t.Teacher, t.SectionId is { } s ? office.SectionName(s, db.Who.English) : "", t.Length, there.Count, was,
            TrainingRules.CannotSign(t.SectionId is null || t.SectionId == db.Who.SectionId, t.HeldOn, db.Today, was));
    }

    internal static IReadOnlyList<TrainingSection> Organises(Db db, OfficePage office)
    {
        var all = db.Who.Is(Roles.Director | Roles.GeneralOffice);
        return [.. (all ? [new TrainingSection(0, "")] : Array.Empty<TrainingSection>()).Concat(office.Sections.Values.Where(s => s.Active == 1 && (all || db.Who.Led.Contains(s.Id) || db.Who.InCharge.Contains(s.Id))).OrderBy(s => s.Sort).Select(s => new TrainingSection(s.Id, office.SectionName(s.Id, db.Who.English))))];
    }
}

/// <summary>One training with its minutes, files and who was there (TR-1).</summary>
[Access(Everybody = Reach.All)]
public sealed record ShowTraining(long Id) : IQuery<TrainingShown>;

/// <param name="People">Those the organiser can still enter; empty for everybody else.</param>
public sealed record TrainingShown(TrainingLine Head, long? SectionId, string Minutes, IReadOnlyList<AttendedLine> There, IReadOnlyList<FileLine> Files, bool MayChange, IReadOnlyList<TrainingSection> People, int Version);

/// <param name="By">Who entered them; empty when they signed in.</param>
public sealed record AttendedLine(long Id, string Name, string Section, DateTimeOffset At, string By);

public sealed class ShowTrainingHandler(OfficeBook book, Attachments files) : IHandle<ShowTraining, TrainingShown>
{
    private const string There = "SELECT person_id, at, by_id FROM training_attendance WHERE training_id = @Id ORDER BY at, person_id";

    public async Task<Outcome<TrainingShown>> Handle(ShowTraining m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await TrainingRow.Find(db, m.Id) is not { } t) return DeskRefusals.NotFound();
        var there = await db.Query<(long PersonId, DateTimeOffset At, long ById)>(There, new { m.Id });
        var ids = there.Select(x => x.PersonId).ToHashSet();
        string SectionOf(long person) => office.People.TryGetValue(person, out var p) ? office.SectionName(p.SectionId, db.Who.English) : "";
        var mine = ListTrainingsHandler.Organises(db, office).Any(s => s.Id == (t.SectionId ?? 0));
        return new TrainingShown(ListTrainingsHandler.Line(db, office, t, ids), t.SectionId, t.Minutes,
            [.. there.Select(x => new AttendedLine(x.PersonId, office.NameOf(x.PersonId), SectionOf(x.PersonId), x.At, x.ById == x.PersonId ? "" : office.NameOf(x.ById)))],
            await files.Of(db, FileCase.Training, t.Id), mine,
            mine && t.HeldOn <= db.Today ? [.. office.People.Values.Where(p => p.Active == 1 && !ids.Contains(p.Id) && (t.SectionId is null || p.SectionId == t.SectionId)).OrderBy(p => p.SectionId).ThenBy(p => p.Id).Select(p => new TrainingSection(p.Id, $"{p.Name} · {SectionOf(p.Id)}"))] : [], t.Version);
    }
}
