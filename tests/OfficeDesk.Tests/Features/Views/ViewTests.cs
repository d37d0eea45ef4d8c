using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Views;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Views;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ViewTests(Engine engine)
{
    private static async Task<IReadOnlyList<string>> Seen(TestDesk desk, string who) => [.. (await desk.Done(TestDesk.As(who), new ListViews())).Views.Select(v => v.Name)];

    private static Task<ViewLine> Keep(TestDesk desk, string who, string name, string href = "/tasks?light=Red,Yellow") => desk.Done(TestDesk.As(who), new SaveView(name, href));

    [Test]
    public async Task BR_4_a_view_is_kept_renamed_and_forgotten_by_its_owner_only()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var view = await Keep(desk, "staff1", "急的");
        Assert.That((await Keep(desk, "staff1", "急的", "/tasks?light=Red")).Id, Is.EqualTo(view.Id), "the same name again replaces it");
        await Keep(desk, "staff1", "全部", "/tasks?sort=Number");
        Assert.That((await desk.Done(TestDesk.As("staff1"), new ListViews())).Views.Select(v => v.Href), Is.EquivalentTo(new[] { "/tasks?light=Red", "/tasks?sort=Number" }));
        Assert.That(await desk.Refused(TestDesk.As("staff1"), new RenameView(view.Id, "全部")), Is.EqualTo(ReportRules.ViewNameTaken));
        await desk.Done(TestDesk.As("staff1"), new RenameView(view.Id, "超期的"));
        Assert.That(await Seen(desk, "staff1"), Is.EquivalentTo(new[] { "超期的", "全部" }));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new RenameView(view.Id, "别人的"))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("staff2"), new ForgetView(view.Id))).Kind, Is.EqualTo(RefusalKind.NotFound));
        await desk.Done(TestDesk.As("staff1"), new ForgetView(view.Id));
        Assert.That(await Seen(desk, "staff1"), Is.EqualTo(new[] { "全部" }));
        foreach (var href in new[] { "https://evil.example/tasks", "//evil.example", "/admin/people", "/tasks?q=<b>" })
            Assert.That(await desk.Send(TestDesk.As("staff1"), new SaveView("x", href)) is Refused<ViewLine>, href);
    }

    [Test]
    public async Task E1_a_view_is_shared_with_the_own_section_by_those_who_may_and_by_nobody_else()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var view = await Keep(desk, "chief1", "本周重点");
        Assert.That(await Seen(desk, "staff1"), Is.Empty);
        await desk.Done(TestDesk.As("chief1"), new ShareView(view.Id, true));
        Assert.That(await Seen(desk, "staff1"), Is.EqualTo(new[] { "本周重点" }));
        Assert.That(await Seen(desk, "leader1"), Is.EqualTo(new[] { "本周重点" }), "in charge of the section");
        foreach (var who in new[] { "staff8", "chief2", "director" }) Assert.That(await Seen(desk, who), Is.Empty, who);
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ShareView(view.Id, false))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        Assert.That((await desk.Refused(TestDesk.As("chief2"), new ShareView(view.Id, false))).Kind, Is.EqualTo(RefusalKind.NotFound));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ForgetView(view.Id))).Kind, Is.EqualTo(RefusalKind.NotFound), "seen, not owned");
        await desk.Done(TestDesk.As("chief1"), new ShareView(view.Id, false));
        Assert.That(await Seen(desk, "staff1"), Is.Empty);
        var typed = await Keep(desk, "chief1", "找过的", "/enquiries?tab=Section&q=来访人");
        Assert.That(await desk.Refused(TestDesk.As("chief1"), new ShareView(typed.Id, true)), Is.EqualTo(ReportRules.NotShared("/x?q=1")));
    }

    [Test]
    public async Task Everybody_chooses_with_which_view_a_list_opens_for_them()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var view = await Keep(desk, "chief1", "本周重点");
        async Task<IReadOnlyList<string>> Default(string who)
        {
            await using var scope = desk.Services.CreateAsyncScope();
            return [.. (await scope.ServiceProvider.GetRequiredService<ViewShelf>().Of(TestDesk.As(who), "/tasks", CancellationToken.None)).Where(v => v.Default).Select(v => v.Name)];
        }
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ChooseView("/tasks", view.Id))).Kind, Is.EqualTo(RefusalKind.NotFound), "not in sight");
        await desk.Done(TestDesk.As("chief1"), new ShareView(view.Id, true));
        await desk.Done(TestDesk.As("staff1"), new ChooseView("/tasks", view.Id));
        await desk.Done(TestDesk.As("chief1"), new ChooseView("/tasks", view.Id));
        Assert.That((await desk.Refused(TestDesk.As("staff1"), new ChooseView("/enquiries", view.Id))).Kind, Is.EqualTo(RefusalKind.NotFound), "of another list");
        Assert.That((await Default("staff1"), await Default("staff2"), await Default("chief1")), Is.EqualTo((new[] { "本周重点" }, Array.Empty<string>(), new[] { "本周重点" })));
        await desk.Done(TestDesk.As("chief1"), new ShareView(view.Id, false));
        Assert.That((await Default("staff1"), (await Default("chief1")).Count), Is.EqualTo((Array.Empty<string>(), 1)), "what is not shared any more opens nothing");
        await desk.Done(TestDesk.As("chief1"), new ChooseView("/tasks"));
        Assert.That(await Default("chief1"), Is.Empty);
    }
}
