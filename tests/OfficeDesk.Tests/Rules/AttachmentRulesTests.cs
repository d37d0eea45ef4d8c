using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Files;

namespace OfficeDesk.Tests.Rules;

/// <summary>E7: a file is what its content is.</summary>
public class AttachmentRulesTests
{
    private static IEnumerable<TestCaseData> Refused()
    {
        static TestCaseData Case(string name, byte[] content) => new TestCaseData(name, content).SetArgDisplayNames(name);
        yield return Case("a.svg", [.. "<svg/>"u8]);
        yield return Case("a.html", [.. "<html>"u8]);
        yield return Case("a.js", [.. "alert(1)"u8]);
        yield return Case("a", Samples.Pdf);
        yield return Case(".pdf", Samples.Pdf);
        yield return Case("a.pdf.exe", Samples.Pdf);
        yield return Case("程序.pdf", [.. "MZ\u0090\0"u8]);
        yield return Case("脚本.txt", [.. "#!/bin/sh\nrm"u8]);
        yield return Case("网页.txt", [.. "  <html><script>alert(1)</script>"u8]);
        yield return Case("二进制.txt", [1, 0, 2]);
        yield return Case("图.png", Samples.Pdf);
        yield return Case("病毒.txt", Samples.Eicar);
        yield return Case("病毒.zip", Samples.Zip(("a.txt", Samples.Eicar)));
        yield return Case("路径.zip", Samples.Zip(("../../etc/passwd", [1])));
        yield return Case("绝对.zip", Samples.Zip(("/etc/passwd", [1])));
        yield return Case("盘符.zip", Samples.Zip(("C:\\a.txt", [1])));
        yield return Case("程序.zip", Samples.Zip(("好.exe", [1])));
        yield return Case("套娃.zip", Samples.Zip(("inner.zip", Samples.Zip(("a.txt", [1])))));
        yield return Case("炸弹.zip", Samples.Bomb(101));
        yield return Case("假.docx", Samples.Zip(("a.txt", [1])));
        yield return Case("宏.docx", Samples.Zip(("[Content_Types].xml", [1]), ("word/document.xml", [1]), ("word/vbaProject.bin", [1])));
        yield return Case("坏.zip", [.. "PK\u0003\u0004 and nothing more"u8]);
        yield return Case("空.pdf", []);
        yield return Case("大.pdf", [.. Samples.Pdf, .. new byte[AttachmentRules.MostBytes]]);
    }

    [TestCaseSource(nameof(Refused))]
    public void E7_it_is_refused(string name, byte[] content) => Assert.That(AttachmentRules.CannotTake(name, content, 0)?.Field, Is.EqualTo("Content"));

    [Test]
    public void E7_papers_pictures_and_office_files_are_taken_up_to_twenty()
    {
        Assert.That(AttachmentRules.CannotTake("证明.PDF", Samples.Pdf, 19), Is.Null);
        Assert.That(AttachmentRules.CannotTake("证明.pdf", Samples.Pdf, 20), Is.Not.Null);
        Assert.That(AttachmentRules.CannotTake("图.png", Samples.Png, 0), Is.Null);
        Assert.That(AttachmentRules.CannotTake("说明.txt", [.. "情况说明"u8], 0), Is.Null);
        Assert.That(AttachmentRules.CannotTake("表.xlsx", Samples.Zip(("[Content_Types].xml", [1]), ("xl/workbook.xml", [1])), 0), Is.Null);
        Assert.That(AttachmentRules.CannotTake("材料.zip", Samples.Zip(("一/二.pdf", Samples.Pdf)), 0), Is.Null);
        Assert.That(AttachmentRules.CannotTake("大.pdf", [.. Samples.Pdf, .. new byte[AttachmentRules.MostBytes - Samples.Pdf.Length]], 0), Is.Null, "10 MB included");
    }

    [TestCase("..\\..\\windows\\a.pdf", "a.pdf")]
    [TestCase("/etc/../证明.pdf", "证明.pdf")]
    [TestCase("C:a.pdf", "a.pdf")]
    [TestCase("a\u202Efdp.exe", "afdp.exe")]
    [TestCase("<b>\"x\"|?*.pdf", "bx.pdf")]
    [TestCase("a.pdf. . ", "a.pdf")]
    [TestCase("..", "")]
    public void E7_a_name_is_only_a_name(string given, string kept) => Assert.That(AttachmentRules.NameOf(given), Is.EqualTo(kept));

