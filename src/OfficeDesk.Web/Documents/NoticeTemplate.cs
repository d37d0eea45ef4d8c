using System.Text;
using HandlebarsDotNet;

namespace OfficeDesk.Web.Documents;

/// <summary>
/// A template that was checked and is ready to render: fields, if and each, nothing else (NT-5). A tag that is none of these
/// is refused before the engine sees it, so a template can neither run code nor reach a file or the network.
/// </summary>
public sealed class NoticeTemplate
{
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration { TextEncoder = new ValueEncoder() });
    private readonly HandlebarsTemplate<object, object> _render;

    private NoticeTemplate(string text, int version) => (Text, Version, _render) = (text, version, Engine.Compile(text));

    public string Text { get; }

    /// <summary>0 = what ships.</summary>
    public int Version { get; }

    /// <summary>Checks a template and makes it ready.</summary>
    /// <param name="wrong">The first mistake; null when there is none.</param>
    public static NoticeTemplate? Make(DocumentKind kind, string text, int version, out Mistake? wrong)
    {
        wrong = TemplateCheck.Find(kind, text);
        if (wrong is not null) return null;
        try
        {
            var template = new NoticeTemplate(text, version);
            // the last word: it must draw the sample, and the same with nothing in it
            foreach (var values in new[] { SampleOf(kind), Emptied(SampleOf(kind)) })
                if (template.Render(values, out wrong) is null) return null;
            return template;
        }
        catch (HandlebarsException e)
        {
            wrong = new Mistake(0, $"模板不能使用：{e.Message}", $"The template cannot be used: {e.Message}");
            return null;
        }
    }

    /// <summary>The document for these values.</summary>
    public NoticeDoc? Render(Dictionary<string, object?> values, out Mistake? wrong) => NoticeMarkup.Read(_render(values), out wrong);

    /// <summary>The values of a kind's sample, the common ones included.</summary>
    public static Dictionary<string, object?> SampleOf(DocumentKind kind)
    {
        var values = FieldValues.Of(kind, kind.Sample);
        new CommonFields
        {
            Bureau = "示例县民政局", Number = kind.Form == NumberForm.Own ? "2026-1107" : kind.NumberOf("示民", 2026, 12), Day = new DateOnly(2026, 11, 20), Issuer = "工作人员甲", Section = "社会救助股",
            SectionPhone = "1000-0000001", AskPhone = "1000-0000000", ComplainPhone = "1000-0000009", Review = Office.Settings.ReviewText.Default, Code = NoticeDoc.CodeMark.ToString(),
        }.AddTo(values);
        return values;
    }

    private static Dictionary<string, object?> Emptied(Dictionary<string, object?> values) => values.ToDictionary(v => v.Key, v => v.Value switch
    {
        bool => false,
        List<Dictionary<string, object?>> => new List<Dictionary<string, object?>>(),
        _ => (object?)"",
    }, StringComparer.Ordinal);

    /// <summary>Values are text: the signs that would be markup are put aside, invisible ones are left out.</summary>
    private sealed class ValueEncoder : ITextEncoder
    {
        public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
        {
            var all = new StringBuilder();
            while (text?.MoveNext() == true) all.Append(text.Current);
            Encode(all.ToString(), target);
        }

        public void Encode(string? text, TextWriter target)
        {
            target.Write(NoticeMarkup.ValueMark);
            foreach (var c in (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal))
                switch (c)
                {
                    case '\n' or '\r' or '\u2028' or '\u2029' or '\u0085': target.Write(NoticeMarkup.LineFeed); break;
                    case '|': target.Write(NoticeMarkup.Bar); break;
                    case '=': target.Write(NoticeMarkup.Equal); break;
                    case '\t': target.Write(' '); break;
                    case var _ when char.IsControl(c): break;
                    default: target.Write(c); break;
                }
        }
    }
}
