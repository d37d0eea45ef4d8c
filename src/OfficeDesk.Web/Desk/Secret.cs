using System.Security.Cryptography;
using System.Text;

namespace OfficeDesk.Web.Desk;

/// <summary>Sessions, tokens and keys: 256 random bits, kept by the office as a hash only.</summary>
public static class Secret
{
    private const int Length = 43;

    /// <summary>A new secret: 43 characters of base64url.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The hash under which a secret is kept (64 hex digits); null when the text cannot be a secret.</summary>
    public static string? HashOf(string? secret) =>
        secret is { Length: Length } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret))) : null;
}
