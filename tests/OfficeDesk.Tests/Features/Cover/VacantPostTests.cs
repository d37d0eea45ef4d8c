using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Features.Discipline;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>A post that nobody covers is seen by whoever watches over the office.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class VacantPostTests(Engine engine)
{
    [Test]
    public async Task CV_3_a_vacant_post_stands_on_the_discipline_desk_until_somebody_covers_it()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var officer = TestDesk.As("discipline1");
        // most of a morning and no more: no cover is needed (AB-2)
        await desk.Begin(await desk.Leave(10, "2026-03-04T08:30", "2026-03-04T12:00", "Approved", "OnDuty", "Short"));
        var ill = await desk.Leave(from: "2026-03-04T09:00", kind: "Sick", sudden: true);
        await desk.Begin(ill);
        var line = (await desk.Done(officer, new DisciplineDesk())).Uncovered.Single();
        Assert.That((line.Id, line.Person, line.Post), Is.EqualTo((ill, "工作人员甲", "城市低保岗")), "also when the chief answers for it");
        var board = (await desk.Done(officer, new AbsenceBoard())).Sections.Single(s => s.Id == 3).Lines.Single(l => l.PersonId == 8);
        Assert.That((board.AbsenceId, board.Reason, board.Covers.Single()), Is.EqualTo((0L, "", "城市低保岗 空岗")), "where the line leads: the board, without a reason");
        var filed = await desk.Filed(ill);
        var sheet = await desk.SheetOf(filed.Id);
        await desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Giver, 1));
        await desk.Done(TestDesk.As("staff2"), new SignSheet(sheet, HandoverPart.Taker, 2));
        await desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Witness, 3));
        Assert.That((await desk.Done(officer, new DisciplineDesk())).Uncovered, Is.Empty);
    }
}
