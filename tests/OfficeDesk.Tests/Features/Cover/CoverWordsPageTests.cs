using System.Net;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>What the pages say of covers that were broken off, and the door of where the cover sits.</summary>
public class CoverWordsPageTests
{
    [Test]
    public async Task CV_7_the_page_says_why_a_cover_ended_in_the_readers_language_and_which_decision_broke_off_last()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        await using var office = new PageOffice(desk);
        await office.SignIn(Roles.Staff);
        var absence = await desk.Leave();
        var cover = (await desk.Filed(absence)).Id;
        foreach (var (why, en) in new[] { ("替代人同期离岗", "the cover is away in the same time"), ("由 甲某 接替", "甲某 took over"), ("typed by somebody", "typed by somebody") })
        {
            await desk.Write("UPDATE covers SET state = 'BrokenOff', ended_at = @Now, ended_why = @why WHERE id = @cover", new { why, cover, Now = desk.Clock.GetUtcNow() });
            Assert.That(await Read(office, $"/covers/{cover}?culture=en"), Does.Contain($"Broken off: {en}").And.Contain($" · {en}"));
            Assert.That(await Read(office, $"/covers/{cover}"), Does.Contain($"已中止：{why}"));
        }
        foreach (var (id, zh) in new[] { (1L, "先前中止的替代"), (2L, "这次中止的替代") })
            await desk.Write("INSERT INTO absence_acts (id, absence_id, at, person_id, kind, zh, en, note) VALUES (@id, @absence, @Now, 7, 'CoversBrokenOff', @zh, '', '')", new { id, absence, zh, Now = desk.Clock.GetUtcNow() });
        Assert.That(await Read(office, $"/absence/{absence}?broke=true"), Does.Contain("已同意。这次中止的替代。").And.Not.Contain("已同意。先前中止的替代。"));
    }

    [Test]
    public async Task AB_9_the_door_names_the_place_where_the_cover_sits_and_none_where_several_sit_apart()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        await desk.Write("UPDATE people SET place = '', section_id = 4 WHERE id = 9");
        var absence = await desk.Leave();
        await desk.Filed(absence);
        Assert.That((await desk.Done(Asker.Nobody, new DoorNotice(absence))).Place, Is.EqualTo("一楼 105"));
        await desk.Filed(absence, CoverScene.Staff3, 0);
        Assert.That((await desk.Done(Asker.Nobody, new DoorNotice(absence))) is { Place: "", Covers.Count: 2 });
    }

    private static async Task<string> Read(PageOffice office, string path)
    {
        using var answer = await office.Get(Roles.Staff, path);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), html);
        return html;
    }
}
