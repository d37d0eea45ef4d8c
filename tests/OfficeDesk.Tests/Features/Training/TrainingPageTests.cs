using System.Net;
using System.Text.RegularExpressions;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Features.Training;

/// <summary>Trainings written down as a browser without script does it.</summary>
public sealed partial class TrainingPageTests() : ProgramTests(("Office:Jobs", "false"), ("Office:Demo", "bureau"))
{
    [Test]
    public async Task TR_1_a_length_that_cannot_be_read_is_refused_and_what_was_typed_stays()
    {
        var office = await PlainBrowser.SignIn(Running, "office1");
        var today = $"{OfficeClock.Day(TimeProvider.System.GetUtcNow()):yyyy-MM-dd}";
        (string, string)[] typed = [("Topic", "政策解读"), ("HeldOn", today), ("Teacher", "科长甲"), ("SectionId", "0")];
        Assert.That(LengthOf(await office.Get("/training")), Is.EqualTo("120"), "what the form begins with");
        foreach (var odd in new[] { "两小时", "12O", "90.5", "" })
        {
            var refused = await office.Post("/training?handler=Add", await office.Get("/training"), [.. typed, ("Length", odd)]);
            Assert.That((refused.Status, LengthOf(WebUtility.HtmlDecode(refused.Body))), Is.EqualTo((HttpStatusCode.BadRequest, odd)), odd);
            Assert.That(refused.Body, Does.Contain("时长请填 1 到 6000 分钟").And.Contain("政策解读"), odd);
        }
        Assert.That(await office.Get("/training"), Does.Not.Contain("政策解读"), "nothing was written down");
        var made = await office.Post("/training?handler=Add", await office.Get("/training"), [.. typed, ("Length", "90")]);
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Redirect), made.Body);
        var changed = await office.Post(made.Location + "?handler=Save", await office.Get(made.Location), [.. typed, ("Minutes", "讲解新办法"), ("Version", "1"), ("Length", "一百")]);
        Assert.That((changed.Status, LengthOf(WebUtility.HtmlDecode(changed.Body))), Is.EqualTo((HttpStatusCode.BadRequest, "一百")));
        Assert.That(changed.Body, Does.Contain("讲解新办法"), "nor is anything lost");
        Assert.That(await office.Get(made.Location), Does.Contain("90 分钟"));
    }

    private static string LengthOf(string page) => InputOf().Match(page).Groups["v"].Value;

    [GeneratedRegex("<input[^>]*id=\"Length\"[^>]*value=\"(?<v>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InputOf();
}
