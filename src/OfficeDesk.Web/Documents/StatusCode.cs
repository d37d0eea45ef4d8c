using System.Security.Cryptography;
using System.Text;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Documents;

/// <summary>
/// The eight characters with which a citizen looks up their own matter (PB-1). A code is worked out from the number with the
/// office's key and kept nowhere, not even as a hash: who reads the database finds none.
/// </summary>
public sealed class StatusCode(AuditKey key, OfficeAddress address)
{
    /// <summary>Without I, L, O and U: nothing to mix up.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly byte[] _key = HMACSHA256.HashData(key.Bytes, "status code"u8);

    /// <summary>The code of a number.</summary>
    public string Of(string number)
    {
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(number.Trim()));
        return string.Create(8, hash, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Letters[from[i] & 31];
        });
    }

    /// <summary>Whether a code belongs to a number, in the same time whatever is wrong with it; whether there is such a number is not asked (PB-4).</summary>
    public bool Fits(string number, string code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(number)), Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()));

    /// <summary>What the QR code says: the citizen's status page. The code stands behind the #, which no browser sends: it is in no log and no referrer (D6).</summary>
    public string Link(string number) => $"{address.Url}/q/{Uri.EscapeDataString(number)}#{Of(number)}";
}
