using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>What stands in the counter's form, as it was typed: it comes back unchanged after a refusal, a restart or from a draft.</summary>
public sealed record CounterForm
{
    /// <summary>The draft's name.</summary>
    public const string Name = "counter";

    /// <summary>Every field of the form; what is not named here is not kept.</summary>
    private static readonly string[] _fields =
    [
        nameof(Channel), nameof(ReceivedAt), nameof(Phone), nameof(CitizenName), nameof(Organisation), nameof(NoneLeft), nameof(MatterTypeId), "q", nameof(AwayFromHome), nameof(Ask), nameof(Route),
        nameof(ResponsibleId), nameof(ChosenWhy), nameof(BroughtOver), nameof(Note), nameof(Unit), nameof(Reached), nameof(Details), nameof(Guidance), nameof(Answer), nameof(ApartWhy), nameof(AddTo),
    ];

    private readonly IReadOnlyDictionary<string, string> _typed;

    private CounterForm(IReadOnlyDictionary<string, string> typed) => _typed = typed;

    public string Channel => Get(nameof(Channel));
    public string ReceivedAt => Get(nameof(ReceivedAt));
    public string Phone => Get(nameof(Phone));
    public string CitizenName => Get(nameof(CitizenName));
    public string Organisation => Get(nameof(Organisation));
    public bool NoneLeft => Get(nameof(NoneLeft)).Length > 0;
    public string MatterTypeId => Get(nameof(MatterTypeId));
    public string MatterText => Get("q");
    public bool AwayFromHome => Get(nameof(AwayFromHome)).Length > 0;
    public string Ask => Get(nameof(Ask));
    public string Route => Get(nameof(Route));
    public string ResponsibleId => Get(nameof(ResponsibleId));
    public string ChosenWhy => Get(nameof(ChosenWhy));
    public bool BroughtOver => Get(nameof(BroughtOver)).Length > 0;
    public string Note => Get(nameof(Note));
    public string Unit => Get(nameof(Unit));
    public string Reached => Get(nameof(Reached));
    public string Details => Get(nameof(Details));
    public string Guidance => Get(nameof(Guidance));
    public string Answer => Get(nameof(Answer));
    public string ApartWhy => Get(nameof(ApartWhy));


    /// <summary>The open enquiry into which this visit is to be written instead of a new one; empty = a new one.</summary>
    public string AddTo => Get(nameof(AddTo));

    /// <summary>Whether somebody began to write; a channel and a route stand in every form.</summary>
    public bool Begun => _typed.Any(f => f.Value.Length > 0 && f.Key is not (nameof(Channel) or nameof(Route)));

    /// <summary>The matter picked from the list; null when none was.</summary>
    public long? Matter => long.TryParse(MatterTypeId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Takes the fields out of a form or a draft.</summary>
    public static CounterForm Of(Func<string, string?> field) =>
        new(_fields.ToDictionary(f => f, f => field(f) ?? "", StringComparer.Ordinal));

    /// <summary>An empty form of this channel.</summary>
    public static CounterForm Empty(Channel channel) => Of(f => f == nameof(Channel) ? channel.ToString() : f == nameof(Route) ? nameof(EnquiryRoute.Own) : "");

    public CounterForm WithMatter(long id, string name) => Of(f => f == nameof(MatterTypeId) ? id.ToString(CultureInfo.InvariantCulture) : f == "q" ? name : Get(f));

    /// <summary>The fields for a draft, with the form's own key.</summary>
    public Dictionary<string, string> ToDraft(string? onceKey) =>
        new(_typed.Where(f => f.Value.Length > 0), StringComparer.Ordinal) { ["OnceKey"] = onceKey ?? "" };

    /// <summary>When it came: empty = now; null when it cannot be read.</summary>
    public bool TryReceivedAt(out DateTimeOffset? at)
    {
        at = null;
        if (ReceivedAt.Length == 0) return true;
        if (!DateTime.TryParseExact(ReceivedAt, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)) return false;
        if (wall.Year is < 2000 or > 2099) return false;
        at = OfficeClock.Instant(wall);
        return true;
    }

    /// <summary>The order to the desk. What belongs to another route than the chosen one is left out.</summary>
    /// <param name="hasPost">Whether a post of the bureau does the matter: then another unit gets a transfer, else the citizen is led there.</param>
    public LogEnquiry ToMessage(DateTimeOffset? receivedAt, bool hasPost)
    {
        var route = Parse<EnquiryRoute>(Route);
        var passed = route is EnquiryRoute.SameSection || (route is EnquiryRoute.OtherUnit && hasPost);
        var led = route is EnquiryRoute.OtherUnit && !hasPost;
        string If(bool wanted, string text) => wanted ? text : "";
        return new LogEnquiry(Parse<Channel>(Channel), receivedAt, CitizenName, Organisation, Phone, NoneLeft, Matter ?? 0, Ask, route, AwayFromHome,
            passed && long.TryParse(ResponsibleId, out var chosen) ? chosen : null, If(passed || route is EnquiryRoute.Own, ChosenWhy), passed && BroughtOver, If(passed, Note),
            If(led, Unit), If(led, Reached), If(led, Details), If(route is EnquiryRoute.Outside, Guidance), If(route is EnquiryRoute.Own, Answer), ApartWhy);
    }

    public static T Parse<T>(string text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) ? value : (T)Enum.ToObject(typeof(T), -1);

    private string Get(string field) => _typed.GetValueOrDefault(field, "");
}
