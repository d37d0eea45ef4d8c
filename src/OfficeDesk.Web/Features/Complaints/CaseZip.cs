using System.Globalization;
using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>Writes the packet of a case: what it is, a workbook, the papers that name nobody who complained.</summary>
internal sealed class CaseZip(Db db, OfficePage office, SealedBox box, CaseRow c)
{
    private const string Reporters = "SELECT r.complaint_id, r.sealed FROM complaint_reporters r JOIN complaints x ON x.id = r.complaint_id WHERE x.id = @Id OR x.merged_into = @Id";
    private const string Notes = "SELECT kind, at, person_id, text FROM complaint_notes WHERE complaint_id = @Id ORDER BY id";
    private const string Evidence = "SELECT id, name, size, sha256, person_id, at FROM attachments WHERE kind = 'Complaint' AND case_id = @Id ORDER BY id";
    private const string Links = "SELECT kind, number FROM complaint_links WHERE complaint_id = @Id ORDER BY kind, number";
    private const string Subjects = "SELECT person_id, section_id FROM complaint_subjects WHERE complaint_id = @Id ORDER BY person_id, section_id";
    private const string Papers = $"SELECT d.* FROM documents d WHERE d.subject = 'complaint' AND d.subject_id = @Id AND {DocumentRow.InSight} ORDER BY d.id";
    private const string Breaches = "SELECT b.id, b.kind, b.state, b.person_id, b.proposed_on FROM breaches b WHERE b.fact IN @Facts ORDER BY b.id";
    private const string Looks = "SELECT at, person_id, purpose FROM complaint_looks WHERE complaint_id = @Id ORDER BY id";

    private readonly List<string> _struck = [];

    public async Task<byte[]> Write(string purpose)
    {
        foreach (var (id, text) in await db.Query<(long Id, string Sealed)>(Reporters, new { c.Id }))
            if (box.Open(text, CaseRow.RecordOf(id)) is { Length: > 0 } open && JsonSerializer.Deserialize<Reporter>(open, Wire.Json) is { } r)
                _struck.AddRange(new[] { r.Name, r.Phone, r.Address }.Where(w => w.Length > 1));
        var papers = await db.Query<DocumentRow>(Papers, DocumentRow.Sight(db, new { c.Id }));
        using var packet = new Packet();
        await packet.Add("说明 About.txt", About(purpose));
        await packet.Add("案卷 Case.xlsx", Xlsx.File([.. await Sheets(papers)]));
        foreach (var d in papers.Where(d => !d.NamesComplainant))
            await packet.Add($"文书 Papers/{d.Id} {Packet.Plain(d.Title)}.docx", NoticeWord.Render(d.Open(box), new NoticeDress(Mark: d.State == DocumentState.Void ? "作废" : "副本")));
        return packet.Close();
    }

    private async Task<IReadOnlyList<XlsxSheet>> Sheets(IReadOnlyList<DocumentRow> papers)
    {
        var about = await db.Query<(long Person, long Section)>(Subjects, new { c.Id });
        var breaches = await db.Query<(long Id, string Kind, BreachState State, long Person, DateOnly On)>(Breaches, new { Facts = about.Where(s => s.Person > 0).Select(s => $"complaint:{c.Id}:{s.Person}").DefaultIfEmpty("-") });
        IReadOnlyList<object?>[] head =
        [
            ["编号", c.Number], ["来源", c.Channel.Zh()], ["收到", c.ReceivedOn], ["登记", c.RegisteredOn], ["状态", c.State.Zh()], ["种类", c.Kind.AboutZh()], ["对象", string.Join('、', about.Select(s => s.Person > 0 ? office.NameOf(s.Person) : office.SectionName(s.Section)))],
            ["承办", c.HandlerId is null ? "" : office.NameOf(c.HandlerId)], ["答复期限", c.DueOn], ["内容", Strike(box.Open(c.What, c.Record))], ["认定", c.Finding?.Zh()], ["认定依据", Strike(box.Open(c.FindingText, c.Record))], ["答复", c.RepliedOn], ["移送", c.PassedTo],
        ];
        return
        [
            new("基本情况", ["项目", "内容"], head),
            new("经过", ["时间", "种类", "内容", "经办人"], (await db.Query<(CaseNote Kind, DateTimeOffset At, long Person, string Text)>(Notes, new { c.Id })).Select(IReadOnlyList<object?> (n) => [Wall(n.At), n.Kind.Zh(), Strike(box.Open(n.Text, c.Record)), office.NameOf(n.Person)])),
            new("证据清单", ["序号", "文件", "字节", "SHA-256", "上传人", "时间"], (await db.Query<(long Id, string Name, long Size, string Hash, long Person, DateTimeOffset At)>(Evidence, new { c.Id }))
                .Select(IReadOnlyList<object?> (f, i) => [i + 1, Strike(box.Open(f.Name, $"file:{f.Id}")), f.Size, f.Hash, office.NameOf(f.Person), Wall(f.At)])),
            new("文书清单", ["文书", "编号", "签发", "状态"], papers.Select(IReadOnlyList<object?> (d) => [d.Title, d.NamesComplainant ? d.Number + "（含投诉人身份，正文不入本卷）" : d.Number, d.IssuedOn, d.State.ToString()])),
            new("关联", ["种类", "编号"], (await db.Query<(CaseLink Kind, string Number)>(Links, new { c.Id })).Select(IReadOnlyList<object?> (l) => [l.Kind.ToString(), l.Number])),
            new("违规建议", ["提出", "人员", "种类", "状态"], breaches.Select(IReadOnlyList<object?> (b) => [b.On, office.NameOf(b.Person), Office.Breaches.KindOf(b.Kind).Zh(), b.State.Zh()])),
            new("查看身份记录", ["时间", "查看人", "目的"], (await db.Query<(DateTimeOffset At, long Person, string Purpose)>(Looks, new { c.Id })).Select(IReadOnlyList<object?> (l) => [Wall(l.At), office.NameOf(l.Person), l.Purpose])),
        ];
    }

    private string About(string purpose) => $"""
        {office.Settings.Text(Settings.BureauName)}
        投诉案卷 / file of a complaint: {c.Number}

        导出时间 / made: {Wall(db.Now)}
        导出人 / by: {db.Who.Name}
        用途 / for: {purpose}

        不含投诉人身份：文字中出现的姓名、电话、地址已隐去，答复书正文不入卷。证据原件密封保存在系统内，可按清单中的 SHA-256 核对。
        Who complained is not in it: where a text names them it is struck out, and the reply stays out. The evidence lies sealed in the system and is checked by the SHA-256 of the list.
        """;

    /// <summary>The text without who complained (D6).</summary>
    private string Strike(string? text) => _struck.Aggregate(text ?? "", (t, w) => t.Replace(w, "（隐去）", StringComparison.Ordinal));

    private static string Wall(DateTimeOffset at) => OfficeClock.Wall(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
