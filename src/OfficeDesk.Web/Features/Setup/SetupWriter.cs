using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>Writes the rows of a new office. Chiefs and leaders of sections are read from the roles pasted.</summary>
public sealed class SetupWriter(Initials initials)
{
    public async Task<IReadOnlyList<NewAccount>> Write(Db db, SetupSheet sheet, bool usualMatters)
    {
        var sections = sheet.Sections.ToDictionary(s => s.Code, _ => db.NewId(), StringComparer.Ordinal);
        var people = sheet.People.ToDictionary(p => p.SignIn, _ => db.NewId(), StringComparer.Ordinal);
        var leader = sheet.People.FirstOrDefault(p => p.Roles.Contains("Leader")) ?? sheet.People.FirstOrDefault(p => p.Roles.Contains("Director"));
        await db.Execute("INSERT INTO sections (id, code, name, kind, chief_id, leader_id, sort) VALUES (@Id, @Code, @Name, @Kind, @Chief, @Leader, @Line)",
            sheet.Sections.Select(s => new
            {
                Id = sections[s.Code], s.Code, s.Name, s.Kind, s.Line,
                Chief = sheet.People.FirstOrDefault(p => p.Section == s.Code && p.Roles.Contains("Chief")) is { } chief ? people[chief.SignIn] : (long?)null,
                Leader = s.Leader.Length > 0 ? people[s.Leader] : leader is null ? (long?)null : people[leader.SignIn],
            }));
        await db.Execute("INSERT INTO people (id, name, initials, section_id, email) VALUES (@Id, @Name, @Initials, @Section, @Email)",
            sheet.People.Select(p => new { Id = people[p.SignIn], p.Name, Initials = initials.OfName(p.Name), Section = sections[p.Section], p.Email }));
        var accounts = await Accounts(db, sheet, people);
        var posts = sheet.Posts.ToDictionary(p => p.Code, _ => db.NewId(), StringComparer.Ordinal);
        await db.Execute("INSERT INTO posts (id, code, name, section_id, a_id, b_id) VALUES (@Id, @Code, @Name, @Section, @A, @B)",
            sheet.Posts.Select(p => new { Id = posts[p.Code], p.Code, p.Name, Section = sections[p.Section], A = people[p.Holder], B = people[p.Second] }));
        await db.Execute("INSERT INTO post_staff (post_id, person_id) VALUES (@Post, @Person)",
            sheet.Posts.SelectMany(p => p.Qualified.Select(q => new { Post = posts[p.Code], Person = people[q] })));
        if (usualMatters) await Matters(db, posts);
        return accounts;
    }

    private static async Task<IReadOnlyList<NewAccount>> Accounts(Db db, SetupSheet sheet, Dictionary<string, long> people)
    {
        var made = sheet.People.Select(p => (Person: p, Id: db.NewId(), Password: Passwords.OneTime())).ToList();
        // the slow hashes side by side; the office is empty, nobody waits behind this transaction
        var hashes = made.AsParallel().AsOrdered().Select(a => Passwords.Hash(a.Password)).ToList();
        await db.Execute("INSERT INTO accounts (id, person_id, sign_in, password, set_at, must_change) VALUES (@Id, @Person, @SignIn, @Hash, @Now, 1)",
            made.Select((a, i) => new { a.Id, Person = people[a.Person.SignIn], a.Person.SignIn, Hash = hashes[i], db.Now }));
        await db.Execute("INSERT INTO grants (account_id, role) VALUES (@Id, @Role)", made.SelectMany(a => a.Person.Roles.Select(r => new { a.Id, Role = r })));
        return [.. made.Select(a => new NewAccount(a.Person.Name, a.Person.SignIn, a.Password))];
    }

    /// <summary>The usual matters. One whose post was not pasted is written out of use: ON-1, PB-3, what the public reads names who does it.</summary>
    private async Task Matters(Db db, Dictionary<string, long> posts)
    {
        var matters = UsualMatters.Placed(posts.Keys).Select(p => new
        {
            Id = db.NewId(), p.Matter.Code, p.Matter.Name, p.Matter.NameEn, Initials = initials.Of(p.Matter.Name), p.Matter.Days, Unit = p.Matter.Unit.ToString(), Emergency = p.Matter.Emergency.ToString(), p.Matter.Away, p.Matter.SendTo, Assistance = p.Matter.Assistance ? 1 : 0, Basis = UsualGuides.Of(p.Matter.Code)?.Basis ?? "",
            Post = p.Post is null ? (long?)null : posts[p.Post], Active = p.Post is not null || p.Matter.PostCode is null ? 1 : 0,
        }).ToList();
        await db.Execute(
            "INSERT INTO matter_types (id, code, name, name_en, initials, post_id, limit_no, limit_unit, away_no, basis, send_to, assistance, emergency, active) VALUES (@Id, @Code, @Name, @NameEn, @Initials, @Post, @Days, @Unit, @Away, @Basis, @SendTo, @Assistance, @Emergency, @Active)",
            matters);
        foreach (var m in matters)
            if (UsualGuides.Of(m.Code) is { } guide) await Guides.Keep(db, m.Id, guide);
    }
}
