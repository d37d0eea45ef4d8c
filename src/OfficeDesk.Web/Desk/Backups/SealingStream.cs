using System.Security.Cryptography;

namespace OfficeDesk.Web.Desk.Backups;

/// <summary>Seals what is written into it; nothing stands in the clear on the way. Closing it seals the last piece and leaves the file behind it open.</summary>
public sealed class SealingStream : Stream
{
    private readonly Stream _file;
    private readonly byte[] _head = SealedFile.NewHead();
    private readonly AesGcm _key;
    private readonly byte[] _plain = new byte[SealedFile.Piece];
    private readonly byte[] _sealed = new byte[SealedFile.Piece + SealedFile.Tag];
    private int _filled;
    private long _pieces;
    private bool _ended;

    public SealingStream(Stream file, string passphrase)
    {
        _file = file;
        _key = SealedFile.KeyOf(_head, passphrase);
        _file.Write(_head);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            // a full piece waits until it is known not to be the last
            if (_filled == SealedFile.Piece) SealPiece(last: false);
            var n = Math.Min(buffer.Length, SealedFile.Piece - _filled);
            buffer[..n].CopyTo(_plain.AsSpan(_filled));
            _filled += n;
            buffer = buffer[n..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Flush()
    {
        // pieces are whole: what does not fill one waits for the next write or for the end
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended)
        {
            _ended = true;
            SealPiece(last: true);
            _key.Dispose();
            CryptographicOperations.ZeroMemory(_plain);
        }
        base.Dispose(disposing);
    }

    private void SealPiece(bool last)
    {
        _key.Encrypt(SealedFile.NonceOf(_pieces++), _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, SealedFile.Tag), SealedFile.BoundTo(_head, last));
        _file.Write(_sealed, 0, _filled + SealedFile.Tag);
        _filled = 0;
    }
}
