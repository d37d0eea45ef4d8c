using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>What is said often: everybody's phrases, and those of the sections in reach.</summary>
[Access(Chief = Reach.Section, GeneralOffice = Reach.All)]
public sealed record ListPhrases : IQuery<PhraseList>;

/// <param name="Sections">For whom the asker may write one; null is everybody.</param>
public sealed record PhraseList(IReadOnlyList<PhraseLine> Phrases, IReadOnlyList<PhraseFor> Sections);

public sealed record PhraseLine(long Id, long? SectionId, string Section, string Text, int Sort, bool Active, bool MayChange, int Version);

public sealed record PhraseFor(long? SectionId, string Name);

public sealed class ListPhrasesHandler(OfficeBook book) : IHandle<ListPhrases, PhraseList>
{
    private const string All = "SELECT id, section_id, text, sort, active, version FROM phrases WHERE section_id IS NULL OR @All = 1 OR section_id IN @Sections ORDER BY active DESC, sort, id";

    public async Task<Outcome<PhraseList>> Handle(ListPhrases m, Db db)
    {
        var office = await book.Open(db.Ct);
        string For(long? section) => section is { } s ? office.SectionName(s, db.Who.English) : "";
        var rows = await db.Query<PhraseRow>(All, db.InSight());
        var sections = office.Sections.Values.Where(s => s.Active == 1 && db.Sight.Sees(s.Id)).OrderBy(s => s.Sort).ThenBy(s => s.Id).Select(s => new PhraseFor(s.Id, For(s.Id)));
        return new PhraseList(
            [.. rows.Select(p => new PhraseLine(p.Id, p.SectionId, For(p.SectionId), p.Text, p.Sort, p.Active == 1, PhraseRow.MayWrite(db.Sight, p.SectionId), p.Version))],
            db.Sight.All ? [new PhraseFor(null, ""), .. sections] : [.. sections]);
    }
}

/// <summary>A new phrase (Id 0), or another wording, place or state of one; nothing is deleted.</summary>
/// <param name="SectionId">Whose counter offers it; null = everybody's.</param>
/// <param name="Sort">The smallest stands first.</param>
[Access(Chief = Reach.Section, GeneralOffice = Reach.All)]
public sealed record SavePhrase(
    long Id, long? SectionId,
    [property: Text(PhraseRules.Longest, Required = true, Zh = "常用语", En = "the phrase")] string Text,
    int Sort = 0, bool Active = true, int Version = 0) : ICommand<PhraseSaved>;

public sealed record PhraseSaved(long Id);

public sealed class SavePhraseHandler(OfficeBook book) : IHandle<SavePhrase, PhraseSaved>
{
    private const string Load = "SELECT id, section_id, text, sort, active, version FROM phrases WHERE id = @Id AND (section_id IS NULL OR @All = 1 OR section_id IN @Sections)";
    private const string Others = "SELECT id, section_id, text, sort, active, version FROM phrases WHERE id <> @Id AND active = 1 AND ((section_id IS NULL AND @SectionId IS NULL) OR section_id = @SectionId)";
    private const string Insert = "INSERT INTO phrases (id, section_id, text, sort, active) VALUES (@Id, @SectionId, @Text, @Sort, @Active)";
    private const string Update = "UPDATE phrases SET section_id = @SectionId, text = @Text, sort = @Sort, active = @Active, version = version + 1 WHERE id = @Id AND version = @Version";

    public async Task<Outcome<PhraseSaved>> Handle(SavePhrase m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (m.Id != 0)
        {
            if (await db.Find<PhraseRow>(Load, db.InSight(new { m.Id })) is not { } old) return DeskRefusals.NotFound();
            if (!PhraseRow.MayWrite(db.Sight, old.SectionId)) return PhraseRules.NotYours;
        }
        if (m.SectionId is { } s && !(office.Sections.TryGetValue(s, out var section) && section.Active == 1)) return DeskRefusals.UnknownChoice(nameof(m.SectionId));
        if (!PhraseRow.MayWrite(db.Sight, m.SectionId)) return PhraseRules.NotYours;
        var row = new { Id = m.Id == 0 ? db.NewId() : m.Id, m.SectionId, Text = m.Text.Trim(), m.Sort, Active = m.Active ? 1 : 0, m.Version };
        if (m.Active)
        {
            var others = await db.Query<PhraseRow>(Others, row);
            if (others.Any(o => o.Text == row.Text)) return PhraseRules.Twice;
            if (PhraseRules.TooMany(others.Count) is { } many) return many;
        }
        if (m.Id == 0) await db.Execute(Insert, row);
        else if (!await db.Changed(Update, row)) return DeskRefusals.Changed();
        db.About("phrase", row.Id);
        return new PhraseSaved(row.Id);
    }
}

/// <summary>A phrase as it is kept.</summary>
internal sealed record PhraseRow
{
    public long Id { get; init; }
    public long? SectionId { get; init; }
    public string Text { get; init; } = "";
    public int Sort { get; init; }
    public int Active { get; init; }
    public int Version { get; init; }

    /// <summary>Everybody's belong to the general office.</summary>
    public static bool MayWrite(Sight sight, long? section) => section is { } s ? sight.Sees(s) : sight.All;
}
