using System.Security.Cryptography;

namespace OfficeDesk.Web.Desk.Backups;

/// <summary>Reads a sealed file at any place, a piece at a time; a piece that was touched ends the reading.</summary>
public sealed class UnsealingStream : Stream
{
    private const int Whole = SealedFile.Piece + SealedFile.Tag;

    private readonly Stream _file;
    private readonly byte[] _head = new byte[SealedFile.HeadSize];
    private readonly AesGcm _key;
    private readonly byte[] _sealed = new byte[Whole];
    private readonly byte[] _plain = new byte[SealedFile.Piece];
    private readonly long _pieces;
    private long _there = -1;
    private long _position;

    /// <exception cref="InvalidDataException">It is cut off.</exception>
    /// <exception cref="AuthenticationTagMismatchException">The passphrase is another one, or the file was touched.</exception>
    public UnsealingStream(Stream file, string passphrase)
    {
        _file = file;
        _file.ReadExactly(_head);
        _key = SealedFile.KeyOf(_head, passphrase);
        var body = file.Length - SealedFile.HeadSize;
        _pieces = (body + Whole - 1) / Whole;
        if (_pieces == 0 || body - (_pieces - 1) * Whole < SealedFile.Tag) throw new InvalidDataException("the end of the sealed file");
        Length = body - _pieces * SealedFile.Tag;
        Open(_pieces - 1);
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length { get; }

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new IOException("before the beginning");
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= Length || buffer.Length == 0) return 0;
        var piece = _position / SealedFile.Piece;
        if (piece != _there) Open(piece);
        var at = (int)(_position % SealedFile.Piece);
        var n = (int)Math.Min(Math.Min(buffer.Length, SealedFile.Piece - at), Length - _position);
        _plain.AsSpan(at, n).CopyTo(buffer);
        _position += n;
        return n;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => Length };

    public override void Flush()
    {
        // nothing is written
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _key.Dispose();
            _file.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }
        base.Dispose(disposing);
    }

    private void Open(long piece)
    {
        var last = piece == _pieces - 1;
        var size = (int)(last ? _file.Length - SealedFile.HeadSize - piece * Whole : Whole);
        _file.Position = SealedFile.HeadSize + piece * Whole;
        _file.ReadExactly(_sealed, 0, size);
        _there = -1;
        _key.Decrypt(SealedFile.NonceOf(piece), _sealed.AsSpan(0, size - SealedFile.Tag), _sealed.AsSpan(size - SealedFile.Tag, SealedFile.Tag), _plain.AsSpan(0, size - SealedFile.Tag), SealedFile.BoundTo(_head, last));
        _there = piece;
    }
}
