using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;
using OfficeDesk.Web.Features.OfficeSettings;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>Ballots that could be told by who stands where, by a remark, or by how long an answer takes.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class HiddenTests(Engine engine)
{
    [Test]
    public async Task AP_4_where_the_chief_votes_alone_nobody_else_comes_into_the_own_section_by_any_way()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Set(desk, "ChiefOnly");
        var (round, codes) = await desk.Draft();
        var subject = await desk.SubjectOf(round, 7);
        async Task<IEnumerable<long>> Own() => (await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Subjects.Single(s => s.PersonId == 7).Progress.Single(p => p.Category is VoteCategory.Own).Raters.Select(r => r.PersonId);
        Assert.That(await Own(), Is.EqualTo(new[] { 7L }));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new SetRater(subject, 8, VoteCategory.Own, In: true))).Rule, Is.EqualTo("AP-4"));
        await Set(desk, "ChiefAndStaff");
        await desk.Done(AppraisalOffice.Leader1, new SetSubject(round, 7, In: false));
        await desk.Done(AppraisalOffice.Leader1, new SetSubject(round, 7, In: true));
        Assert.That(await Own(), Is.EqualTo(new[] { 7L }), "as the round was prepared, not as the setting is today");
        subject = await desk.SubjectOf(round, 7);

        // a list that was made before this was refused is not opened
        await desk.Write("INSERT INTO ap_voters (id, round_id, subject_id, category, rater_id) VALUES (1, @round, @subject, 'Own', 8)", new { round, subject });
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Open, await desk.VersionOf(round)))).Rule, Is.EqualTo("AP-4"));
        await desk.Done(AppraisalOffice.Leader1, new SetRater(subject, 8, VoteCategory.Own, In: false));
        await desk.Step(round, RoundStep.Open);
        await desk.VoteAll(round, codes, (rater, _) => rater == 16 ? 11 : 20);

        // the chief comes to lead another section: its former chief's ballot stays among the others, where it hides
        await desk.Reorganise("UPDATE sections SET chief_id = 8 WHERE id = 3; UPDATE sections SET chief_id = 7 WHERE id = 5; UPDATE people SET section_id = 5 WHERE id = 7");
        await desk.Step(round, RoundStep.Close);
        Assert.That(await desk.Rows<long>("SELECT rater_id FROM ap_voters WHERE subject_id = @subject AND category = 'Own'", new { subject }), Is.EqualTo(new[] { 7L }));
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        var own = (await desk.Done(AppraisalOffice.Leader1, new ShowResult(subject))).Scores.Single(s => s.Category is VoteCategory.Own);
        Assert.That((own.Ballots, own.Mean), Is.EqualTo((1, (decimal?)80m)));
    }

    [Test]
    public async Task AP_5_a_round_opened_before_with_others_in_the_chiefs_own_section_gives_no_mean_of_them()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        await Set(desk, "ChiefOnly");
        var (round, codes) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        await desk.Write("INSERT INTO ap_voters (id, round_id, subject_id, category, rater_id) VALUES (1, @round, @subject, 'Own', 8)", new { round, subject });
        await desk.VoteAll(round, codes, (rater, _) => rater == 8 ? 11.5m : 20);
        await desk.Step(round, RoundStep.Close);
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(subject));
        var own = shown.Scores.Single(s => s.Category is VoteCategory.Own);
        Assert.That((own.Ballots, own.Mean, own.WhyNot?.Rule, shown.Total), Is.EqualTo((2, (decimal?)null, "AP-5", (decimal?)null)), "the chief knows their own and would know the other");
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowResult(await desk.SubjectOf(round, 13)))).Total, Is.Not.Null, "nobody else loses anything");
    }

    [Test]
    public async Task AP_4_a_remark_on_a_draft_is_shown_to_nobody_and_the_three_are_of_one_category()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        var other = await desk.SubjectOf(round, 13);
        async Task Write(string who, long about, string text, bool handIn = true) => await desk.Done(TestDesk.As(who), new SaveBallot(about, [20, 20, 20, 20], text, handIn, 0));
        // own staff: two handed in and a draft; the group: two; other sections: one
        await Write("staff1", subject, "本科室意见一");
        await Write("staff2", subject, "本科室意见二");
        await Write("staff3", subject, "还没想好的话", handIn: false);
        await Write("leader1", subject, "小组意见一");
        await Write("leader2", subject, "小组意见二");
        await Write("chief3", subject, "互评意见一");
        // of another chief three of the own section, and one of the group
        foreach (var (who, text) in new[] { ("chief2", "丁"), ("staff6", "乙"), ("staff7", "丙"), ("leader1", "甲") }) await Write(who, other, text);
        await desk.Done(TestDesk.As("staff3"), new MyBallots());
        await desk.VoteAll(round, codes, (_, _) => 20, below: 1);
        await desk.FeedBack(round);
        foreach (var who in new[] { "chief1", "leader1", "director" })
            Assert.That((await desk.Done(TestDesk.As(who), new ShowResult(subject))).Remarks, Is.Empty, who);
        var shown = (await desk.Done(TestDesk.As("chief2"), new ShowResult(other))).Remarks;
        Assert.That(shown, Is.EquivalentTo(new[] { "乙", "丙", "丁" }), "the one of the group stands alone");
    }

    [Test]
    public async Task AP_5_below_the_threshold_the_answer_is_the_same_bytes_by_the_same_queries_whatever_was_voted()
    {
        var (low, lowPath) = await Answer([0, 0.5m, 1, 1.5m]);
        var (high, highPath) = await Answer([25, 24.5m, 25, 24]);
        Assert.That(low, Is.EqualTo(high), "to everybody who may look");
        Assert.That(lowPath, Is.EqualTo(highPath));
        Assert.That(low, Does.Contain("\"ballots\":2").And.Contain("AP-5"));
        Assert.That(lowPath, Has.Count.GreaterThan(5));

        // somebody on whom nobody of the units voted is read by the same queries
        var (_, nobody) = await Answer(null);
        Assert.That(nobody, Is.EqualTo(lowPath));
    }

    /// <summary>The answers to the group, the director and the person, and the queries that made them, with two grass-roots ballots, or none.</summary>
    private async Task<(string Answers, IReadOnlyList<string> Path)> Answer(decimal?[]? points)
    {
        HearingDatabase heard = null!;
        await using var desk = await TestDesk.WithBureau(engine, s =>
        {
            heard = new HearingDatabase((Database)s.Last(d => d.ServiceType == typeof(Database)).ImplementationInstance!);
            s.Replace(ServiceDescriptor.Singleton<Database>(heard));
        });
        var (round, codes) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        await desk.VoteAll(round, [], (_, _) => 20);
        foreach (var code in codes.Take(points is null ? 0 : 2))
        {
            var sheet = await desk.Done(Asker.Nobody, new OpenCode(code));
            await desk.Done(Asker.Nobody, new HandInCode(code, [.. sheet.Lines.Select(l => new CodeBallot(l.SubjectId, points!))]));
        }
        await desk.FeedBack(round);
        var answers = new List<string>();
        heard.Begin();
        foreach (var who in new[] { "leader1", "director", "chief1" })
        {
            answers.Add(JsonSerializer.Serialize(await desk.Done(TestDesk.As(who), new ShowResult(subject)), Wire.Json));
            answers.Add(JsonSerializer.Serialize(await desk.Done(TestDesk.As(who), new ListResults(round)), Wire.Json));
        }
        // ids are made anew in every office
        var text = string.Join('\n', answers);
        foreach (var id in await desk.Rows<long>("SELECT id FROM ap_subjects UNION SELECT id FROM ap_rounds")) text = text.Replace($"{id}", "#", StringComparison.Ordinal);
        return (text, heard.End());
    }

    private static async Task Set(TestDesk desk, string value) =>
        await desk.Done(TestDesk.As("director"), new ConfirmSetting((await desk.Done(AppraisalOffice.Leader1, new ProposeSetting("appraisal.ownSection", value, "试行"))).Id));
}
