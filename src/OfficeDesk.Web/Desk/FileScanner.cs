using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>A message that brings a file. It is shown to the scanner before its turn, so that nobody waits for that but whoever sent it.</summary>
public interface IBringsFile
{
    byte[] Content { get; }
}

/// <summary>
/// The port to a virus scanner that speaks the protocol of clamd (INSTREAM over TCP); everything about it is in this file. Off without
/// an address. Where there is one, a file is taken only after the scanner has called it clean: one that cannot be asked lets nothing in.
/// </summary>
/// <param name="address">host:port, from Office:Scanner; empty = off.</param>
public sealed class FileScanner(string address, ILogger<FileScanner> log)
{
    private const int Chunk = 64 * 1024;

    /// <summary>How long the scanner may take for one file.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether there is a scanner.</summary>
    public bool On => address.Length > 0;

    /// <summary>Why a file is not taken; null when it may be.</summary>
    /// <remarks>E7. Nothing of the file's name or content gets into the log, only what the scanner calls it.</remarks>
    public async Task<Refusal?> Look(byte[] content, CancellationToken ct)
    {
        // what is empty or too large is refused by its own rule
        if (!On || content.Length is 0 or > AttachmentRules.MostBytes) return null;
        var said = await Ask(content, ct);
        if (said == "stream: OK") return null;
        if (said is not null && AttachmentRules.SignatureOf(said) is { } signature)
        {
            log.LogWarning("E7: a file of {Bytes} bytes was refused; the scanner calls it {Signature}", content.Length, signature);
            return AttachmentRules.FoundBad(signature);
        }
        log.LogError("E7: the scanner at {Address} did not answer for a file of {Bytes} bytes; nothing is taken until it does", address, content.Length);
        return AttachmentRules.NotScanned;
    }

    /// <summary>Whether the scanner is there; true when there is none to ask.</summary>
    public async Task<bool> Answers(CancellationToken ct) => !On || await Ask(null, ct) == "PONG";

    /// <returns>The scanner's answer; null when it cannot be reached in time.</returns>
    private async Task<string?> Ask(byte[]? content, CancellationToken ct)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            var (host, port) = Parts();
            await client.ConnectAsync(host, port, soon.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(content is null ? "zPING\0"u8.ToArray() : "zINSTREAM\0"u8.ToArray(), soon.Token);
            for (var at = 0; content is not null && at < content.Length; at += Chunk) await Send(stream, content.AsMemory(at, Math.Min(Chunk, content.Length - at)), soon.Token);
            if (content is not null) await Send(stream, ReadOnlyMemory<byte>.Empty, soon.Token);
            return await Answer(stream, soon.Token);
        }
        catch (Exception e) when ((e is SocketException or IOException or OperationCanceledException or FormatException) && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task Send(NetworkStream stream, ReadOnlyMemory<byte> part, CancellationToken ct)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        await stream.WriteAsync(length, ct);
        if (part.Length > 0) await stream.WriteAsync(part, ct);
    }

    /// <summary>One short line, ended by a zero.</summary>
    private static async Task<string> Answer(NetworkStream stream, CancellationToken ct)
    {
        var (buffer, read) = (new byte[512], 0);
        while (read < buffer.Length && await stream.ReadAsync(buffer.AsMemory(read), ct) is var more and > 0)
        {
            read += more;
            if (buffer.AsSpan(0, read).Contains((byte)0)) break;
        }
        return Encoding.ASCII.GetString(buffer, 0, read).TrimEnd('\0', '\n');
    }

    private (string Host, int Port) Parts()
    {
        var colon = address.LastIndexOf(':');
        return colon > 0 && int.TryParse(address.AsSpan(colon + 1), out var port) && port is > 0 and < 65536 ? (address[..colon], port) : throw new FormatException($"Office:Scanner={address}: host:port");
    }
}
