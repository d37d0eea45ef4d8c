using System.Text;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>A text file that somebody brings: what a spreadsheet in China saves is often GBK, and some save two bytes a character.</summary>
public static class UploadedText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What is to be imported: the text of the file when one was chosen that holds something, else what was typed; or why there is none.</summary>
    /// <param name="field">The field of the form that is typed into.</param>
    /// <param name="largest">Of the file, in bytes.</param>
    /// <param name="tooLarge">What is said of a larger one.</param>
    public static async Task<Outcome<string>> Of(IFormFile? file, string? typed, string field, long largest, Func<int, Refusal> tooLarge, CancellationToken ct)
    {
        if (file is { Length: > 0 } && await IsWorkbook(file, ct)) return DeskRefusals.Workbook(field);
        if (file is { Length: var length } && length > largest) return tooLarge((int)Math.Min(length, int.MaxValue));
        var text = file is { Length: > 0 } ? await Read(file, ct) : "";
        if (string.IsNullOrWhiteSpace(text)) text = typed ?? "";
        return string.IsNullOrWhiteSpace(text) ? DeskRefusals.Missing(field, "要导入的内容，或选择一个文件", "what to import, or choose a file") : text;
    }

    /// <summary>Whether it is a workbook of Excel or WPS, new or old, and no text at all.</summary>
    public static async Task<bool> IsWorkbook(IFormFile file, CancellationToken ct)
    {
        var head = new byte[4];
        await using var stream = file.OpenReadStream();
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        return head[..read] is [0x50, 0x4B, 0x03, 0x04] or [0xD0, 0xCF, 0x11, 0xE0];
    }

    /// <summary>Its text; UTF-8 is tried before GBK, and a mark in front is believed.</summary>
    private static async Task<string> Read(IFormFile file, CancellationToken ct)
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
