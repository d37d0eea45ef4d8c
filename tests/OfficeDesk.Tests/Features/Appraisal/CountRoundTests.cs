using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Tests.Features.Appraisal;

[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class CountRoundTests(Engine engine)
{
    private TestDesk _desk = null!;

    [OneTimeSetUp]
    public async Task Open() => _desk = await TestDesk.WithBureau(engine);

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    private static TriedCategory Of(VoteCategory category, decimal weight, params decimal[] ballots) => new(category, weight, [.. ballots.Select(b => new TriedBallot([b]))]);

    private static CountRound Usual(params decimal[] group) =>
        new([Of(VoteCategory.Group, 70, group), Of(VoteCategory.Others, 10, 88, 89.5m, 90), Of(VoteCategory.Own, 10, 95, 94, 96), Of(VoteCategory.GrassRoots, 10, 90, 90, 91)]);

    [Test]
    public async Task AP_5_weights_and_ballots_give_means_total_grade_and_formula()
    {
        var counted = await _desk.Done(TestDesk.As("staff1"), Usual(92, 91, 90.5m));
        Assert.That(counted.Categories.Select(c => c.Mean), Is.EqualTo(new decimal?[] { 91.17m, 89.17m, 95m, 90.33m }));
        Assert.That((counted.Total, counted.Grade, counted.Exactly), Is.EqualTo((91.27m, (Grade?)Grade.Excellent, "1369/15")));
        Assert.That(counted.Formula, Is.EqualTo("70%×≈91.17 + 10%×≈89.17 + 10%×95 + 10%×≈90.33 = 91.27"));
    }

    [Test]
    public async Task AP_5_nothing_is_stored_and_nothing_is_audited()
    {
        var before = await _desk.Rows<long>("SELECT COUNT(*) FROM audit");
        await _desk.Done(TestDesk.As("staff2"), Usual(92));
        Assert.That(await _desk.Rows<long>("SELECT COUNT(*) FROM audit"), Is.EqualTo(before));
    }

    [Test]
    public async Task AP_4_a_rater_in_two_categories_counts_in_the_heavier_one()
    {
        var round = Usual(90);
        var others = new TriedCategory(VoteCategory.Others, 10, [new([10], "甲"), new([90]), new([90]), new([90])]);
        var counted = await _desk.Done(TestDesk.As("staff1"), round with { Categories = [new(VoteCategory.Group, 70, [new([90], "甲")]), others, .. round.Categories.Skip(2)] });
        Assert.That((counted.Dropped, counted.Categories[1].Mean), Is.EqualTo((1, 90m)));
    }

    [Test]
    public async Task AP_5_fewer_than_3_anonymous_ballots_say_why_there_is_no_total()
    {
        var counted = await _desk.Done(TestDesk.As("staff1"), new CountRound([Of(VoteCategory.Group, 90, 90), Of(VoteCategory.Others, 10, 80, 90)]));
        Assert.That((counted.Total, counted.Grade, counted.Categories[1].Mean, counted.Categories[1].WhyNotZh), Is.EqualTo(((decimal?)null, (Grade?)null, (decimal?)null, "“科室互评”不足 3 票，为保护测评人不公布均分和总分。")));
    }

    [Test]
    public async Task AP_1_what_cannot_be_counted_is_refused()
    {
        async Task<(string, string)> Why(CountRound m)
        {
            var why = await _desk.Refused(TestDesk.As("staff1"), m);
            return (why.Rule, why.Field);
        }
        Assert.That(await Why(new([Of(VoteCategory.Group, 70, 90), Of(VoteCategory.Others, 20, 90, 90, 90)])), Is.EqualTo(("AP-1", "Weights")));
        Assert.That(await Why(Usual(100.5m)), Is.EqualTo(("AP-4", "Points")));
        Assert.That(await Why(Usual(90.25m)), Is.EqualTo(("AP-4", "Points")));
        Assert.That(await Why(Usual(-0.5m)), Is.EqualTo(("AP-4", "Points")));
        Assert.That(await Why(new([Of(VoteCategory.Group, 50, 90), Of(VoteCategory.Group, 50, 90)])), Is.EqualTo(("AP-1", "Categories")));
        Assert.That(await Why(new([new(VoteCategory.Group, 100, [], Applies: false)])), Is.EqualTo(("AP-5", "Applies")));
        Assert.That(await Why(new([new(VoteCategory.Group, 100, [new([90], "甲"), new([80], "甲")])])), Is.EqualTo(("AP-4", "Ballots")));
        Assert.That(await Why(new([new(VoteCategory.Group, 100, [new([60, 60])])])), Is.EqualTo(("AP-1", "Points")));
    }

    [Test]
    public async Task AP_5_nobody_voted_in_a_category() =>
        Assert.That((await _desk.Done(TestDesk.As("staff1"), new CountRound([Of(VoteCategory.Group, 100)]))).Categories[0].WhyNotEn, Does.StartWith("Nobody voted"));
}
