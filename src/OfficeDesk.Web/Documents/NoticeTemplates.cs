using System.Collections.Concurrent;
using System.Diagnostics;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Documents;

/// <summary>A version of a template that was put in force.</summary>
public sealed record TemplateVersion
{
    public long Id { get; init; }
    public string Kind { get; init; } = "";
    public int VersionNo { get; init; }
    public string Text { get; init; } = "";
    public string Reason { get; init; } = "";
    public long MadeBy { get; init; }
    public long PutBy { get; init; }
    public DateTimeOffset PutAt { get; init; }
}

/// <summary>
/// Finds the template in force: the office's newest version, else the file in templates/notices, else the copy inside the
/// program. One that cannot be used is passed over, so a broken template never stops an issue (NT-5).
/// </summary>
public sealed class NoticeTemplates(DoorBell bell, ILogger<NoticeTemplates> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private const string Newest = "SELECT * FROM notice_templates WHERE kind = @Code ORDER BY version_no DESC LIMIT 1";
    private const string Older = "SELECT * FROM notice_templates WHERE kind = @Code AND version_no < @VersionNo ORDER BY version_no DESC";
    private readonly ConcurrentDictionary<(string Kind, int Version, string Text), NoticeTemplate?> _made = new();
    private readonly ConcurrentDictionary<string, (NoticeTemplate? Template, long Rings, long Tick)> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NoticeTemplate?> _shipped = new(StringComparer.Ordinal);

    /// <summary>The folder of the templates that ship, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "templates", "notices");

    /// <summary>The template to issue with; null when there is none at all.</summary>
    /// <remarks>Messages that only look remember it until a template is written in this program, after that on another node for at most a second.</remarks>
    public async Task<NoticeTemplate?> InForce(Db db, DocumentKind kind)
    {
        // inside a command somebody may have written one that is not on the disk yet
        if (!db.OnlyLooks) return await Look(db, kind);
        if (_known.TryGetValue(kind.Code, out var known) && known.Rings == bell.Rings && Stopwatch.GetElapsedTime(known.Tick) < Fresh) return known.Template;
        var (rings, tick) = (bell.Rings, Stopwatch.GetTimestamp());
        var found = await Look(db, kind);
        _known[kind.Code] = (found, rings, tick);
        return found;
    }

    private async Task<NoticeTemplate?> Look(Db db, DocumentKind kind)
    {
        var newest = await db.Find<TemplateVersion>(Newest, new { kind.Code });
        if (newest is null) return Shipped(kind);
        if (Usable(kind, newest) is { } good) return good;
        foreach (var older in await db.Query<TemplateVersion>(Older, new { kind.Code, newest.VersionNo }))
            if (Usable(kind, older) is { } still) return still;
        return Shipped(kind);
    }

    /// <summary>The template that ships: the file, or when somebody broke it the copy inside the program.</summary>
    public NoticeTemplate? Shipped(DocumentKind kind) => _shipped.GetOrAdd(kind.Code, _ => Made(kind, FileOf(kind), 0) ?? Made(kind, BuiltIn(kind), 0));

    /// <summary>The text inside the program.</summary>
    public static string BuiltIn(DocumentKind kind)
    {
        using var stream = typeof(NoticeTemplates).Assembly.GetManifestResourceStream($"notices.{kind.Code}.hbs");
        return stream is null ? "" : new StreamReader(stream).ReadToEnd();
    }

    private NoticeTemplate? Usable(DocumentKind kind, TemplateVersion version) => Made(kind, version.Text, version.VersionNo);

    private static string FileOf(DocumentKind kind)
    {
        var file = Path.Combine(Folder, kind.Code + ".hbs");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private NoticeTemplate? Made(DocumentKind kind, string text, int version)
    {
        if (text.Length == 0) return null;
        // a few dozen templates in all; somebody who saves hundreds of versions does not fill the memory
        if (_made.Count > 500) _made.Clear();
        return _made.GetOrAdd((kind.Code, version, text), _ =>
        {
            var template = NoticeTemplate.Make(kind, text, version, out var wrong);
            if (template is null) log.LogError("Template {Kind} version {Version} cannot be used, an earlier one is: line {Line}: {Why}", kind.Code, version, wrong!.Line, wrong.En);
            return template;
        });
    }
}
