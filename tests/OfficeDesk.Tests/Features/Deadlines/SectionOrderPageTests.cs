using System.Net;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Features.Appraisal;
using OfficeDesk.Tests.Features.Measures;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Features.Deadlines;

/// <summary>An order to a section on the page of whoever leads it. 8 = staff1, who leads section 3 here; 9 = staff2.</summary>
public class SectionOrderPageTests
{
    [Test]
    public async Task DL_8_an_order_to_the_section_stands_on_my_work_and_leads_to_its_paper()
    {
        await using var desk = await TestDesk.WithBureau(Engine.Sqlite);
        await desk.Reorganise("UPDATE sections SET chief_id = 8 WHERE id = 3");
        var number = await desk.Matter(9001, "2026-9001", answering: 9);
        desk.Clock.Set(new DateTime(2026, 3, 23, 9, 0, 0));
        await using var office = new PageOffice(desk);
        await office.SignIn(Roles.Chief);
        async Task<string> Read(string page)
        {
            using var answer = await office.Get(Roles.Chief, page);
            return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        }
        Assert.That(await Read("/my"), Does.Not.Contain("被责令整改"));
        var order = (await desk.Done(Cases.Officer, new OrderRemedy([number], "立即办结", 5))).Orders.Single();
        desk.Clock.Pass(TimeSpan.FromSeconds(2));
        Assert.That(await Read("/my"), Does.Contain("被责令整改，请督促按期完成并报告").And.Contain($"/documents/{order.DocumentId}\"").And.Contain(order.Paper));
        Assert.That(await Read("/my?culture=en"), Does.Contain("is ordered to put something right"));
    }
}
