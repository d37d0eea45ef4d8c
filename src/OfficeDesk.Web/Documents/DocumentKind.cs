using System.Collections.Frozen;
using System.Reflection;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Documents;

/// <summary>How a kind of document is numbered (NT-1).</summary>
public enum NumberForm
{
    /// <summary>示民告〔2026〕12号: the series is the last character or two of the office's mark.</summary>
    Letter,

    /// <summary>LG2026-5: the series is its letters.</summary>
    Sheet,

    /// <summary>The number of the thing it is about, such as an enquiry or an extension; one document a thing.</summary>
    Own,
}

/// <summary>Who may see documents of a kind beside whoever issued them and the person they are about.</summary>
public enum Circle
{
    /// <summary>Whoever may see the work they belong to.</summary>
    Work,

    /// <summary>The closed registers: discipline office and director.</summary>
    Closed,

    /// <summary>A case with a complainant: whoever handles it, nobody else (CP-2).</summary>
    Case,

    /// <summary>Results of appraisals: the appraisal group, the director, chiefs and leaders for their sections.</summary>
    Result,
}

/// <summary>Makes a record of fields a kind of document: its template is templates/notices/{code}.hbs.</summary>
/// <param name="code">Short, in lower case with hyphens; also the file's name.</param>
/// <param name="series">告 for 示民告〔2026〕1号, LG for LG2026-1; empty for numbers of their own.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DocumentAttribute(string code, string zh, string en, NumberForm form, string series = "") : Attribute
{
    public string Code { get; } = code;

    public string Zh { get; } = zh;

    public string En { get; } = en;

    public NumberForm Form { get; } = form;

    public string Series { get; } = series;

    /// <summary>It goes to a citizen, so it carries the QR code of their status page (NT-3).</summary>
    public bool ToCitizen { get; init; }

    public Circle Circle { get; init; }

    /// <summary>It orders something of whom it goes to, who therefore cannot make it void (GN-1).</summary>
    public bool Order { get; init; }
}

/// <summary>Says of a kind of document which decision on an application it gives the citizen in writing (ON-4).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DecidesAttribute(WrittenDecision decision) : Attribute
{
    public WrittenDecision Decision { get; } = decision;
}

/// <summary>A kind of document: number, circle, fields and a sample of them.</summary>
public sealed class DocumentKind
{
    internal DocumentKind(Type type, DocumentAttribute said)
    {
        (Type, Code, Zh, En, Form, Series, ToCitizen, Circle, Order) = (type, said.Code, said.Zh, said.En, said.Form, said.Series, said.ToCitizen, said.Circle, said.Order);
        Decides = type.GetCustomAttribute<DecidesAttribute>()?.Decision;
        Fields = FieldInfo.Of(type);
        Sample = (DocumentFields)(type.GetProperty("Sample", BindingFlags.Public | BindingFlags.Static)?.GetValue(null)
            ?? throw new InvalidOperationException($"{type.Name}: a kind of document has a static Sample."));
    }

    public Type Type { get; }

    public string Code { get; }

    public string Zh { get; }

    public string En { get; }

    public NumberForm Form { get; }

    public string Series { get; }

    public bool ToCitizen { get; }

    public Circle Circle { get; }

    public bool Order { get; }

    /// <summary>Which decision on an application it gives the citizen in writing; null for any other kind (ON-4).</summary>
    public WrittenDecision? Decides { get; }

    /// <summary>The fields a template of this kind may use, besides <see cref="CommonFields"/>.</summary>
    public IReadOnlyList<FieldInfo> Fields { get; }

    /// <summary>Invented data for previews and tests.</summary>
    public DocumentFields Sample { get; }

    /// <summary>The series in the table of counters.</summary>
    internal string Counter => Form == NumberForm.Letter ? "文" + Series : Series;

    /// <summary>A number of this kind.</summary>
    /// <param name="mark">The office's characters, such as 示民.</param>
    public string NumberOf(string mark, int year, long no) => Form == NumberForm.Letter ? $"{mark}{Series}〔{year}〕{no}号" : $"{Series}{year}-{no}";
}

/// <summary>Every kind there is: each public record of fields with a <see cref="DocumentAttribute"/>; nothing is registered by hand.</summary>
public static class DocumentKinds
{
    /// <summary>All kinds, in the order of their codes.</summary>
    public static IReadOnlyList<DocumentKind> All { get; } =
        [.. typeof(DocumentKinds).Assembly.GetExportedTypes().Select(t => (Type: t, Said: t.GetCustomAttribute<DocumentAttribute>())).Where(t => t.Said is not null)
            .Select(t => new DocumentKind(t.Type, t.Said!)).OrderBy(k => k.Code, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<Type, DocumentKind> ByType = All.ToFrozenDictionary(k => k.Type);

    private static readonly FrozenDictionary<string, DocumentKind> ByCode = All.ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);

    /// <summary>The kind of these fields.</summary>
    public static DocumentKind Of(DocumentFields fields) => ByType[fields.GetType()];

    /// <summary>What a page calls the kind of a code, in the reader's language; the code itself when there is no such kind any more.</summary>
    public static string NameOf(string code, bool english) => Find(code) is { } kind ? english ? kind.En : kind.Zh : code;

    /// <summary>The kind of a code; null when there is none.</summary>
    public static DocumentKind? Find(string code) => ByCode.GetValueOrDefault(code);
}
