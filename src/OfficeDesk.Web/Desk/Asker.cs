using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OfficeDesk.Web.Desk;

/// <summary>Who is asking: an account with its person, what it may be, and whom it stands in for today.</summary>
/// <param name="AccountId">0 for somebody who has not signed in and for the clock.</param>
/// <param name="PersonId">The member of the office behind the account.</param>
/// <param name="SectionId">The section the person belongs to.</param>
/// <param name="Roles">The account's roles, those held as a deputy included.</param>
/// <param name="Led">The sections whose chief this person is today.</param>
/// <param name="InCharge">The sections whose division leader this person is today.</param>
/// <param name="StandsInFor">The seats held as a deputy today (GN-2).</param>
public sealed record Asker(
    long AccountId,
    long PersonId,
    string Name,
    long SectionId,
    Roles Roles,
    IReadOnlyList<long> Led,
    IReadOnlyList<long> InCharge,
    IReadOnlyList<StandIn> StandsInFor)
{
    /// <summary>Somebody who has not signed in.</summary>
    public static readonly Asker Nobody = new(0, 0, "", 0, Roles.None, [], [], []);

    /// <summary>The office's own clock.</summary>
    public static readonly Asker Clock = new(0, 0, "系统", 0, Roles.Clock, [], [], []);

    /// <summary>The only messages this asker may send; null = no limit (a person), else a program's token.</summary>
    public IReadOnlySet<string>? Scopes { get; init; }

    /// <summary>How the message came: web, api, clock.</summary>
    public string Via { get; init; } = "web";

    /// <summary>The network address it came from.</summary>
    public string Address { get; init; } = "";

    /// <summary>What tries and complaints are counted by: the address, of IPv6 the network /64 that one household or machine has to itself (E5).</summary>
    public string Network => IPAddress.TryParse(Address, out var ip) ? NetworkOf(ip) : Address;

    /// <summary>Whether texts are wanted in English.</summary>
    public bool English { get; init; }

    /// <summary>Everything about the asker that an answer can depend on, as one text: who they are, in which seats, in which language, as a person or a program.</summary>
    internal string Seat => string.Create(CultureInfo.InvariantCulture,
        $"|{AccountId}|{PersonId}|{SectionId}|{(long)Roles}|{English}|{Name}|{string.Join(',', Led)}|{string.Join(',', InCharge)}|{string.Join(',', StandsInFor)}|{(Scopes is null ? "" : string.Join(',', Scopes.Order(StringComparer.Ordinal)))}|");

    /// <summary>Whether the password has to be changed before anything else.</summary>
    public bool MustChangePassword { get; init; }

    public bool SignedIn => AccountId != 0;

    private static string NetworkOf(IPAddress ip)
    {
        const int NetworkBytes = 8;
        if (ip.IsIPv4MappedToIPv6) return ip.MapToIPv4().ToString();
        if (ip.AddressFamily is not AddressFamily.InterNetworkV6) return ip.ToString();
        var bytes = ip.GetAddressBytes();
        Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return new IPAddress(bytes) + "/64";
    }

    public bool Is(Roles role) => (Roles & role) != 0;

    /// <summary>Whom this person acts for in the seat of a role (GN-2); null when in the own right.</summary>
    /// <param name="role">The seat that is needed for the act.</param>
    /// <param name="sectionId">The section whose seat it is; 0 for the director and the discipline office.</param>
    public long? ActsFor(Roles role, long sectionId = 0) =>
        StandsInFor.FirstOrDefault(s => s.Role == role && (s.SectionId == 0 || s.SectionId == sectionId))?.PrincipalId;
}

/// <summary>A seat held for somebody else today (GN-2).</summary>
public sealed record StandIn(Roles Role, long SectionId, long PrincipalId, string PrincipalName);

/// <summary>The visit in progress: who is asking and with which idempotency key. One a request, one a job.</summary>
public sealed class Visit
{
    public Asker Who { get; set; } = Asker.Nobody;

    /// <summary>Given by the form or the caller so that sending twice has one effect; at most 80 characters.</summary>
    public string? OnceKey { get; set; }

    /// <summary>The hash of the session in use; empty without one.</summary>
    public string SessionHash { get; set; } = "";
}
