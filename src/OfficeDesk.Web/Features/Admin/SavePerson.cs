using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>A new member of the office (Id 0), or what changed about one. Nobody is ever deleted: whoever left is made inactive.</summary>
/// <param name="Version">The version that was looked at; 0 for a new person.</param>
/// <param name="Namesake">A new person is somebody else than the one of the section who bears the name already.</param>
[Access(SystemAdmin = Reach.All, GeneralOffice = Reach.All)]
public sealed record SavePerson(
    long Id,
    [property: Text(40, Required = true, Zh = "姓名", En = "name")] string Name,
    long SectionId,
    [property: Text(40)] string JobTitle,
    [property: Text(30)] string Phone,
    [property: Text(120)] string Email,
    [property: Text(60)] string Place,
    Channel Channel,
    bool Active,
    int Version,
    bool Namesake = false) : ICommand<PersonSaved>;

public sealed record PersonSaved(long Id);

public sealed class SavePersonHandler(OfficeBook book, Initials initials) : IHandle<SavePerson, PersonSaved>
{
    private const string StillOpen = $"SELECT COUNT(*) FROM tasks t WHERE t.answering_id = @Id AND (t.state IN ('Open', 'Paused') OR ({Tasks.Unreported}))";

    private const string Insert = """
        INSERT INTO people (id, name, initials, section_id, job_title, phone, email, place, channel, active)
        VALUES (@Id, @Name, @Initials, @SectionId, @JobTitle, @Phone, @Email, @Place, @Channel, @Active)
        """;

    private const string Update = """
        UPDATE people SET name = @Name, initials = @Initials, section_id = @SectionId, job_title = @JobTitle, phone = @Phone, email = @Email,
            place = @Place, channel = @Channel, active = @Active, version = version + 1
        WHERE id = @Id AND version = @Version
        """;

    // whoever leaves is out at once, in every window
    private const string ShutOut = "UPDATE accounts SET disabled = 1, stamp = stamp + 1, version = version + 1 WHERE person_id = @Id AND disabled = 0";

    public async Task<Outcome<PersonSaved>> Handle(SavePerson m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (!office.Sections.TryGetValue(m.SectionId, out var section) || section.Active == 0) return DeskRefusals.UnknownChoice(nameof(m.SectionId));
        if (m.Email.Length > 0 && PersonRules.EmailMalformed(m.Email) is { } bad) return bad;
        if (m.Id == 0 && !m.Namesake && office.People.Values.Any(p => p.SectionId == m.SectionId && p.Active == 1 && p.Name == m.Name.Trim())) return PersonRules.SameName;
        if (m.Id != 0 && !office.People.ContainsKey(m.Id)) return DeskRefusals.NotFound();
        if (m.Id != 0 && !m.Active && await MayNotLeave(db, office, m.Id) is { } why) return why;

        var row = new { Id = m.Id == 0 ? db.NewId() : m.Id, Name = m.Name.Trim(), Initials = initials.OfName(m.Name.Trim()), m.SectionId, m.JobTitle, m.Phone, m.Email, m.Place, Channel = m.Channel.ToString(), Active = m.Active ? 1 : 0, m.Version };
        if (m.Id == 0) await db.Execute(Insert, row);
        else if (!await db.Changed(Update, row)) return DeskRefusals.Changed();
        if (!m.Active) await db.Execute(ShutOut, row);
        await book.Changed(db);
        db.About("person", row.Id);
        return new PersonSaved(row.Id);
    }

    private static async Task<Refusal?> MayNotLeave(Db db, Office.OfficePage office, long person)
    {
        var seats = office.Sections.Values.Where(s => s.Active == 1 && (s.ChiefId == person || s.LeaderId == person)).Select(s => (Zh: s.Name, En: office.SectionName(s.Id, english: true)))
            .Concat(office.Posts.Values.Where(p => p.Active == 1 && (p.AId == person || p.BId == person)).Select(p => (Zh: p.Name, En: office.PostName(p.Id, english: true)))).OrderBy(s => s.Zh, StringComparer.Ordinal).ToList();
        return PersonRules.StillHolds(seats)
            ?? PersonRules.StillAnswers(await db.One<long>(StillOpen, new { Id = person }))
            ?? await Administrators.LastPerson(db, person);
    }
}
