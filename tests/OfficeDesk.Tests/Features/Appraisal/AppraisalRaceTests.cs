using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>F1: closing while people save, closed twice, counted twice, one code in two hands, one ballot in two windows.</summary>
[TestFixture(Engine.Sqlite, 4)]
[TestFixture(Engine.MariaDb, 8)]
public class AppraisalRaceTests(Engine engine, int times)
{
    [Test]
    public async Task F1_AP_4_a_ballot_saved_while_the_round_closes_is_in_time_and_counted_or_refused_and_not_there()
    {
        for (var n = 0; n < times; n++)
        {
            await using var desk = await TestDesk.WithBureau(engine);
            var (round, codes) = await desk.Opened();
            var subject = await desk.SubjectOf(round, 7);
            var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round)));
            long[] raters = [8, 9, 10, 11, 12, 7, 13, 16];
            using var start = new Barrier(raters.Length + 1);
            var saves = raters.Select(r => Task.Run(async () => { start.SignalAndWait(); return await desk.Send(AppraisalOffice.Person(r), new SaveBallot(subject, [20, 20, 20, 20], "", HandIn: true, 0)); })).ToList();
            var close = Task.Run(async () => { start.SignalAndWait(); return await desk.Send(AppraisalOffice.Leader2, new ConfirmRoundStep(round, RoundStep.Close, asked.Version)); });
            var outcomes = await Task.WhenAll(saves);
            Assert.That(await close, Is.InstanceOf<Done<RoundMoved>>());
            var done = outcomes.Count(o => o is Done<BallotSaved>);
            Assert.That(outcomes.OfType<Refused<BallotSaved>>().Select(o => o.Why), Is.All.EqualTo(AppraisalRules.NotOpen));
            Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM ap_ballots")).Single(), Is.EqualTo(done));
            Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM ap_voters WHERE voted = 2")).Single(), Is.EqualTo(done), "list and box agree");
            // no save is written after the close
            var order = await desk.Rows<string>("SELECT message FROM audit WHERE message IN ('SaveBallot', 'ConfirmRoundStep') ORDER BY seq");
            Assert.That(order[^1], Is.EqualTo("ConfirmRoundStep"));
            Assert.That(codes, Has.Count.EqualTo(3));
        }
    }

    [Test]
    public async Task F1_exactly_one_closes_counts_reviews_and_hands_in()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var quarter = 1; quarter <= Math.Min(4, times); quarter++)
        {
            var (round, codes) = await desk.Opened(2026, quarter);
            var sheet = await desk.Done(Asker.Nobody, new OpenCode(codes[0]));
            var ballots = sheet.Lines.Select(l => new CodeBallot(l.SubjectId, [20, 20, 20, 20])).ToList();
            await OneOf(desk, Asker.Nobody, Asker.Nobody, new HandInCode(codes[0], ballots));
            Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM ap_ballots b JOIN ap_subjects s ON s.id = b.subject_id WHERE s.round_id = @round", new { round })).Single(), Is.EqualTo(ballots.Count));
            await OneOf(desk, TestDesk.As("staff1"), TestDesk.As("staff1"), new SaveBallot(await desk.SubjectOf(round, 7), [20, 20, 20, 20], "", HandIn: true, 0));
            var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round)));
            await OneOf(desk, AppraisalOffice.Leader2, TestDesk.As("director"), new ConfirmRoundStep(round, RoundStep.Close, asked.Version));
            await OneOf(desk, AppraisalOffice.Leader1, AppraisalOffice.Leader2, new CountBallots(round, await desk.VersionOf(round)));
            await OneOf(desk, AppraisalOffice.Leader1, AppraisalOffice.Leader2, new ReviewRound(round, Confirm: true, "", await desk.VersionOf(round)));
            await OneOf(desk, AppraisalOffice.Leader1, AppraisalOffice.Leader2, new FeedBackRound(round, await desk.VersionOf(round)));
            var mine = await desk.SubjectOf(round, 7);
            await OneOf(desk, TestDesk.As("chief1"), TestDesk.As("chief1"), new RespondToResult(mine, "", await desk.SubjectVersion(mine)));
        }
    }

    private static async Task OneOf<T>(TestDesk desk, Asker one, Asker other, ICommand<T> message)
    {
        using var start = new Barrier(2);
        var outcomes = await Task.WhenAll(new[] { one, other }.Select(who => Task.Run(async () => { start.SignalAndWait(); return await desk.Send(who, message); })));
        Assert.That(outcomes.Count(o => o is Done<T>), Is.EqualTo(1), $"{message.GetType().Name}: {string.Join(" | ", outcomes.OfType<Refused<T>>().Select(o => o.Why.En))}");
    }
}
