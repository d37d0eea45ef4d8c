using System.IO.Compression;
using System.Text;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>A zip that is made in memory, with names that no system takes for a path.</summary>
internal sealed class Packet : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly ZipArchive _zip;

    public Packet() => _zip = new ZipArchive(_stream, ZipArchiveMode.Create, leaveOpen: true);

    public async Task Add(string name, byte[] content)
    {
        await using var entry = _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        await entry.WriteAsync(content);
    }

    /// <summary>A text that every editor opens, Notepad too.</summary>
    public Task Add(string name, string text) => Add(name, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>Closes the zip and gives its bytes.</summary>
    public byte[] Close()
    {
        _zip.Dispose();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _zip.Dispose();
        _stream.Dispose();
    }

    public static string Plain(string name) => string.Concat(name.Select(c => char.IsControl(c) || "/\\:*?\"<>|".Contains(c, StringComparison.Ordinal) ? '_' : c));
}
