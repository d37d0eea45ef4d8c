using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>A ballot as its rater left it.</summary>
/// <param name="HalfPoints">Twice the points of each dimension; null where nothing was given yet (a draft).</param>
/// <param name="Version">How often it was saved.</param>
public sealed record Ballot(IReadOnlyList<int?> HalfPoints, bool HandedIn, int Version)
{
    public static readonly Ballot Empty = new([], false, 0);
}

/// <summary>
/// The office's ballot box (AP-4). Where a ballot lies follows from rater and person by a keyed hash, and what stands on it is
/// sealed with AES-256-GCM under keys made from the office's key file: whoever reads the database, a copy of it or its log sees
/// neither whose a ballot is nor what it says. All boxes have one size and carry no time. Only somebody who has both the
/// database and the key file could undo it; keep them apart.
/// </summary>
public sealed class BallotBox(AuditKey office) : IDisposable
{
    private const int MostDimensions = 6;
    private const int PlainSize = 4 + 2 * MostDimensions;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int RemarkBytes = 1240;
    private const int SmallBox = 128;

    /// <summary>A slip is a hash in hexadecimal digits.</summary>
    internal const int SlipSize = 64;

    private readonly byte[] _slips = HKDF.DeriveKey(HashAlgorithmName.SHA256, office.Bytes, 32, info: "OfficeDesk appraisal slips"u8.ToArray());
    private readonly byte[] _codes = HKDF.DeriveKey(HashAlgorithmName.SHA256, office.Bytes, 32, info: "OfficeDesk appraisal codes"u8.ToArray());
    private readonly ThreadLocal<AesGcm> _aes = new(() => new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, office.Bytes, 32, info: "OfficeDesk appraisal ballots"u8.ToArray()), TagSize), trackAllValues: true);

    /// <summary>Where the points of a voter lie; computed from who votes on whom, found by nobody without the key.</summary>
    public string PointsSlip(long subjectId, string voter) => Slip("points", subjectId, voter);

    /// <summary>Where the words of a voter lie.</summary>
    public string RemarkSlip(long subjectId, string voter) => Slip("remark", subjectId, voter);

    /// <summary>The hash under which a one-time code is kept.</summary>
    public string CodeHash(string code) => Convert.ToHexStringLower(HMACSHA256.HashData(_codes, Encoding.UTF8.GetBytes(code)));

    /// <summary>A ballot in a box of always the same size.</summary>
    public string Seal(string slip, Ballot ballot)
    {
        var plain = new byte[PlainSize];
        plain[0] = (byte)(ballot.HandedIn ? 1 : 0);
        plain[1] = (byte)ballot.HalfPoints.Count;
        BinaryPrimitives.WriteUInt16BigEndian(plain.AsSpan(2), (ushort)Math.Min(ballot.Version, ushort.MaxValue));
        for (var i = 0; i < ballot.HalfPoints.Count; i++) BinaryPrimitives.WriteUInt16BigEndian(plain.AsSpan(4 + 2 * i), (ushort)(ballot.HalfPoints[i] ?? ushort.MaxValue));
        return Close(slip, plain);
    }

    /// <summary>The ballot in a box; throws when the box was changed or belongs to another slip.</summary>
    public Ballot Open(ReadOnlySpan<char> slip, ReadOnlySpan<char> sealed64)
    {
        var plain = Unseal(slip, sealed64);
        var points = new int?[plain[1]];
        for (var i = 0; i < points.Length; i++)
            if (BinaryPrimitives.ReadUInt16BigEndian(plain.AsSpan(4 + 2 * i)) is var half && half != ushort.MaxValue) points[i] = half;
        return new Ballot(points, plain[0] == 1, BinaryPrimitives.ReadUInt16BigEndian(plain.AsSpan(2)));
    }

    /// <summary>A remark in a box of always the same size.</summary>
    internal string SealRemark(string slip, string text)
    {
        var plain = new byte[RemarkBytes];
        var length = Encoding.UTF8.GetBytes(text, plain.AsSpan(2));
        BinaryPrimitives.WriteUInt16BigEndian(plain, (ushort)length);
        return Close(slip, plain);
    }

    internal string OpenRemark(string slip, string sealed64)
    {
        var plain = Unseal(slip, sealed64);
        return Encoding.UTF8.GetString(plain.AsSpan(2, BinaryPrimitives.ReadUInt16BigEndian(plain)));
    }

    public void Dispose()
    {
        foreach (var aes in _aes.Values) aes.Dispose();
        _aes.Dispose();
    }

    private string Slip(string what, long subjectId, string voter) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_slips, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what}|{subjectId}|{voter}"))));

    private string Close(string slip, byte[] plain)
    {
        var box = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        // the slip is sealed in: a box moved to another slip does not open
        _aes.Value!.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), Encoding.ASCII.GetBytes(slip));
        return Convert.ToBase64String(box);
    }

    private byte[] Unseal(ReadOnlySpan<char> slip, ReadOnlySpan<char> sealed64)
    {
        // a round has hundreds of thousands of them: what is only looked at stays on the stack
        Span<byte> box = sealed64.Length <= SmallBox ? stackalloc byte[SmallBox] : new byte[sealed64.Length];
        if (!Convert.TryFromBase64Chars(sealed64, box, out var size) || size < NonceSize + TagSize) throw new FormatException("This is no sealed box.");
        Span<byte> name = stackalloc byte[SlipSize];
        var named = Encoding.ASCII.GetBytes(slip, name);
        var plain = new byte[size - NonceSize - TagSize];
        _aes.Value!.Decrypt(box[..NonceSize], box[(NonceSize + TagSize)..size], box[NonceSize..(NonceSize + TagSize)], plain, name[..named]);
        return plain;
    }
}
