using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.AdminFeature;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class PhraseTests(Engine engine)
{
    private static readonly Asker Office = TestDesk.As("office1"), Chief = TestDesk.As("chief1");

    [Test]
    public async Task FC_2_a_phrase_is_offered_at_the_counters_it_is_for_until_it_is_out_of_use()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = (await desk.Done(Chief, new SavePhrase(0, 3, " 已电话告知需补材料。 ", -1))).Id;
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ReadCounter())).Phrases[0], Is.EqualTo("已电话告知需补材料。"), "the smallest place comes first");
        Assert.That((await desk.Done(TestDesk.As("staff8"), new ReadCounter())).Phrases, Has.None.EqualTo("已电话告知需补材料。"), "another section");
        Assert.That(await desk.Refused(Chief, new SavePhrase(0, 3, "已电话告知需补材料。")), Is.EqualTo(PhraseRules.Twice));
        await desk.Done(Office, new SavePhrase(id, null, "已电话告知需补材料。", -1, true, 1));
        Assert.That((await desk.Done(TestDesk.As("staff8"), new ReadCounter())).Phrases[0], Is.EqualTo("已电话告知需补材料。"));
        Assert.That(await desk.Refused(Chief, new SavePhrase(id, 3, "改成我的", 0, true, 2)), Is.EqualTo(PhraseRules.NotYours), "everybody's belong to the general office");
        await desk.Done(Office, new SavePhrase(id, null, "已电话告知需补材料。", -1, false, 2));
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ReadCounter())).Phrases, Has.None.EqualTo("已电话告知需补材料。"));
        Assert.That((await desk.VerifyAudit()).Intact);
    }

    [Test]
    public async Task FC_2_a_chief_writes_for_the_own_section_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        Assert.That(await desk.Refused(Chief, new SavePhrase(0, null, "给大家的")), Is.EqualTo(PhraseRules.NotYours));
        Assert.That(await desk.Refused(Chief, new SavePhrase(0, 5, "给别人的")), Is.EqualTo(PhraseRules.NotYours));
        var theirs = (await desk.Done(Office, new SavePhrase(0, 5, "别股的"))).Id;
        Assert.That(await desk.Refused(Chief, new SavePhrase(theirs, 3, "拿来用", 0, true, 1)), Is.EqualTo(DeskRefusals.NotFound()));
        Assert.That((await desk.Done(Chief, new ListPhrases())).Phrases.Select(p => p.Text), Has.None.EqualTo("别股的"));
        Assert.That((await desk.Done(Chief, new ListPhrases())).Sections.Select(s => s.SectionId), Is.EqualTo(new long?[] { 3 }));
        Assert.That(await desk.Refused(Office, new SavePhrase(0, 4711, "没有这个股")), Is.EqualTo(DeskRefusals.UnknownChoice("SectionId")));
        Assert.That(await desk.Refused(Office, new SavePhrase(theirs, 5, "旧的", 0, true, 7)), Is.EqualTo(DeskRefusals.Changed()));
    }

    [Test]
    public async Task FC_2_no_more_phrases_are_in_use_than_a_counter_shows()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var i = 0; i < PhraseRules.Most; i++) await desk.Done(Chief, new SavePhrase(0, 3, $"第 {i} 条"));
        Assert.That((await desk.Refused(Chief, new SavePhrase(0, 3, "多的一条"))).Field, Is.EqualTo("Text"));
        await desk.Done(Chief, new SavePhrase(0, 3, "先存着", Active: false));
    }
}
