using System.Globalization;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Shared;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Copies;

/// <summary>Writes the file: what it is, a workbook of every table, the documents for Word, the files as they were handed in.</summary>
internal sealed class CitizenZip(Db db, OfficePage office, Attachments files, SealedBox box)
{
    public async Task<byte[]> Write(IReadOnlyList<EnquiryRow> contacts, string purpose)
    {
        using var packet = new Packet();
        await packet.Add("说明 About.txt", About(contacts, purpose));
        await packet.Add("资料 Data.xlsx", Xlsx.File([.. await new CitizenSheets(db, office).Of(contacts)]));
        foreach (var d in await CitizenContacts.Documents(db, contacts))
            await packet.Add($"文书 Documents/{Packet.Plain(d.Number)} {Packet.Plain(d.Title)} {d.Id}.docx", NoticeWord.Render(d.Open(box), new NoticeDress(Mark: d.State == DocumentState.Void ? "作废" : "副本")));
        var missing = new List<string>();
        foreach (var (number, line) in await CitizenContacts.Files(db, files, contacts))
        {
            if (line.Size == 0) continue;
            if (await files.Read(db, line.Id) is { } file) await packet.Add($"附件 Files/{number}/{line.Id} {Packet.Plain(file.Name)}", file.Content);
            else missing.Add($"{number} {line.Name}");
        }
        if (missing.Count > 0) await packet.Add("缺失的附件 Missing files.txt", string.Join('\n', missing));
        return packet.Close();
    }

    private string About(IReadOnlyList<EnquiryRow> contacts, string purpose) => $"""
        {office.Settings.Text(Settings.BureauName)}
        办事人个人信息副本（《个人信息保护法》第四十五条）/ Copy of a citizen's personal information

        导出时间 / made: {OfficeClock.Wall(db.Now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}
        导出人 / by: {db.Who.Name}
        用途 / for: {purpose}
        首问登记 / first contacts: {string.Join("、", contacts.Select(c => c.Number))}

        只含导出人权限范围内的登记；其他股室经办的由该股室导出。投诉举报由纪检组单独保管，不在其中。
        It holds what is within sight of who made it; what other sections dealt with is exported there. Complaints are kept by the discipline office and are not in it.
        """;
}
