using System.Net;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Features.Deadlines;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Extensions;

namespace OfficeDesk.Tests.Features.Extensions;

/// <summary>What the page of an extension calls the two due dates.</summary>
public class ExtensionPageTests
{
    [Test]
    public async Task DL_7_the_due_date_before_is_called_the_original_one_once_it_is_decided()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        await using var office = new PageOffice(desk);
        await office.SignIn(Roles.Director);
        var asked = await desk.Done(TestDesk.As("staff1"), new AskExtension(await desk.Matter(), 5, "需要核查", "本人同意", 1));
        async Task<string> Read()
        {
            using var answer = await office.Get(Roles.Director, $"/extensions/{asked.Id}");
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
        Assert.That(await Read(), Does.Contain("<dt>现到期日</dt>").And.Not.Contain("原到期日"));
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(asked.Id, true, "", 1));
        await desk.Done(TestDesk.As("leader1"), new DecideExtension(asked.Id, true, "", 2));
        Assert.That(await Read(), Does.Contain("<dt>原到期日</dt><dd>2026年3月18日").And.Not.Contain("现到期日").And.Contain("<dt>新到期日</dt>"));
    }
}
