using System.Net;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.Access;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.House;

/// <summary>
/// A form of a page as a browser without script sends it: the fields as they stand in the page, what is not ticked does not
/// arrive, and of the buttons only the one that was pressed.
/// </summary>
internal sealed partial class PlainForm
{
    private readonly PageOffice _office;
    private readonly Roles _role;
    private readonly List<string> _cookies;
    private readonly string _address;

    private PlainForm(PageOffice office, Roles role, List<string> cookies, string html, string handler)
    {
        (_office, _role, _cookies) = (office, role, cookies);
        var form = Forms().Matches(html).FirstOrDefault(f => Of(f.Groups["a"].Value, "action").Contains("handler=" + handler, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"no form for {handler} in:\n{html}");
        _address = Of(form.Groups["a"].Value, "action");
        foreach (Match field in Controls().Matches(form.Groups["in"].Value)) Read(field);
    }

    /// <summary>What would be sent, in the order of the page.</summary>
    public List<(string Name, string Value)> Fields { get; } = [];

    /// <summary>Opens a page and takes its form that goes to a handler.</summary>
    public static async Task<PlainForm> Open(PageOffice office, Roles role, string page, string handler)
    {
        using var answer = await office.Get(role, page);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]).ToList() : [];
        return new PlainForm(office, role, cookies, await answer.Content.ReadAsStringAsync(), handler);
    }

    /// <summary>The form in the answer to this one.</summary>
    public PlainForm In(string html, string handler) => new(_office, _role, _cookies, html, handler);

    public string[] Values(string name) => [.. Fields.Where(f => f.Name == name).Select(f => f.Value)];

    /// <summary>Types into a field, chooses or ticks.</summary>
    public PlainForm With(string name, string value)
    {
        var at = Fields.FindIndex(f => f.Name == name);
        if (at < 0) Fields.Add((name, value));
        else Fields[at] = (name, value);
        return this;
    }

    /// <summary>Takes a tick out.</summary>
    public PlainForm Without(string name)
    {
        Fields.RemoveAll(f => f.Name == name);
        return this;
    }

    /// <summary>Presses the form's own button, or one that goes elsewhere and says something.</summary>
    public async Task<(HttpStatusCode Status, string Location, string Body)> Press(string? to = null, (string Name, string Value)? button = null)
    {
        using var answer = await _office.Send(_role, HttpMethod.Post, to ?? _address, r =>
        {
            var own = r.Headers.GetValues("Cookie").Single();
            r.Headers.Remove("Cookie");
            r.Headers.Add("Cookie", string.Join("; ", _cookies.Prepend(own)));
            r.Content = new FormUrlEncodedContent((button is { } pressed ? [.. Fields, pressed] : Fields).Select(f => KeyValuePair.Create(f.Name, f.Value)));
        });
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "", await answer.Content.ReadAsStringAsync());
    }

    private void Read(Match field)
    {
        var attributes = field.Groups["a"].Value;
        var name = Of(attributes, "name");
        var type = Of(attributes, "type");
        if (name.Length == 0 || type is "submit" or "button" or "file") return;
        if (type is "checkbox" or "radio" && !Checked().IsMatch(attributes)) return;
        if (field.Groups["o"].Success)
        {
            var options = Options().Matches(field.Groups["o"].Value);
            if ((options.FirstOrDefault(o => Chosen().IsMatch(o.Groups["a"].Value)) ?? options.FirstOrDefault()) is { } option) Fields.Add((name, Of(option.Groups["a"].Value, "value")));
        }
        else Fields.Add((name, field.Groups["t"].Success ? WebUtility.HtmlDecode(field.Groups["t"].Value).TrimStart('\r', '\n').ReplaceLineEndings("\r\n") : Of(attributes, "value")));
    }

    private static string Of(string attributes, string name) => Attributes().Matches(attributes).FirstOrDefault(a => a.Groups["n"].Value == name) is { } found ? WebUtility.HtmlDecode(found.Groups["v"].Value) : "";

    [GeneratedRegex("<form\\b(?<a>[^>]*)>(?<in>.*?)</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input\\b(?<a>[^>]*)>|<textarea\\b(?<a>[^>]*)>(?<t>.*?)</textarea>|<select\\b(?<a>[^>]*)>(?<o>.*?)</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Controls();

    [GeneratedRegex("<option\\b(?<a>[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Options();

    [GeneratedRegex("(?<n>[a-zA-Z-]+)=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attributes();

    [GeneratedRegex("\\schecked\\b", RegexOptions.None, 1000)]
    private static partial Regex Checked();

    [GeneratedRegex("\\sselected\\b", RegexOptions.None, 1000)]
    private static partial Regex Chosen();
}
