namespace OfficeDesk.Web.Features.Shared;

/// <summary>What a browser calls itself, in two words people know.</summary>
public static class AgentWords
{
    // order matters: Edge and others also call themselves Chrome and Safari
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("QQBrowser", "QQ"), ("360", "360"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Machines =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS", "macOS"), ("Linux", "Linux")];

    /// <summary>Such as "Edge · Windows"; what it said, shortened, when it is none of the known; empty when it said nothing.</summary>
    public static string Of(string agent)
    {
        var words = new[] { Named(Browsers, agent), Named(Machines, agent) }.Where(w => w.Length > 0).ToList();
        return words.Count > 0 ? string.Join(" · ", words) : agent.Length > 40 ? agent[..40] + "…" : agent;
    }

    private static string Named((string Mark, string Name)[] known, string agent) =>
        known.Where(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault("");
}
