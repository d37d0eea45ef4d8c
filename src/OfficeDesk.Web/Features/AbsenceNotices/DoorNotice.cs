using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>
/// What hangs on the door while a person, or a whole section, is away, for whoever stands before it with a phone: no more than
/// the paper says (AB-6, AB-9). What is over is not shown.
/// </summary>
/// <param name="Id">The absence, or the time in which the section is empty.</param>
/// <param name="OfSection">The section's notice.</param>
[Access(Anybody = true)]
public sealed record DoorNotice(long Id, bool OfSection = false) : IQuery<DoorNoticeShown>;

/// <param name="Number">LG2026-3 once it was numbered; empty before.</param>
/// <param name="Name">The person or the section.</param>
/// <param name="Post">The person's posts, or the section.</param>
/// <param name="Word">公出, 会议, 学习 or 请假; of a section whose members are away for different reasons 全员离岗.</param>
/// <param name="Covers">Who is there instead.</param>
/// <param name="Phone">Where somebody answers.</param>
/// <param name="Instead">Sections to go to meanwhile.</param>
/// <param name="Link">This page, for the code on the paper.</param>
public sealed record DoorNoticeShown(
    string Bureau, string Number, string Name, string Post, string Word, DateTimeOffset FromAt, DateTimeOffset ToAt, IReadOnlyList<string> Covers, string Place, string Phone, IReadOnlyList<string> Instead, string Link);

public sealed class DoorNoticeHandler(OfficeBook book, OfficeAddress address) : IHandle<DoorNotice, DoorNoticeShown>
{
    public async Task<Outcome<DoorNoticeShown>> Handle(DoorNotice m, Db db)
    {
        var office = await book.Open(db.Ct);
        var notice = m.OfSection ? await DoorWords.OfSection(db, office, m.Id) : await DoorWords.OfPerson(db, office, m.Id);
        if (notice is null) return DeskRefusals.NotFound();
        return notice with { Number = await DoorWords.NumberOf(db, notice, m.Id, m.OfSection), Link = address.Url + (m.OfSection ? $"/absence/empty/{m.Id}/door" : $"/absence/{m.Id}/door") };
    }
}
