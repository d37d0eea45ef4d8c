using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Cover;

namespace OfficeDesk.Tests.Features.Cover;

/// <summary>Letters about covers: staff1 holds two posts, staff3 one.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CoverNoteTests(Engine engine)
{
    private TestDesk _desk = null!;

    [SetUp]
    public async Task Open()
    {
        _desk = await TestDesk.WithBureau(engine);
        await _desk.Hold(2, CoverScene.Staff1, [8, 9, 11]);
    }

    [TearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public async Task ES_2_whoever_decides_gets_one_letter_about_all_vacant_posts_of_an_absence_and_one_about_each_other_absence()
    {
        var both = await _desk.Leave(from: "2026-03-04T08:30", state: "Started", sudden: true);
        var one = await _desk.Leave(CoverScene.Staff3, "2026-03-04T08:30", state: "Started", sudden: true);
        Assert.That((await _desk.Done(Asker.Clock, new FollowCovers())).Letters, Is.EqualTo(2));
        var letters = await Letters();
        Assert.That(letters.Select(l => (l.To, l.Subject)), Is.EquivalentTo(new[]
        {
            (7L, $"岗位空岗，从现在起由您负责：{await Number(both)} 城市低保岗、农村低保岗"), (7L, $"岗位空岗，从现在起由您负责：{await Number(one)} 医疗救助岗"),
        }));
        var ofBoth = letters.Single(l => l.Subject.Contains("农村低保岗", StringComparison.Ordinal)).Body;
        Assert.That(ofBoth, Does.Contain("城市低保岗、农村低保岗").And.Contain($"/absence/{both}/cover").And.Not.Contain("家事"), "B6, AB-9");
        Assert.That((await _desk.Done(TestDesk.As("chief1"), new CoversOf(both))).Posts.Select(p => p.PostId), Is.EqualTo(new[] { 1L, 2 }), "the letter leads to all of them");
        Assert.That(letters.Single(l => l.Subject.Contains("医疗救助岗", StringComparison.Ordinal)).Body, Does.Contain("/covers/"));
        Assert.That((await _desk.Done(Asker.Clock, new FollowCovers())).Letters, Is.Zero, "each is told once");
        Assert.That(await Letters(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task ES_2_AB_9_whoever_covers_two_posts_of_an_absence_gets_one_letter_that_leads_to_their_own_work()
    {
        var absence = await _desk.Leave();
        foreach (var post in new[] { 1L, 2 }) await _desk.HandedOver(absence, post: post);
        _desk.Clock.Set(new DateTime(2026, 3, 5, 8, 30, 0));
        await _desk.Begin(absence);
        await _desk.Done(Asker.Clock, new FollowCovers());
        var letter = (await Letters()).Single();
        Assert.That((letter.To, letter.Subject), Is.EqualTo((9L, $"从现在起由您替代：{await Number(absence)} 城市低保岗、农村低保岗")));
        Assert.That(letter.Body, Does.Contain("/my").And.Not.Contain("/absence/"), "the absence is not in their sight");
    }

    private Task<IReadOnlyList<(long To, string Subject, string Body)>> Letters() =>
        _desk.Rows<(long, string, string)>("SELECT recipient_id, subject, body_text FROM outbox WHERE cause LIKE 'cover-note:%' ORDER BY id");

    private async Task<string> Number(long absence) => (await _desk.Rows<string>("SELECT number FROM absences WHERE id = @absence", new { absence })).Single();
}
