using System.Net;
using System.Text.RegularExpressions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Deadlines;
using OfficeDesk.Web.Features.Inspections;

namespace OfficeDesk.Tests.Features.Discipline;

/// <summary>The pages of the discipline desk in the whole program, with plain forms: person 8 with one role.</summary>
public partial class DisciplinePageTests
{
    private TestDesk _desk = null!;
    private PageOffice _office = null!;
    private int _forms;

    private static Asker Officer => Askers.Own(Roles.Discipline);

    [OneTimeSetUp]
    public async Task Open()
    {
        _desk = await TestDesk.WithBureau(Engine.Sqlite);
        _office = new PageOffice(_desk);
        foreach (var role in new[] { Roles.Discipline, Roles.SystemAdmin, Roles.Director }) await _office.SignIn(role);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _office.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Test]
    public async Task CP_3_a_complaint_nobody_has_looked_into_is_not_called_substantiated()
    {
        var id = (await _desk.Done(Case.Officer, Case.Call(17, on: _desk.Today) with { Kind = BreachKind.Complaint })).Id;
        await _desk.Write("UPDATE complaints SET handler_id = 8 WHERE id = @id", new { id });
        foreach (var page in new[] { $"/complaints/{id}", "/complaints" })
        {
            Assert.That(await Read(Roles.Discipline, page), Does.Contain("其他").And.Not.Contain("投诉查实"), page);
            Assert.That(await Read(Roles.Discipline, page + "?culture=en"), Does.Contain("Something else").And.Not.Contain("Substantiated complaint"), page);
        }
        Assert.That((BreachKind.Complaint.Zh(), BreachKind.Attitude.AboutZh()), Is.EqualTo(("投诉查实", "服务态度")), "a breach of this kind was found");
    }

