using System.Security.Cryptography;
using System.Text;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Mail;

/// <summary>
/// Keeps the mail account's password unreadable in the table of settings, and so in every copy of the database: AES-256-GCM
/// under a key derived from the office's own key file.
/// </summary>
public sealed class SealedText(AuditKey office)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, office.Bytes, 32, info: "OfficeDesk mail password"u8.ToArray());

    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize));
        return Convert.ToBase64String(box);
    }

    /// <summary>The text; empty when it was sealed with another office's key (a database moved without its data folder).</summary>
    public string Open(string box)
    {
        var bytes = new byte[box.Length];
        if (!Convert.TryFromBase64String(box, bytes, out var length) || length < NonceSize + TagSize) return "";
        var plain = new byte[length - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(_key, TagSize);
            aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize + TagSize, plain.Length), bytes.AsSpan(NonceSize, TagSize), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return "";
        }
    }
}