    private static IEnumerable<TestCaseData> Marks()
    {
        yield return new("照片.jpg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 });
        yield return new("照片.jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE1 });
        yield return new("录音.wav", "RIFF\0\0\0\0WAVEfmt "u8.ToArray());
        yield return new("录音.mp3", "ID3\u0004"u8.ToArray());
        yield return new("录音二.mp3", new byte[] { 0xFF, 0xFB, 0x90 });
        yield return new("录音.m4a", "\0\0\0\u0018ftypM4A \0"u8.ToArray());
        yield return new("录像.mp4", "\0\0\0\u0018ftypisom\0"u8.ToArray());
        yield return new("说明.txt", "\uFEFF 情况说明"u8.ToArray());
        yield return new("文.docx", Samples.Zip(("[Content_Types].xml", [1]), ("word/document.xml", [1])));
    }

    /// <summary>One byte of its mark changed, it is no longer what its name says.</summary>
    [TestCaseSource(nameof(Marks))]
    public void E7_a_file_has_the_mark_of_its_kind(string name, byte[] content)
    {
        Assert.That(AttachmentRules.CannotTake(name, content, 0), Is.Null);
        content[name.EndsWith(".wav", StringComparison.Ordinal) ? 9 : name.EndsWith(".m4a", StringComparison.Ordinal) || name.EndsWith(".mp4", StringComparison.Ordinal) ? 5 : 0] = 0;
        Assert.That(AttachmentRules.CannotTake(name, content, 0)?.Zh, Is.EqualTo("文件内容与扩展名不符。"));
    }

    [TestCase("录音.wav", "RIFF")]
    [TestCase("录音.m4a", "1234ftyp")]
    [TestCase("录音.mp3", "\u007f")]
    [TestCase("程序.txt", "\u007fELF")]
    [TestCase("脚本.txt", "看<SCRIPT>")]
    public void E7_half_a_mark_is_none(string name, string content) => Assert.That(AttachmentRules.CannotTake(name, System.Text.Encoding.UTF8.GetBytes(content), 0), Is.Not.Null);

    [Test]
    public void E7_broken_text_too_many_entries_and_backslashes_are_refused()
    {
        Assert.That(AttachmentRules.CannotTake("乱码.txt", [0xC3, 0x28], 0), Is.Not.Null);
        Assert.That(AttachmentRules.CannotTake("多.zip", Samples.Zip([.. Enumerable.Range(0, 2001).Select(i => ($"{i}.txt", new byte[] { 1 }))]), 0)?.Zh, Does.Contain("过大"));
        Assert.That(AttachmentRules.CannotTake("斜.zip", Samples.Zip(("\\a.txt", [1])), 0)?.Zh, Does.Contain("带有路径"));
        Assert.That(AttachmentRules.CannotTake("表.xlsx", Samples.Zip(("[Content_Types].xml", [1]), ("word/document.xml", [1])), 0)?.Zh, Does.Contain("扩展名不符"));
    }

    [TestCase("a.PDF", "application/pdf")]
    [TestCase("a.mp4", "video/mp4")]
    [TestCase("a.exe", "application/octet-stream")]
    [TestCase("pdf", "application/octet-stream")]
    public void E7_a_file_is_served_as_what_its_ending_says(string name, string type) => Assert.That(AttachmentRules.TypeOf(name), Is.EqualTo(type));

    [TestCase("stream: Eicar-Test-Signature FOUND", "Eicar-Test-Signature")]
    [TestCase("stream: A b<c>_1.x: y FOUND", "Abc_1.xy")]
    [TestCase("Bare FOUND", "Bare")]
    [TestCase("stream: <> FOUND", "?")]
    [TestCase("stream: OK", null)]
    [TestCase("FOUND", null)]
    public void CP_3_what_the_scanner_found_is_shown_with_plain_signs(string answer, string? found) => Assert.That(AttachmentRules.SignatureOf(answer), Is.EqualTo(found));

    [Test]
    public void CP_3_a_long_name_of_what_was_found_is_cut() => Assert.That(AttachmentRules.SignatureOf($"stream: {new string('a', 61)} FOUND"), Has.Length.EqualTo(60));
}
