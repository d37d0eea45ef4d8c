using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>A round from its draft to what follows.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class RoundTests(Engine engine)
{
    [Test]
    public async Task AP_1_raters_are_proposed_from_the_organisation_and_everybody_stands_in_one_category()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowRound(round));
        Assert.That(shown.Subjects.Select(s => s.PersonId), Is.EqualTo(new long[] { 4, 7, 13, 16, 19 }));
        var chief1 = shown.Subjects.Single(s => s.PersonId == 7);
        Assert.That(chief1.Progress.Single(p => p.Category is VoteCategory.Group).Raters.Select(r => r.PersonId), Is.EqualTo(new long[] { 2, 3, 4 }));
        Assert.That(chief1.Progress.Single(p => p.Category is VoteCategory.Others).Raters.Select(r => r.PersonId), Is.EqualTo(new long[] { 13, 16, 19, 22 }), "the office's chief sits in the group, which weighs more");
        Assert.That(chief1.Progress.Single(p => p.Category is VoteCategory.Own).Raters.Select(r => r.PersonId), Is.EqualTo(new long[] { 7, 8, 9, 10, 11, 12 }));
        Assert.That(chief1.Progress.Single(p => p.Category is VoteCategory.GrassRoots).Count, Is.EqualTo(3));
        Assert.That(shown.Subjects.Single(s => s.PersonId == 4).Progress[0].Raters.Select(r => r.PersonId), Is.EqualTo(new long[] { 2, 3 }), "nobody of the group votes on themself");
        Assert.That(shown.Weights.Select(w => w.Weight), Is.EqualTo(new[] { 70m, 10m, 10m, 10m }));
    }

    [Test]
    public async Task AP_5_a_round_that_could_never_give_a_total_is_not_opened()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var drafted = await desk.Done(AppraisalOffice.Leader1, new DraftRound(RoundOf.Chiefs, 2026, 1, desk.Today));
        var why = await desk.Refused(AppraisalOffice.Leader1, new AskRoundStep(drafted.Id, RoundStep.Open, 1));
        Assert.That(why, Is.EqualTo(AppraisalRules.TooFewRaters(
            [new(VoteCategory.Own, 3, [new("纪检干部甲", 2)]), new(VoteCategory.GrassRoots, 3, [.. new[] { "主任甲", "科长甲", "科长乙", "科长丙", "科长丁", "纪检干部甲" }.Select(n => new HowMany(n, 0))])], 6)), "everybody, not the first");
        await desk.Done(AppraisalOffice.Leader1, new SetApplies(drafted.Id, VoteCategory.GrassRoots, Applies: false));
        why = await desk.Refused(AppraisalOffice.Leader1, new AskRoundStep(drafted.Id, RoundStep.Open, 2));
        Assert.That(why, Is.EqualTo(AppraisalRules.TooFewRaters([new(VoteCategory.Own, 3, [new("纪检干部甲", 2)])], 1)));
        await desk.Done(AppraisalOffice.Leader1, new SetApplies(drafted.Id, VoteCategory.Own, Applies: false, await desk.SubjectOf(drafted.Id, 22)));
        await desk.Step(drafted.Id, RoundStep.Open);
    }

    [Test]
    public async Task GN_1_opening_and_closing_take_two_persons_and_what_was_opened_stays()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        var version = await desk.VersionOf(round);
        Assert.That((await desk.Refused(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Open, version))).Rule, Is.EqualTo("GN-1"), "nobody asked");
        var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Open, version));
        Assert.That((await desk.Refused(AppraisalOffice.Leader1, new ConfirmRoundStep(round, RoundStep.Open, asked.Version))).Kind, Is.EqualTo(RefusalKind.Forbidden));
        await desk.Done(TestDesk.As("director"), new ConfirmRoundStep(round, RoundStep.Open, asked.Version));

        var subject = await desk.SubjectOf(round, 7);
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new SetRater(subject, 20, VoteCategory.Others, In: true)), Is.EqualTo(AppraisalRules.NotDraft));
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new SetApplies(round, VoteCategory.Own, Applies: false)), Is.EqualTo(AppraisalRules.NotDraft));
        Assert.That(await desk.Refused(AppraisalOffice.Leader1, new MakeCodes(round, ["某镇"])), Is.EqualTo(AppraisalRules.NotDraft));
        await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES ('appraisal.weights.chiefs', '40,20,20,20', '2026-03-04T01:00:00.000000Z', 4)");
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Weights[0].Weight, Is.EqualTo(70m), "a round keeps the weights it was opened with");
    }

    [Test]
    public async Task AP_4_a_change_of_the_draft_after_it_was_asked_for_has_to_be_looked_at_again()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Draft();
        var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Open, await desk.VersionOf(round)));
        await desk.Done(AppraisalOffice.Leader1, new SetRater(await desk.SubjectOf(round, 7), 20, VoteCategory.Others, In: true));
        Assert.That((await desk.Refused(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Open, asked.Version))).Rule, Is.EqualTo("GN-1"));
    }

    [Test]
    public async Task AP_4_a_ballot_is_kept_as_a_draft_changed_until_the_close_and_never_after()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        var rater = TestDesk.As("staff1");
        Assert.That((await desk.Done(rater, new MyBallots())).Rounds.Single().Lines.Single().Voted, Is.Zero);
        var saved = await desk.Done(rater, new SaveBallot(subject, [22.5m, null, 21, null], "", HandIn: false, 0));
        var sheet = await desk.Done(rater, new ReadBallot(subject));
        Assert.That((sheet.Dimensions.Select(d => d.Points), sheet.HandedIn, sheet.Anonymous, sheet.Version), Is.EqualTo((new decimal?[] { 22.5m, null, 21, null }, false, true, 1)));
        Assert.That(await desk.Refused(rater, new SaveBallot(subject, [22.5m, null, 21, null], "", HandIn: true, 1)), Is.EqualTo(AppraisalRules.Incomplete));
        Assert.That(await desk.Refused(rater, new SaveBallot(subject, [25.5m, 1, 1, 1], "", HandIn: true, 1)), Has.Property("Rule").EqualTo("AP-4"));
        saved = await desk.Done(rater, new SaveBallot(subject, [22.5m, 23, 21, 24], "", HandIn: true, saved.Version));
        Assert.That(await desk.Refused(rater, new SaveBallot(subject, [1, 1, 1, 1], "", HandIn: true, 1)), Is.EqualTo(AppraisalRules.SavedElsewhere));
        Assert.That(await desk.Refused(rater, new SaveBallot(subject, [1, 1, 1, 1], "", HandIn: false, saved.Version)), Is.EqualTo(AppraisalRules.HandedInStays), "a vote is not taken back by keeping a draft");
        Assert.That((await desk.Done(rater, new MyBallots())).Rounds.Single().Lines.Single().Voted, Is.EqualTo(2));
        saved = await desk.Done(rater, new SaveBallot(subject, [20, 20, 20, 20], "", HandIn: true, saved.Version));
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new ShowRound(round))).Missing.Any(x => x.PersonId == 8), Is.False);
        await desk.Step(round, RoundStep.Close);
        Assert.That(await desk.Refused(rater, new SaveBallot(subject, [25, 25, 25, 25], "", HandIn: true, saved.Version)), Is.EqualTo(AppraisalRules.NotOpen));
        Assert.That((await desk.Done(rater, new ReadBallot(subject))).Dimensions.Select(d => d.Points), Is.All.EqualTo(20m));
        Assert.That((await desk.Refused(Asker.Nobody, new OpenCode(codes[0]))), Is.EqualTo(AppraisalRules.CodeWrong));
    }

    [Test]
    public async Task AP_4_a_code_votes_once_and_wrong_used_and_early_ones_look_alike()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Draft();
        Assert.That(await desk.Refused(Asker.Nobody, new OpenCode(codes[0])), Is.EqualTo(AppraisalRules.CodeWrong), "not open yet");
        await desk.Step(round, RoundStep.Open);
        var sheet = await desk.Done(Asker.Nobody, new OpenCode(codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.That((sheet.Unit, sheet.Lines.Count), Is.EqualTo(("城关镇", 5)));
        var ballots = sheet.Lines.Select(l => new CodeBallot(l.SubjectId, [20, 20, 20, 20])).ToList();
        Assert.That(await desk.Refused(Asker.Nobody, new HandInCode(codes[0], [ballots[0] with { Points = [26, 0, 0, 0] }])), Has.Property("Rule").EqualTo("AP-4"));
        await desk.Done(Asker.Nobody, new HandInCode(codes[0], ballots));
        Assert.That(await desk.Refused(Asker.Nobody, new HandInCode(codes[0], ballots)), Is.EqualTo(AppraisalRules.CodeWrong));
        Assert.That(await desk.Refused(Asker.Nobody, new OpenCode("2222-2222-2222")), Is.EqualTo(AppraisalRules.CodeWrong));
        var hashes = await desk.Rows<string>("SELECT hash FROM ap_codes");
        Assert.That(hashes.Any(h => codes.Any(c => h.Contains(c[..4], StringComparison.OrdinalIgnoreCase) && h.Length < 64)), Is.False);
    }

    [Test]
    public async Task AP_5_a_round_is_counted_and_a_recount_is_equal_to_the_last_digit()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, codes) = await desk.Opened();
        await desk.VoteAll(round, codes, (rater, person) => rater is 2 or 3 or 4 ? 22.5m : 20 + (rater + person) % 9 / 2m);
        await desk.Step(round, RoundStep.Close);
        var counted = await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        Assert.That((counted.People, counted.WithTotal), Is.EqualTo((5, 5)));
        var recounted = await desk.Done(TestDesk.As("director"), new RecountRound(round));
        Assert.That((recounted.Equal, recounted.Differ), Is.EqualTo((5, Array.Empty<string>())));

        // the same through the open calculator, ballot by ballot
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(await desk.SubjectOf(round, 7)));
        TriedCategory Of(VoteCategory c, decimal w, params decimal[] points) => new(c, w, [.. points.Select(p => new TriedBallot([p]))]);
        var tried = await desk.Done(TestDesk.As("staff1"), new CountRound([
            Of(VoteCategory.Group, 70, 90, 90, 90), Of(VoteCategory.Others, 10, [.. new long[] { 13, 16, 19, 22 }.Select(r => 4 * (20 + (r + 7) % 9 / 2m))]),
            Of(VoteCategory.Own, 10, [.. new long[] { 7, 8, 9, 10, 11, 12 }.Select(r => 4 * (20 + (r + 7) % 9 / 2m))]), Of(VoteCategory.GrassRoots, 10, 80, 81, 82)]));
        Assert.That((shown.Total, shown.Grade, shown.Exactly, shown.Formula), Is.EqualTo((tried.Total, tried.Grade, tried.Exactly, tried.Formula)));

        await desk.Write("UPDATE ap_results SET total = total + 1, raw = '90' WHERE subject_id = @id", new { id = shown.SubjectId });
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new RecountRound(round))).Differ, Is.EqualTo(new[] { "科长甲" }), "a changed table is found");
    }

    [Test]
    public async Task AP_4_who_moved_is_appraised_where_they_are_at_closing()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var drafted = await desk.Done(AppraisalOffice.Leader1, new DraftRound(RoundOf.Staff, 2026, 2, desk.Today));
        foreach (var person in (await desk.Done(AppraisalOffice.Leader1, new ShowRound(drafted.Id))).Subjects.Select(s => s.PersonId).Where(p => p != 8)) await desk.Done(AppraisalOffice.Leader1, new SetSubject(drafted.Id, person, In: false));
        await desk.Step(drafted.Id, RoundStep.Open);
        var subject = await desk.SubjectOf(drafted.Id, 8);
        await desk.Done(TestDesk.As("staff2"), new SaveBallot(subject, [10, 10, 10, 10, 10], "", HandIn: true, 0));
        await desk.Done(TestDesk.As("chief3"), new SaveBallot(subject, [20, 20, 20, 20, 20], "", HandIn: true, 0));
        await desk.Write("UPDATE people SET section_id = 5 WHERE id = 8");
        await desk.Done(AppraisalOffice.Leader1, new AskNewColleagues(drafted.Id));
        await desk.Step(drafted.Id, RoundStep.Close);
        var seats = await desk.Rows<(long RaterId, string Category)>("SELECT rater_id, category FROM ap_voters WHERE rater_id IN (9, 16) ORDER BY rater_id");
        Assert.That(seats, Is.EqualTo(new[] { (9L, "Others"), (16L, "Own") }));
        Assert.That(await desk.Rows<long>("SELECT section_id FROM ap_subjects"), Is.EqualTo(new[] { 5L }));
        Assert.That(await desk.Rows<string>("SELECT category FROM ap_ballots ORDER BY category"), Is.EqualTo(new[] { "Others", "Own" }), "the ballots moved along");
    }

    [Test]
    public async Task AP_5_a_count_opens_every_ballot_of_a_person_however_many_there_are()
    {
        const int Ballots = 10_000;
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Opened();
        await desk.Step(round, RoundStep.Close);
        var subject = await desk.SubjectOf(round, 7);
        var box = desk.Services.GetRequiredService<BallotBox>();
        // more text than a server that nobody told otherwise packs into one row
        foreach (var some in Enumerable.Range(0, Ballots).Chunk(500))
            await desk.Write("INSERT INTO ap_ballots (slip, subject_id, category, sealed) VALUES " + string.Join(',', some.Select(i =>
            {
                var slip = box.PointsSlip(subject, $"c{1_000_000 + i}");
                return $"('{slip}', {subject}, 'GrassRoots', '{box.Seal(slip, new Ballot([40, 40, 40, 30 + i % 11], HandedIn: i % 10 > 0, 1))}')";
            })));
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        var (ballots, mean) = (await desk.Rows<(int Ballots, int Mean)>("SELECT ballots, mean FROM ap_scores WHERE subject_id = @subject AND category = 'GrassRoots'", new { subject })).Single();
        var handedIn = Enumerable.Range(0, Ballots).Where(i => i % 10 > 0).ToList();
        Assert.That((ballots, mean), Is.EqualTo((handedIn.Count, (int)Math.Round(handedIn.Average(i => (120 + 30 + i % 11) / 2m) * 100, MidpointRounding.AwayFromZero))), "drafts are no ballots");
        Assert.That((await desk.Done(AppraisalOffice.Leader1, new RecountRound(round))).Differ, Is.Empty);
    }
}