    [Test]
    public async Task CP_3_on_the_page_of_a_case_somebody_is_named_taken_out_and_the_packet_leaves()
    {
        var id = await Case.Investigated(_desk, 17);
        await _desk.Write("UPDATE complaints SET handler_id = 8 WHERE id = @id", new { id });
        var path = $"/complaints/{id}";
        var page = await Read(Roles.Discipline, path);
        Assert.That(page, Does.Contain("投诉对象：补充、更正").And.Contain("导出案卷"));
        Assert.That((await Post(path, "Name", ("PersonId", "9"), ("SectionId", "3"), ("Reason", "监控"), ("Version", "2"))).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _desk.Done(Officer, new ShowComplaint(id))).Subjects.Select(s => s.PersonId), Is.EqualTo(new[] { 9L, 17L }));
        Assert.That((await Post(path, "Unname", ("PersonId", "9"), ("Reason", ""), ("Version", "3"))).Body, Does.Contain("更正的原因"), "the refusal stands on the page");
        Assert.That((await Post(path, "Unname", ("PersonId", "9"), ("Reason", "列错"), ("Version", "3"))).Status, Is.EqualTo(HttpStatusCode.Redirect));
        var (status, _, body) = await Post(path, "Pack", ("Purpose", "移送材料"));
        Assert.That((status, body.StartsWith("PK", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.OK, true)));
        Assert.That(await Read(Roles.Discipline, "/my"), Does.Contain($"/complaints/{id}").And.Contain("去办理").And.Not.Contain(Case.Said), "among the work, without a word of it");
        Assert.That(await Read(Roles.Discipline, "/discipline/overview"), Does.Match(@"/complaints\?all=true&state=Assigned&from=2026-03-\d\d&to="));
        var due = (await _desk.Done(Officer, new ShowComplaint(id))).DueOn;
        Assert.That(await Read(Roles.Discipline, $"/complaints?all=true&state=Assigned&from={due:yyyy-MM-dd}"), Does.Contain(path));
        Assert.That(await Read(Roles.Discipline, $"/complaints?all=true&state=Assigned&to={due.AddDays(-1):yyyy-MM-dd}"), Does.Not.Contain(path));
        Assert.That(await Read(Roles.Discipline, path, english: true), Does.Contain("Whom it is about").Or.Contain("投诉对象"));
    }

    [Test]
    public async Task RP_6_on_the_page_of_an_inspection_forms_go_out_come_back_and_a_rectification_is_ordered_again()
    {
        var id = (await _desk.Done(Officer, new OpenInspection(3, _desk.Today))).Id;
        var path = $"/inspections/{id}";
        var sent = await Post(path, "HandOut", ("Topic", "窗口服务"), ("People", "办事群众"), ("Until", $"{_desk.Today.AddDays(3):yyyy-MM-dd}"), ("Handed", "20"), ("Note", "态度如何"));
        Assert.That((sent.Status, sent.Location.StartsWith("/documents/", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Redirect, true)), sent.Body);
        Assert.That(await Read(Roles.Discipline, sent.Location), Does.Contain("征求意见表").And.Contain("态度如何"));
        var voice = (await _desk.Done(Officer, new ShowInspection(id))).Voices.Single();
        Assert.That((await Post(path, "Return", ("VoiceId", $"{voice.Id}"), ("Version", "1"), ("Returned", "18"), ("Mean", "91.5"))).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Read(Roles.Discipline, path), Does.Contain("收回 18 份，平均 91.5 分"));
        Assert.That(Ids().Matches(await Read(Roles.Discipline, path)).Select(m => m.Value), Is.Unique, "each field and button has its own id");
        var item = (await _desk.Done(Officer, new ShowInspection(id))).Items[0].Id;
        await _desk.Done(Officer, new RecordItem(item, ItemResult.Bad, "窗口无人", 1));
        var task = (await _desk.Done(Officer, new RectifyItem(item, 7, 5, 2))).TaskNumber;
        await _desk.Done(TestDesk.As("chief1"), new FinishTask(task, "已安排", null, null, 1));
        Assert.That((await Post(path, "Check", ("ItemId", $"{item}"), ("Version", "3"), ("Yes", "false"), ("Note", "仍然无人"), ("Days", "3"), ("PersonId", "7"))).Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Read(Roles.Discipline, path), Does.Contain("验收不通过").And.Contain("仍然无人").And.Contain(task));
        Assert.That(await Read(Roles.Discipline, "/inspections"), Does.Contain("重新整改"));
    }

    [Test]
    public async Task E7_the_health_page_says_that_no_scanner_is_set()
    {
        Assert.That(await Read(Roles.SystemAdmin, "/admin/health"), Does.Contain("附件病毒扫描没有启用"));
    }

    [Test]
    public async Task BR_4_what_is_counted_differently_is_drawn_in_charts_of_its_own_and_never_piled_up()
    {
        var page = await Read(Roles.Discipline, "/discipline/overview");
        var drawn = Drawn().Matches(page).Select(m => (m.Groups["kind"].Value, m.Groups["series"].Value.Split("\"name\"").Length - 1));
        Assert.That(drawn, Is.EqualTo(Enumerable.Repeat(("months", 1), 4)));
    }

    [Test]
    public async Task D5_the_directors_overview_names_who_reached_the_most_looks()
    {
        await _desk.Write("INSERT INTO look_alarms (id, person_id, at, looks) VALUES (1, 22, '2026-03-04T00:30:00.000000Z', 30)");
        Assert.That(await Read(Roles.Director, "/discipline/overview"), Does.Contain("一小时内查看身份信息达到上限").And.Contain("纪检干部甲"));
        Assert.That(await Read(Roles.Discipline, "/discipline/overview"), Does.Not.Contain("一小时内查看身份信息达到上限"));
    }

    private async Task<string> Read(Roles role, string path, bool english = false)
    {
        using var answer = await _office.Send(role, HttpMethod.Get, path, r => { if (english) r.Headers.Add("Accept-Language", "en"); });
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), html);
        return html;
    }

    /// <summary>Fills in a form of the page as a browser without script does.</summary>
    private async Task<(HttpStatusCode Status, string Location, string Body)> Post(string path, string handler, params (string Name, string Value)[] fields)
    {
        using var page = await _office.Get(Roles.Discipline, path);
        var html = await page.Content.ReadAsStringAsync();
        var cookies = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0]).ToList() : [];
        (string, string)[] hidden = [("__RequestVerificationToken", Token().Match(html).Groups["v"].Value), ("OnceKey", $"form-{++_forms}")];
        using var answer = await _office.Send(Roles.Discipline, HttpMethod.Post, $"{path}?handler={handler}", r =>
        {
            var own = r.Headers.GetValues("Cookie").Single();
            r.Headers.Remove("Cookie");
            r.Headers.Add("Cookie", string.Join("; ", cookies.Prepend(own)));
            r.Content = new FormUrlEncodedContent(hidden.Concat(fields).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        });
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<v>[^"]+)""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex("""data-chart="(?<kind>[a-z]+)".*?data-series="(?<series>.*?)" data-unit""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drawn();

    [GeneratedRegex(""" id="[^"]+""", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();
}
