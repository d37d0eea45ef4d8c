using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OfficeDesk.Web.Desk.Backups;

/// <summary>
/// A file under a passphrase: AES-256-GCM over pieces of 64 KB, each bound to its place, the last one marked as the last, so that
/// nothing can be changed, swapped or cut off unseen. The key is made from the passphrase by PBKDF2-SHA512 with a salt of the file's own.
/// </summary>
public static class SealedFile
{
    public const int Piece = 64 * 1024;
    public const int Tag = 16;
    public const int HeadSize = 8 + 4 + 16;
    private const int Rounds = 300_000;

    /// <summary>A file that asks for more is not one of ours: it would only keep the machine busy.</summary>
    private const int MostRounds = 5_000_000;

    private static ReadOnlySpan<byte> Mark => "ODSEAL01"u8;

    public static byte[] NewHead()
    {
        var head = new byte[HeadSize];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), Rounds);
        RandomNumberGenerator.Fill(head.AsSpan(12));
        return head;
    }

    /// <summary>Whether a stream begins as a sealed file does; it stands at its beginning again.</summary>
    public static bool Is(Stream file)
    {
        var head = new byte[8];
        var read = file.ReadAtLeast(head, 8, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 8 && Mark.SequenceEqual(head);
    }

    /// <exception cref="InvalidDataException">The head is none of ours.</exception>
    public static AesGcm KeyOf(byte[] head, string passphrase)
    {
        var rounds = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(8));
        if (!head.AsSpan(0, 8).SequenceEqual(Mark) || rounds is < 1000 or > MostRounds) throw new InvalidDataException("the head of the sealed file");
        return new AesGcm(Rfc2898DeriveBytes.Pbkdf2(passphrase, head.AsSpan(12), rounds, HashAlgorithmName.SHA512, 32), Tag);
    }

    /// <summary>Each file has a key of its own, so counting is enough.</summary>
    public static byte[] NonceOf(long piece)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), piece);
        return nonce;
    }

    /// <summary>What a piece is bound to besides its place: the head, and whether it is the last.</summary>
    public static byte[] BoundTo(byte[] head, bool last) => [.. head, (byte)(last ? 1 : 0)];
}
