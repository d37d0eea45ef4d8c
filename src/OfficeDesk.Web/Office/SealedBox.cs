using System.Security.Cryptography;
using System.Text;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>
/// Keeps what was told in confidence unreadable in the tables, and so in every copy of the database: AES-256-GCM under a key
/// derived from the office's own key file. A text is bound to its record: moved to another one it does not open.
/// </summary>
public sealed class SealedBox(AuditKey office)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, office.Bytes, 32, info: "OfficeDesk complaints"u8.ToArray());
    private readonly byte[] _hash = HKDF.DeriveKey(HashAlgorithmName.SHA256, office.Bytes, 32, info: "OfficeDesk complaint addresses"u8.ToArray());

    /// <param name="record">The record it belongs to, such as "complaint:12".</param>
    public string Seal(string text, string record) => Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(text), record));

    /// <summary>The same for a file.</summary>
    public byte[] Seal(byte[] plain, string record)
    {
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(_key, TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(record));
        return box;
    }

    /// <summary>The text; empty when it was never sealed, belongs to another record, or was sealed with another office's key.</summary>
    public string Open(string? box, string record)
    {
        if (string.IsNullOrEmpty(box)) return "";
        var bytes = new byte[box.Length];
        return Convert.TryFromBase64String(box, bytes, out var length) && Open(bytes[..length], record) is { } plain ? Encoding.UTF8.GetString(plain) : "";
    }

    /// <summary>The file; null when it does not open.</summary>
    public byte[]? Open(byte[] box, string record)
    {
        if (box.Length < NonceSize + TagSize) return null;
        var plain = new byte[box.Length - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(_key, TagSize);
            aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(record));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>A keyed hash (64 hex digits) of what must be counted but not known.</summary>
    public string HashOf(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_hash, Encoding.UTF8.GetBytes(text)));
}
