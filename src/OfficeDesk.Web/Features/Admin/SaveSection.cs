using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>A new section (Id 0), or what changed about one: its chief and its division leader decide for it.</summary>
/// <param name="Neighbours">The sections that are told when nobody is left in this one (AB-6); null leaves them as they are.</param>
[Access(GeneralOffice = Reach.All)]
public sealed record SaveSection(
    long Id,
    [property: Text(20, Required = true, Zh = "代码", En = "code")] string Code,
    [property: Text(60, Required = true, Zh = "名称", En = "name")] string Name,
    [property: Text(80)] string NameEn,
    SectionKind Kind,
    long? ChiefId,
    long? LeaderId,
    [property: Text(30)] string Phone,
    [property: Text(60)] string Place,
    int Sort,
    bool Active,
    int Version,
    IReadOnlyList<long>? Neighbours = null) : ICommand<SectionSaved>;

/// <summary>What a section is.</summary>
public enum SectionKind
{
    Section,
    Unit,
    Town,
    Leaders,
}

public sealed record SectionSaved(long Id);

public sealed class SaveSectionHandler(OfficeBook book) : IHandle<SaveSection, SectionSaved>
{
    private const string Insert = """
        INSERT INTO sections (id, code, name, name_en, kind, chief_id, leader_id, phone, place, sort, active)
        VALUES (@Id, @Code, @Name, @NameEn, @Kind, @ChiefId, @LeaderId, @Phone, @Place, @Sort, @Active)
        """;

    private const string Update = """
        UPDATE sections SET code = @Code, name = @Name, name_en = @NameEn, kind = @Kind, chief_id = @ChiefId, leader_id = @LeaderId,
            phone = @Phone, place = @Place, sort = @Sort, active = @Active, version = version + 1
        WHERE id = @Id AND version = @Version
        """;

    private const string Alone = "DELETE FROM section_neighbours WHERE section_id = @Id";

    private const string Beside = "INSERT INTO section_neighbours (section_id, neighbour_id) VALUES (@Id, @Neighbour)";

    public async Task<Outcome<SectionSaved>> Handle(SaveSection m, Db db)
    {
        var office = await book.Open(db.Ct);
        var code = m.Code.Trim();
        if (m.Id != 0 && !office.Sections.ContainsKey(m.Id)) return DeskRefusals.NotFound();
        if (office.Sections.Values.Any(s => s.Code == code && s.Id != m.Id)) return OfficeRules.CodeTaken;
        var present = office.People.Where(p => p.Value.Active == 1).Select(p => p.Key).ToHashSet();
        if (OfficeRules.NotThere(present, m.ChiefId)) return DeskRefusals.UnknownChoice(nameof(m.ChiefId));
        if (OfficeRules.NotThere(present, m.LeaderId)) return DeskRefusals.UnknownChoice(nameof(m.LeaderId));
        if (m.Neighbours?.Any(n => n == m.Id || !(office.Sections.TryGetValue(n, out var next) && next.Active == 1)) == true) return DeskRefusals.UnknownChoice(nameof(m.Neighbours));
        if (!m.Active && OfficeRules.StillUsed(office.People.Values.Count(p => p.Active == 1 && p.SectionId == m.Id), office.Posts.Values.Count(p => p.Active == 1 && p.SectionId == m.Id)) is { } used) return used;
        var row = new { Id = m.Id == 0 ? db.NewId() : m.Id, Code = code, Name = m.Name.Trim(), m.NameEn, Kind = m.Kind.ToString(), m.ChiefId, m.LeaderId, m.Phone, m.Place, m.Sort, Active = m.Active ? 1 : 0, m.Version };
        if (m.Id == 0) await db.Execute(Insert, row);
        else if (!await db.Changed(Update, row)) return DeskRefusals.Changed();
        if (m.Neighbours is { } neighbours)
        {
            await db.Execute(Alone, row);
            await db.Execute(Beside, neighbours.Distinct().Select(n => new { row.Id, Neighbour = n }));
        }
        await book.Changed(db);
        db.About("section", row.Id);
        return new SectionSaved(row.Id);
    }
}
