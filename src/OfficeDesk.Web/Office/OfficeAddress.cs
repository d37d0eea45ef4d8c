using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Where people find this office in their browser. From the configuration, never from a request: a forged Host header must not get into a letter.</summary>
/// <param name="Url">Without a slash at its end.</param>
public sealed record OfficeAddress(string Url)
{
    /// <summary>The host alone; the right half of every Message-ID.</summary>
    public string Host => new Uri(Url).Host;

    /// <summary>The page of a task.</summary>
    public string Task(string number) => $"{Url}/t/{number}";

    /// <exception cref="StartException">It is no http or https address.</exception>
    public static OfficeAddress Parse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/"
            ? new OfficeAddress(uri.GetLeftPart(UriPartial.Authority))
            : throw new StartException($"Office:PublicUrl={url}：请写成 https://desk.office.invalid 的样子。/ Write it like https://desk.office.invalid.");
}
