using System.Text;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>A text file that somebody brings: what a spreadsheet in China saves is often GBK, and some save two bytes a character.</summary>
public static class UploadedText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether it is a workbook of Excel or WPS, new or old, and no text at all.</summary>
    public static async Task<bool> IsWorkbook(IFormFile file, CancellationToken ct = default)
    {
        var head = new byte[4];
        await using var stream = file.OpenReadStream();
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return head[..read] is [0x50, 0x4B, 0x03, 0x04] or [0xD0, 0xCF, 0x11, 0xE0];
    }

    /// <summary>Its text; UTF-8 is tried before GBK, and a mark in front is believed.</summary>
    public static async Task<string> Read(IFormFile file, CancellationToken ct = default)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, ct);
        return Decode(memory.ToArray());
    }

    /// <summary>The text of these bytes.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }
}
