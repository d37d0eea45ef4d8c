using System.Collections.Concurrent;
using HandlebarsDotNet;

namespace OfficeDesk.Web.Mail;

/// <summary>
/// Renders templates/letters/{name}.{text|html}.hbs for a record; a field the template does not know throws. The only file
/// that knows the template engine.
/// </summary>
public sealed class LetterTemplates
{
    private readonly ConcurrentDictionary<string, HandlebarsTemplate<object, object>> _compiled = new(StringComparer.Ordinal);
    private readonly IHandlebars _html = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true });
    private readonly IHandlebars _text = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, NoEscape = true });

    /// <summary>The folder with the letters, beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "templates", "letters");

    public string Text(string name, object letter) => Compiled(_text, name, "text")(letter);

    public string Html(string name, object letter) => Compiled(_html, name, "html")(letter);

    private HandlebarsTemplate<object, object> Compiled(IHandlebars engine, string name, string part) =>
        _compiled.GetOrAdd($"{name}.{part}.hbs", file => engine.Compile(File.ReadAllText(Path.Combine(Folder, file))));
}
