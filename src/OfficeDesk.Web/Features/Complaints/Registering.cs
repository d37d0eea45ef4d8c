using System.Security.Cryptography;
using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>Who complained: sealed at rest, opened by the handling officer only (CP-2).</summary>
internal sealed record Reporter(string Name, string Phone, string Address)
{
    public bool Anonymous => Name.Length == 0 && !Reachable;

    public bool Reachable => Phone.Length > 0 || Address.Length > 0;

    public static Reporter Of(string name, string phone, string address) => new(name.Trim(), phone.Trim(), address.Trim());
}

/// <summary>What a complaint says, whoever brought it.</summary>
internal sealed record Said(ComplaintChannel Channel, DateOnly ReceivedOn, long? SecondId, long? PersonId, long? SectionId, string AboutText, BreachKind Kind, string What, Reporter Reporter, string? OnceHash, string Number = "");

/// <summary>Writes a complaint down, one way for everybody who brings one.</summary>
internal static class Registering
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private const string Insert = """
        INSERT INTO complaints (id, number, code, once_hash, channel, received_on, registered_at, registered_on, registered_by, second_id, level, kind, anonymous, reachable, what, state, due_on)
        VALUES (@Id, @Number, @Code, @OnceHash, @Channel, @ReceivedOn, @Now, @Today, @By, @SecondId, @Level, @Kind, @Anonymous, @Reachable, @What, 'Registered', @DueOn)
        """;

    private const string Subject = "INSERT INTO complaint_subjects (complaint_id, person_id, section_id) SELECT @Id, @Person, @Section WHERE NOT EXISTS (SELECT 1 FROM complaint_subjects WHERE complaint_id = @Id AND person_id = @Person AND section_id = @Section)";
    private const string Link = "INSERT INTO complaint_links (complaint_id, kind, number) VALUES (@Id, @Kind, @Number)";
    private const string Who = "INSERT INTO complaint_reporters (complaint_id, sealed) VALUES (@Id, @Sealed)";

    /// <summary>The people a complaint is about: those chosen, and everybody whose name stands in the words about whom it is.</summary>
    public static IReadOnlyList<long> People(OfficePage office, long? chosen, string about) =>
        [.. office.People.Values.Where(p => p.Id == chosen || (p.Name.Length > 1 && about.Contains(p.Name, StringComparison.Ordinal))).Select(p => p.Id).Order()];

    /// <returns>Its id, number and the code the complainant gets.</returns>
    public static async Task<(long Id, string Number, string Code, ComplaintLevel Level, DateOnly DueOn)> Write(Db db, OfficePage office, Officers officers, SealedBox box, Said said)
    {
        var people = People(office, said.PersonId, said.AboutText);
        var level = ComplaintRules.LevelOf(people.Any(officers.Directors.Contains), people.Any(officers.Discipline.Contains) || officers.IsOfficeSection(said.SectionId));
        var id = db.NewId();
        var due = ComplaintRules.ReplyBy(db.Today, office.Settings.Number(Settings.ComplaintDays), office.Calendar);
        var code = Code();
        var number = await Numbers.Next(db, "TS");
        var record = CaseRow.RecordOf(id);
        var what = said.AboutText.Trim().Length > 0 ? $"【对象】{said.AboutText.Trim()}\n{said.What.Trim()}" : said.What.Trim();
        if (said.Number.Trim().Length > 0) what = $"【涉及编号】{said.Number.Trim()}\n{what}";
        await db.Execute(Insert, new
        {
            Id = id, Number = number, Code = code, said.OnceHash, Channel = said.Channel.ToString(), said.ReceivedOn, db.Now, db.Today, By = db.Who.PersonId, said.SecondId, Level = level.ToString(),
            Kind = said.Kind.ToString(), Anonymous = said.Reporter.Anonymous ? 1 : 0, Reachable = said.Reporter.Reachable ? 1 : 0, What = box.Seal(what, record), DueOn = due,
        });
        foreach (var person in people) await db.Execute(Subject, new { Id = id, Person = person, Section = office.People[person].SectionId });
        if (said.SectionId is { } section) await db.Execute(Subject, new { Id = id, Person = 0L, Section = section });
        await Point(db, id, said.Number.Trim());
        await db.Execute(Who, new { Id = id, Sealed = box.Seal(JsonSerializer.Serialize(said.Reporter, Wire.Json), record) });
        await CaseRow.Tell(db, box, id, CaseNote.Event, $"登记（{said.Channel.Zh()}）");
        db.About("complaint", id);
        return (id, number, code, level, due);
    }

    /// <remarks>CP-4, FC-7: a complaint may point at something. Whoever complains is not told whether there is one.</remarks>
    private static async Task Point(Db db, long id, string number)
    {
        if (await CaseLinks.Find(db, number) is { } what) await db.Execute(Link, new { Id = id, Kind = what.Kind.ToString(), what.Number });
    }

    /// <summary>Eight characters that are easy to read out: K7M2-9QXT.</summary>
    private static string Code()
    {
        var text = RandomNumberGenerator.GetString(Alphabet, 8);
        return $"{text[..4]}-{text[4..]}";
    }
}
