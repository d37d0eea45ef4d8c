using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace OfficeDesk.Web.Documents;

/// <summary>What the paper of a document looks like.</summary>
public enum Sheet
{
    /// <summary>文书: title, number, body of 16 points, for citizens.</summary>
    Plain,

    /// <summary>密排: the same with 12 points, for long lists on one page.</summary>
    Dense,

    /// <summary>红头: the letterhead in red, by GB/T 9704-2012.</summary>
    RedHead,

    /// <summary>表格: forms and sheets.</summary>
    Form,

    /// <summary>半页: a slip on half a page.</summary>
    Half,

    /// <summary>门牌: landscape and big, to hang on a door.</summary>
    Door,
}

/// <summary>A document as it was issued: the paper and what stands on it, in order. Both renderers draw this and nothing else.</summary>
public sealed record NoticeDoc(Sheet Sheet, IReadOnlyList<Block> Blocks)
{
    /// <summary>Stands for the citizen's status code, which is kept nowhere and put in when the document is drawn.</summary>
    public const char CodeMark = '\uE0C0';

    /// <summary>Stands for the number of a document that is made ready before it gets one.</summary>
    public const char NumberMark = '\uE0C1';

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter() } };

    /// <summary>What is shown of a paper that is not open to the asker yet: nothing.</summary>
    public static NoticeDoc Closed { get; } = new(default, []);

    /// <summary>The title; empty when there is none.</summary>
    [JsonIgnore]
    public string Title => Blocks.OfType<Title>().FirstOrDefault()?.Text ?? "";

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>What was made ready, written as JSON, with the number in the place of its mark. JSON writes the mark in its own way.</summary>
    public static string Numbered(string json, string number) => json.Replace(Written(NumberMark.ToString()), Written(number), StringComparison.Ordinal);

    private static string Written(string text) => JsonEncodedText.Encode(text, Options.Encoder).ToString();

    public static NoticeDoc FromJson(string json) => JsonSerializer.Deserialize<NoticeDoc>(json, Options)!;
}

/// <summary>One piece of a document. A text may hold line feeds; everything in it is text, never markup.</summary>
[JsonDerivedType(typeof(Letterhead), "head")]
[JsonDerivedType(typeof(Title), "title")]
[JsonDerivedType(typeof(Subtitle), "subtitle")]
[JsonDerivedType(typeof(Numbered), "number")]
[JsonDerivedType(typeof(To), "to")]
[JsonDerivedType(typeof(Paragraph), "p")]
[JsonDerivedType(typeof(Heading), "h")]
[JsonDerivedType(typeof(Item), "item")]
[JsonDerivedType(typeof(Sides), "sides")]
[JsonDerivedType(typeof(Grid), "grid")]
[JsonDerivedType(typeof(Pairs), "pairs")]
[JsonDerivedType(typeof(Boxes), "boxes")]
[JsonDerivedType(typeof(Attachment), "att")]
[JsonDerivedType(typeof(Signature), "sign")]
[JsonDerivedType(typeof(Dated), "date")]
[JsonDerivedType(typeof(Remark), "remark")]
[JsonDerivedType(typeof(Fine), "fine")]
[JsonDerivedType(typeof(CopyTo), "cc")]
[JsonDerivedType(typeof(PrintedBy), "printed")]
[JsonDerivedType(typeof(QrPlace), "qr")]
[JsonDerivedType(typeof(Big), "big")]
[JsonDerivedType(typeof(EmptyLine), "empty")]
[JsonDerivedType(typeof(NewPage), "page")]
[JsonDerivedType(typeof(Slip), "slip")]
public abstract record Block;

/// <summary>The office above the title; in red and large on a red head.</summary>
public sealed record Letterhead(string Text) : Block;

public sealed record Title(string Text) : Block
{
    /// <summary>A long title of a red head begins its second line with 关于, so that no word is split (GB/T 9704-2012).</summary>
    [JsonIgnore]
    public string Lines => Text.Length > 20 && Text.IndexOf("关于", StringComparison.Ordinal) is > 0 and var at ? $"{Text[..at]}\n{Text[at..]}" : Text;
}

public sealed record Subtitle(string Text) : Block;

public sealed record Numbered(string Text) : Block;

/// <summary>Whom it is addressed to, flush left with a colon.</summary>
public sealed record To(string Text) : Block;

public sealed record Paragraph(string Text) : Block;

/// <param name="Level">1: 一、 in Hei; 2: （一） in Kai.</param>
public sealed record Heading(int Level, string Text) : Block;

/// <param name="No">Its number in the list, from 1.</param>
public sealed record Item(int No, string Text) : Block;

/// <summary>One text at the left edge, one at the right.</summary>
public sealed record Sides(string Left, string Right) : Block;

/// <summary>A table with a head that comes again on every page.</summary>
/// <param name="Widths">The share of each column.</param>
public sealed record Grid(IReadOnlyList<string> Head, IReadOnlyList<int> Widths, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;

/// <summary>A row of a form: name and value, name and value.</summary>
public sealed record Pairs(IReadOnlyList<string> Cells) : Block;

/// <summary>Boxes side by side in which people write and sign.</summary>
public sealed record Boxes(IReadOnlyList<SignBox> Each) : Block;

/// <param name="Name">Whose box it is.</param>
/// <param name="Text">What they said, if it is known.</param>
public sealed record SignBox(string Name, string Text);

public sealed record Attachment(string Text) : Block;

/// <summary>Who signs; the seal goes over it and is never drawn.</summary>
public sealed record Signature(string Text) : Block;

public sealed record Dated(string Text) : Block;

/// <summary>（附注）under the date.</summary>
public sealed record Remark(string Text) : Block;

/// <summary>Small print.</summary>
public sealed record Fine(string Text) : Block;

public sealed record CopyTo(string Text) : Block;

public sealed record PrintedBy(string Left, string Right) : Block;

/// <summary>Where the QR code of the citizen's status page goes, with a word under it.</summary>
public sealed record QrPlace(string Text) : Block;

/// <param name="Points">The size of the letters.</param>
public sealed record Big(int Points, string Text) : Block;

public sealed record EmptyLine : Block;

public sealed record NewPage : Block;

/// <summary>The part below the dashed line which the office keeps.</summary>
public sealed record Slip(string Text, IReadOnlyList<Block> Blocks) : Block;
