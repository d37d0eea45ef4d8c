using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>Keeps what somebody has typed and not yet saved, one draft a person and form. No audit row: it is nobody's act yet.</summary>
/// <param name="Fields">The fields of the form by name, as a JSON object of texts.</param>
[Access(Everybody = Reach.Own)]
public sealed record KeepDraft(
    [property: Text(40, Required = true, Zh = "表单", En = "the form")] string Form,
    [property: Text(20_000, Required = true, Zh = "内容", En = "the content"), Personal] string Fields) : IErrand<DraftKept>;

/// <summary>When it was kept.</summary>
public sealed record DraftKept(DateTimeOffset At);

/// <summary>What was typed into a form and not saved; nothing when its save went through although the answer was lost.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ReadDraft([property: Text(40, Required = true, Zh = "表单", En = "the form")] string Form) : IQuery<Draft>;

/// <summary>A draft; without one, no fields.</summary>
public sealed record Draft(IReadOnlyDictionary<string, string> Fields, DateTimeOffset? SavedAt);

/// <summary>Throws the draft of a form away: it was saved, or is not wanted.</summary>
[Access(Everybody = Reach.Own)]
public sealed record DropDraft([property: Text(40, Required = true, Zh = "表单", En = "the form")] string Form) : IErrand<DraftKept>;

public sealed class KeepDraftHandler(ShortWrite shortly) : IHandle<KeepDraft, DraftKept>
{
    private const string Keep = "REPLACE INTO drafts (person_id, form, body, saved_at) VALUES (@PersonId, @Form, @Fields, @Now)";

    public async Task<Outcome<DraftKept>> Handle(KeepDraft m, Db db)
    {
        await shortly.Do(null, d => d.Execute(Keep, new { d.Who.PersonId, m.Form, m.Fields, d.Now }), db.Ct);
        return new DraftKept(db.Now);
    }
}

public sealed class ReadDraftHandler : IHandle<ReadDraft, Draft>
{
    private const string Load = "SELECT body, saved_at FROM drafts WHERE person_id = @PersonId AND form = @Form";
    private const string Used = "SELECT COUNT(*) FROM idempotency WHERE account_id = @AccountId AND once_key = @Key";
    private static readonly Draft None = new(new Dictionary<string, string>(), null);

    public async Task<Outcome<Draft>> Handle(ReadDraft m, Db db)
    {
        if (await db.Find<DraftRow>(Load, new { db.Who.PersonId, m.Form }) is not { } row || Fields(row.Body) is not { Count: > 0 } fields) return None;
        // the form's own key is in the idempotency table: it was saved, only the answer never came back
        if (fields.TryGetValue("OnceKey", out var key) && await db.One<long>(Used, new { db.Who.AccountId, Key = key }) > 0) return None;
        return new Draft(fields, row.SavedAt);
    }

    private static Dictionary<string, string>? Fields(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(body);
        }
        catch (JsonException)
        {
            return null; // not written by a form of this version
        }
    }

    private sealed record DraftRow
    {
        public string Body { get; init; } = "";
        public DateTimeOffset SavedAt { get; init; }
    }
}

public sealed class DropDraftHandler(ShortWrite shortly) : IHandle<DropDraft, DraftKept>
{
    private const string Drop = "DELETE FROM drafts WHERE person_id = @PersonId AND form = @Form";

    public async Task<Outcome<DraftKept>> Handle(DropDraft m, Db db)
    {
        await shortly.Do(null, d => d.Execute(Drop, new { d.Who.PersonId, m.Form }), db.Ct);
        return new DraftKept(db.Now);
    }
}
