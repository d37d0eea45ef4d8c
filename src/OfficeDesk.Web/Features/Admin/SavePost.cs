using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>A new post (Id 0), or who holds it: A holder, B holder, and everybody qualified for it.</summary>
[Access(GeneralOffice = Reach.All)]
public sealed record SavePost(
    long Id,
    [property: Text(20, Required = true, Zh = "代码", En = "code")] string Code,
    [property: Text(60, Required = true, Zh = "名称", En = "name")] string Name,
    [property: Text(80)] string NameEn,
    long SectionId,
    long? AId,
    long? BId,
    IReadOnlyList<long> Qualified,
    bool Active,
    int Version) : ICommand<PostSaved>;

public sealed record PostSaved(long Id);

public sealed class SavePostHandler(OfficeBook book) : IHandle<SavePost, PostSaved>
{
    private const string Insert = "INSERT INTO posts (id, code, name, name_en, section_id, a_id, b_id, active) VALUES (@Id, @Code, @Name, @NameEn, @SectionId, @AId, @BId, @Active)";

    private const string Update = """
        UPDATE posts SET code = @Code, name = @Name, name_en = @NameEn, section_id = @SectionId, a_id = @AId, b_id = @BId, active = @Active, version = version + 1
        WHERE id = @Id AND version = @Version
        """;

    public async Task<Outcome<PostSaved>> Handle(SavePost m, Db db)
    {
        var office = await book.Open(db.Ct);
        var code = m.Code.Trim();
        if (m.Id != 0 && !office.Posts.ContainsKey(m.Id)) return DeskRefusals.NotFound();
        if (!office.Sections.TryGetValue(m.SectionId, out var section) || section.Active == 0) return DeskRefusals.UnknownChoice(nameof(m.SectionId));
        if (office.Posts.Values.Any(p => p.Code == code && p.Id != m.Id)) return OfficeRules.CodeTaken;
        var present = office.People.Where(p => p.Value.Active == 1).Select(p => p.Key).ToHashSet();
        if (OfficeRules.NotThere(present, [.. m.Qualified.Cast<long?>()])) return DeskRefusals.UnknownChoice(nameof(m.Qualified));
        if (OfficeRules.HoldersWrong(m.AId, m.BId, m.Qualified) is { } wrong) return wrong;
        if (!m.Active && OfficeRules.StillServes(office.Matters.Values.Count(x => x.Active == 1 && x.PostId == m.Id && m.Id != 0)) is { } serves) return serves;

        var row = new { Id = m.Id == 0 ? db.NewId() : m.Id, Code = code, Name = m.Name.Trim(), m.NameEn, m.SectionId, m.AId, m.BId, Active = m.Active ? 1 : 0, m.Version };
        if (m.Id == 0) await db.Execute(Insert, row);
        else if (!await db.Changed(Update, row)) return DeskRefusals.Changed();
        await db.Execute("DELETE FROM post_staff WHERE post_id = @Id", row);
        await db.Execute("INSERT INTO post_staff (post_id, person_id) VALUES (@Id, @Person)", m.Qualified.Distinct().Select(q => new { row.Id, Person = q }));
        await book.Changed(db);
        db.About("post", row.Id);
        return new PostSaved(row.Id);
    }
}
