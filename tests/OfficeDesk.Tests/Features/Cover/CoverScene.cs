using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Cover;
using OfficeDesk.Web.Office;
using Microsoft.Extensions.DependencyInjection;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>
/// Absences and covers to try things on. The clock shows Wednesday 4 March 2026, 09:00. staff1 (8) holds post 1 (A) with
/// staff2 (9) as B and staff3 (10) qualified; chief1 (7) leads the section, leader1 (2) the division, office1 (5) files.
/// </summary>
internal static class CoverScene
{
    public const long Urban = 1, Staff1 = 8, Staff2 = 9, Staff3 = 10;

    /// <summary>An absence as the notice writes it; from tomorrow morning to the day after tomorrow's evening unless said otherwise.</summary>
    public static async Task<long> Leave(this TestDesk desk, long person = Staff1, string from = "2026-03-05T08:30", string to = "2026-03-06T17:30", string state = "Approved", string kind = "Annual", string path = "Leave", bool sudden = false)
    {
        var id = desk.Services.GetRequiredService<Ids>().Next();
        var section = OfficeDesk.Web.Demo.DemoBureau.People.Single(p => p.Id == person).Section;
        await desk.Write("""
            INSERT INTO absences (id, number, person_id, section_id, kind, reason, from_at, to_at, first_to_at, minutes, days100, path, sudden, state, approval, entered_by, entered_at, asked_at, started_at)
            VALUES (@Id, @Number, @Person, @Section, @Kind, '家事', @From, @To, @To, 780, 200, @Path, @Sudden, @State, 'Approved', @Person, @Now, @Now, @Started)
            """, new
        {
            Id = id, Number = $"LG2026-{id % 100000}", Person = person, Section = section, Kind = kind, From = At(from), To = At(to), Path = path, Sudden = sudden ? 1 : 0, State = state, Now = desk.Clock.GetUtcNow(),
            Started = state == "Started" ? desk.Clock.GetUtcNow() : (DateTimeOffset?)null,
        });
        return id;
    }

    /// <summary>A cover named by the chief, consented, approved and filed.</summary>
    public static async Task<CoverMoved> Filed(this TestDesk desk, long absence, long cover = Staff2, long post = Urban)
    {
        var moved = await desk.Done(TestDesk.As("chief1"), new ProposeCover(absence, post, cover, "B岗"));
        moved = await desk.Done(Person(cover), new AnswerCover(moved.Id, true, "同意", moved.Version));
        moved = await desk.Done(TestDesk.As("leader1"), new DecideCover(moved.Id, true, "同意", moved.Version));
        return await desk.Done(TestDesk.As("office1"), new FileCover(moved.Id, "", moved.Version));
    }

    /// <summary>The same with a handover signed by all three.</summary>
    public static async Task<long> HandedOver(this TestDesk desk, long absence, long cover = Staff2, long post = Urban, string giver = "staff1")
    {
        var moved = await desk.Filed(absence, cover, post);
        var sheet = await desk.SheetOf(moved.Id);
        await desk.Done(TestDesk.As(giver), new SignSheet(sheet, HandoverPart.Giver, 1));
        await desk.Done(Person(cover), new SignSheet(sheet, HandoverPart.Taker, 2));
        await desk.Done(TestDesk.As("chief1"), new SignSheet(sheet, HandoverPart.Witness, 3));
        return moved.Id;
    }

    /// <summary>The absence begins, as the notice begins it: its state changes and the covers follow in the same transaction.</summary>
    public static Task Begin(this TestDesk desk, long absence) => desk.Change(absence, "UPDATE absences SET state = 'Started', started_at = @Now WHERE id = @Id");

    public static Task Return(this TestDesk desk, long absence) => desk.Change(absence, "UPDATE absences SET state = 'Returned', returned_at = @Now WHERE id = @Id");

    public static async Task Change(this TestDesk desk, long absence, string sql)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        var office = await desk.Services.GetRequiredService<OfficeBook>().Open();
        await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, async db =>
        {
            await db.Execute(sql, new { Id = absence, db.Now });
            await Covers.Follow(db, office, absence);
            return true;
        }, CancellationToken.None);
    }

    /// <summary>The handover list of the way back, of a leave that was covered and is over.</summary>
    public static async Task<long> BackSheet(this TestDesk desk)
    {
        var absence = await desk.Leave();
        var cover = await desk.HandedOver(absence);
        desk.Clock.Set(new DateTime(2026, 3, 5, 8, 30, 0));
        await desk.Begin(absence);
        desk.Clock.Set(new DateTime(2026, 3, 6, 17, 30, 0));
        await desk.Return(absence);
        return await desk.SheetOf(cover, "Back");
    }

    /// <summary>An open task of a post, made by the desk itself.</summary>
    public static async Task<long> Work(this TestDesk desk, string number, long answering = Staff1, long? post = Urban, string due = "2026-03-18", string kind = "Matter")
    {
        var id = desk.Services.GetRequiredService<Ids>().Next();
        await using var scope = desk.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        await scope.ServiceProvider.GetRequiredService<ShortWrite>().Do(null, async db =>
        {
            await Tasks.Make(db, new TaskRow
            {
                Id = id, Number = number, Kind = Enum.Parse<TaskKind>(kind), Title = "城市低保申请", Source = TaskSource.Citizen, PostId = post, MatterTypeId = post is null ? null : 1, SectionId = 3, AnsweringId = answering,
                ReceivedOn = desk.Today, LimitNo = 10, LimitUnit = LimitUnit.WorkingDays, DueOn = DateOnly.Parse(due),
            }, "Holder");
            return true;
        }, CancellationToken.None);
        return id;
    }

    /// <summary>The general office gives a post to somebody else, or changes its list.</summary>
    public static async Task Hold(this TestDesk desk, long post, long holder, long[]? qualified = null)
    {
        var p = (await desk.Services.GetRequiredService<OfficeBook>().Open()).Posts[post];
        await desk.Done(TestDesk.As("office1"), new SavePost(p.Id, p.Code, p.Name, p.NameEn, p.SectionId, holder, p.BId == holder ? null : p.BId, qualified ?? [.. p.Qualified], true, p.Version));
    }

    public static async Task<long> Answers(this TestDesk desk, string number) => (await desk.Rows<long>("SELECT answering_id FROM tasks WHERE number = @number", new { number })).Single();

    public static async Task<long> SheetOf(this TestDesk desk, long cover, string way = "Out") => (await desk.Rows<long>("SELECT id FROM cover_sheets WHERE cover_id = @cover AND way = @way", new { cover, way })).Single();

    public static async Task<CoverRow> Cover(this TestDesk desk, long id) => (await desk.Rows<CoverRow>("SELECT * FROM covers WHERE id = @id", new { id })).Single();

    public static async Task<IReadOnlyList<CoverRow>> CoversOf(this TestDesk desk, long absence) => await desk.Rows<CoverRow>("SELECT * FROM covers WHERE absence_id = @absence ORDER BY id", new { absence });

    public static Asker Person(long id) => OfficeDesk.Web.Demo.DemoBureau.AskerOf(id);

    public static DateTimeOffset At(string wall) => OfficeClock.Instant(DateTime.Parse(wall));
}
