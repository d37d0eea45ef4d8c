using System.Text.RegularExpressions;
using OfficeDesk.Tests.Features.Escalation;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Escalation;
using OfficeDesk.Web.Features.Letters;
using OfficeDesk.Web.Mail;

namespace OfficeDesk.Tests.Mail;

/// <summary>B6: a letter holds numbers, dates, lights and links.</summary>
public partial class TemplateTests
{
    private const string Link = "https://desk.office.invalid/t/2026-1107";

    private static readonly DigestLine Line = new("2026-1107", "2026年3月3日", "■ 超期 1 个工作日", true, Link);
    private static readonly UndecidedLine Asked = new("2026-1107", "延期申请", "2026年3月2日", Link);
    private static readonly NoteSheet Note = new("2026-1107-Z1", "转办", "2026年3月3日", Link);

    private static readonly Dictionary<string, object> Samples = new(StringComparer.Ordinal)
    {
        ["digest"] = new DigestSheet("2026年3月4日", 1, 2, 3, [new("由您负责办理的", 101, [Line, Line], 99), new("由您督办的", 1, [Line], 0)], Link),
        ["transfer-sent"] = Note,
        ["transfer-late"] = Note,
        ["sent-back"] = Note,
        ["asked"] = Note with { What = "延期申请" },
        ["application-half"] = Note with { Number = "SQ2026-1" },
        ["undecided"] = new UndecidedSheet("2026年3月4日", [Asked], [Asked], Link),
        ["serious"] = new OfficeDesk.Web.Features.Talk.SeriousSheet("事项", "2026-1107", Link),
        ["case"] = new OfficeDesk.Web.Features.Complaints.CaseLetter(Link),
        ["discipline"] = new OfficeDesk.Web.Features.Measures.DisciplineNote("请您陈述申辩", "2026年3月9日", Link),
        ["looks"] = new OfficeDesk.Web.Mail.LookNote(30, Link),
        ["absence"] = new AbsenceSheet("工作人员甲离岗告知", ["时间：3月4日 09:00 至 11:30", "门上告示：公出"], "https://desk.office.invalid/absence/1"),
        ["cover-note"] = new CoverNoteSheet("从现在起由您替代", "LG2026-3", "城市低保岗", Link),
        ["test"] = new TestSheet("2026-03-04 09:00", "https://desk.office.invalid"),
        ["moved"] = new MovedSheet(103, [new MovedLine("2026-1107", "2026年3月3日", "2026年3月4日", true, true, Link)], 102, Link),
        ["deputy"] = new DeputySheet(false, "社会救助股负责人", "2026年3月5日", "2026年3月6日", Link),
        ["deputy-ended"] = new DeputySheet(true, "社会救助股负责人", "2026年3月5日", "2026年3月6日", Link),
        ["appraisal-result"] = new { Round = "2026年度股室负责人考评", Until = "2026-03-11" },
        ["appraisal-answer"] = new { Round = "2026年度股室负责人考评" },
        ["appraisal-objection"] = new { Round = "2026年度股室负责人考评", Due = "2026年3月18日" },
        ["appraisal-missing"] = new { Round = "2026年度股室负责人考评", Last = "2026-03-20", People = 4, Codes = 2 },
        ["appraisal-published"] = new { Round = "2026年度股室负责人考评", Link },
        ["appraisal-vote"] = new { Round = "2026年度股室负责人考评", Last = "2026-03-20", Left = 3 },
        ["extension-lapsed"] = new { Extension = "YQ2026-1", Task = "2026-1107", Due = "2026-03-03" },
    };

    private static IEnumerable<string> Names() => Directory.GetFiles(LetterTemplates.Folder, "*.hbs").Select(f => Path.GetFileName(f).Split('.')[0]).Distinct().Order();

    [TestCaseSource(nameof(Names))]
    public void B6_every_letter_renders_as_text_and_html_and_holds_nobodys_data(string name)
    {
        Assert.That(Samples, Does.ContainKey(name), "a new letter brings its sample");
        var templates = new LetterTemplates();
        var (text, html) = (templates.Text(name, Samples[name]), templates.Html(name, Samples[name]));
        foreach (var body in new[] { text, html })
        {
            Assert.That(body, Does.Not.Contain("{{").And.Not.Contain("}}"));
            Assert.That(PhoneOrId().IsMatch(body), Is.False, body);
        }
        Assert.That(text, Does.Not.Contain("<").And.Not.Contain("&amp;"));
        Assert.That(html, Does.StartWith("<!doctype html>").And.Contain("charset=\"utf-8\"").And.Not.Contain("<script").And.Not.Contain("src="), "readable without anything loaded");
    }

    [Test]
    public void E2_what_looks_like_html_stays_text()
    {
        var html = new LetterTemplates().Html("asked", Note with { Number = "<script>alert(1)</script>" });
        Assert.That(html, Does.Contain("&lt;script&gt;").And.Not.Contain("<script"));
    }

    [Test]
    public async Task B6_no_name_phone_or_title_of_anybody_is_in_what_is_really_queued()
    {
        await using var scene = await Scene.Open(Engine.Sqlite);
        for (var i = 1; i <= 150; i++) await scene.Add($"2026-{i}", "2026-02-10");
        var transfer = await scene.Add("2026-999-Z1", "2026-03-03", kind: "Transfer");
        await scene.Desk.Write("""
            UPDATE tasks SET title = '来某某 10000099999 的申请';
            INSERT INTO transfers (id, enquiry_id, from_id, to_id, section_id, message, state, sent_at) VALUES (@Id, 1, 8, 14, 4, '请联系 10000099999', 'Sent', '')
            """, new { Id = transfer });
        await scene.Watch();
        await scene.Run();
        var letters = await scene.Letters();
        Assert.That(letters, Has.Count.GreaterThan(6));
        var forbidden = DemoBureau.People.Select(p => p.Name).Append("来某某").ToList();
        foreach (var letter in letters)
            foreach (var part in new[] { letter.Subject, letter.BodyText, letter.BodyHtml })
            {
                Assert.That(forbidden.Where(n => part.Contains(n, StringComparison.Ordinal)), Is.Empty);
                Assert.That(PhoneOrId().IsMatch(part), Is.False);
            }
        Assert.That(letters.Single(l => l.RecipientId == Scene.Director).BodyText, Does.Contain("（另有 50 件，请登录系统查看）"), "a letter lists 100 and counts the rest");
    }

    [GeneratedRegex(@"(?<!\d)(1\d{10}|\d{17}[\dXx])(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneOrId();
}
