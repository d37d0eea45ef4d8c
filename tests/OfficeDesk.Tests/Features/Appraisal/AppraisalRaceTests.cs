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
            var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round), "其余不再等"));
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
            var asked = await desk.Done(AppraisalOffice.Leader1, new AskRoundStep(round, RoundStep.Close, await desk.VersionOf(round), "其余不再等"));
            await OneOf(desk, AppraisalOffice.Leader2, TestDesk.As("director"), new ConfirmRoundStep(round, RoundStep.Close, asked.Version));
            await OneOf(desk, AppraisalOffice.Leader1, AppraisalOffice.Leader2, new CountBallots(round, await desk.VersionOf(round)));
            await OneOf(desk, AppraisalOffice.Leader1, AppraisalOffice.Leader2, new ReviewRound(round, Confirm: true, "", await desk.VersionOf(round)));
            await OneOf(desk, AppraisalOffice.Leader1, AppraisalOffice.Leader2, new FeedBackRound(round, await desk.VersionOf(round)));
            var mine = await desk.SubjectOf(round, 7);
            await OneOf(desk, TestDesk.As("chief1"), TestDesk.As("chief1"), new RespondToResult(mine, "", await desk.SubjectVersion(mine)));
        }
    }

    [Test]
    public async Task F1_AP_4_a_lost_code_is_replaced_while_somebody_votes_with_it_and_there_is_one_vote_or_one_new_code_never_both()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        for (var quarter = 1; quarter <= Math.Min(4, times); quarter++)
        {
            var (round, codes) = await desk.Opened(2026, quarter);
            var (id, code) = ((await desk.Rows<long>("SELECT id FROM ap_codes WHERE round_id = @round AND unit = '东关社区'", new { round })).Single(), codes[2]);
            var ballots = (await desk.Done(Asker.Nobody, new OpenCode(code))).Lines.Select(l => new CodeBallot(l.SubjectId, [20, 20, 20, 20])).ToList();
            using var start = new Barrier(2);
            var voting = Task.Run(async () => { start.SignalAndWait(); return await desk.Send(Asker.Nobody, new HandInCode(code, ballots)); });
            var replacing = Task.Run(async () => { start.SignalAndWait(); return await desk.Send(AppraisalOffice.Leader1, new ReplaceCode(id)); });
            var (voted, replaced) = (await voting is Done<CodeHandedIn>, await replacing as Done<CodesMade>);
            Assert.That(voted, Is.EqualTo(replaced is null), "exactly one of them has its way");
            var row = (await desk.Rows<(int Used, int Replaced)>("SELECT used, replaced FROM ap_codes WHERE id = @id", new { id })).Single();
            Assert.That(row, Is.EqualTo(voted ? (1, 0) : (0, 1)));
            Assert.That((await desk.Refused(Asker.Nobody, new OpenCode(code))).Kind, Is.EqualTo(RefusalKind.NotFound), "the old code opens nothing any more");
            if (replaced is { Value.Codes: [var fresh] }) await OneOf(desk, Asker.Nobody, Asker.Nobody, new HandInCode(fresh.Code, ballots));
            Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM ap_ballots b JOIN ap_subjects s ON s.id = b.subject_id WHERE s.round_id = @round", new { round })).Single(), Is.EqualTo(ballots.Count), "the unit voted once");
            Assert.That((await desk.Rows<long>("SELECT COUNT(*) FROM ap_codes WHERE round_id = @round", new { round })).Single(), Is.EqualTo(3));
        }
    }

    [Test]
    public async Task F1_AP_4_replaced_by_two_at_once_the_code_in_force_is_one()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (round, _) = await desk.Opened();
        var id = (await desk.Rows<long>("SELECT id FROM ap_codes WHERE round_id = @round ORDER BY id", new { round }))[0];
        using var start = new Barrier(2);
        var made = await Task.WhenAll(new[] { AppraisalOffice.Leader1, AppraisalOffice.Leader2 }.Select(who => Task.Run(async () => { start.SignalAndWait(); return await desk.Send(who, new ReplaceCode(id)); })));
        var fresh = made.OfType<Done<CodesMade>>().Select(d => d.Value.Codes.Single().Code).ToList();
        var open = 0;
        foreach (var code in fresh) if (await desk.Send(Asker.Nobody, new OpenCode(code)) is Done<CodeSheet>) open++;
        Assert.That((fresh.Count, open), Is.EqualTo((2, 1)), "the later one is in force, the earlier one opens nothing");
    }

    private static async Task OneOf<T>(TestDesk desk, Asker one, Asker other, ICommand<T> message)
    {
        using var start = new Barrier(2);
        var outcomes = await Task.WhenAll(new[] { one, other }.Select(who => Task.Run(async () => { start.SignalAndWait(); return await desk.Send(who, message); })));
        Assert.That(outcomes.Count(o => o is Done<T>), Is.EqualTo(1), $"{message.GetType().Name}: {string.Join(" | ", outcomes.OfType<Refused<T>>().Select(o => o.Why.En))}");
    }
}
