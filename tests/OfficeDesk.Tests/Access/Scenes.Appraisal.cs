using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Tests.Access;

/// <summary>Rounds in which staff1 votes on somebody of another section, or is appraised.</summary>
internal sealed class AppraisalScenes : ISceneBook
{
    private static int _year = 2000;

    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(MyBallots)] = async s => new(new MyBallots(), $"\"subjectId\":{await Ballot(s.Desk)}"),
        [nameof(ReadBallot)] = async s => new(new ReadBallot(await Ballot(s.Desk))),
        [nameof(SaveBallot)] = async s => new(new SaveBallot(await Ballot(s.Desk), [25, 25, 25, 25], "", HandIn: true, 0)),
        [nameof(RespondToResult)] = async s => new(new RespondToResult(await Result(s.Desk), "", 1)),
        [nameof(ShowResult)] = async s => new(new ShowResult(await Result(s.Desk))),
        [nameof(ShowFact)] = async s => new(new ShowFact(await Result(s.Desk), "absences")),
        [nameof(ListResults)] = async s => new(new ListResults(await Result(s.Desk) - 1), "工作人员甲"),
        [nameof(PersonResults)] = async s =>
        {
            await Result(s.Desk);
            return new(new PersonResults(Askers.Owner));
        },
    };

    /// <summary>Whoever asked for an exemption, and whoever a result is about, in the seat of the appraisal group (GN-1).</summary>
    public IReadOnlyDictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>> Subjects { get; } = new Dictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>>(StringComparer.Ordinal)
    {
        [nameof(ConfirmExemption)] = async s =>
        {
            var (asks, subject) = (TestDesk.As("leader1"), await Ballot(s.Desk));
            var asked = await s.Desk.Done(asks, new AskExemption(subject, Exempt: true, "全年外出学习", 1));
            var about = TestDesk.As("staff6");
            return
            [
                new("asked for it", asks, new ConfirmExemption(subject, Agree: true, asked.Version)),
                new("it is about them", about with { Roles = about.Roles | Roles.Appraisal }, new ConfirmExemption(subject, Agree: true, asked.Version)),
                new("it is about them, in the director's seat", about with { Roles = Roles.Director }, new ConfirmExemption(subject, Agree: true, asked.Version)),
            ];
        },
        [nameof(ConfirmRoundStep)] = async s =>
        {
            var asks = TestDesk.As("leader1");
            var round = (await s.Desk.Done(asks, new DraftRound(RoundOf.Chiefs, 2026, 0, s.Desk.Today.AddDays(20)))).Id;
            await s.Desk.Done(asks, new SetSubject(round, 22, In: false));
            await s.Desk.Done(asks, new MakeCodes(round, ["城关镇", "城关镇", "东关社区"]));
            var version = (await s.Desk.Rows<int>("SELECT version FROM ap_rounds WHERE id = @round", new { round })).Single();
            var asked = await s.Desk.Done(asks, new AskRoundStep(round, RoundStep.Open, version));
            return [new("asked for it", asks, new ConfirmRoundStep(round, RoundStep.Open, asked.Version))];
        },
        [nameof(AnswerObjection)] = async s =>
        {
            var subject = await Result(s.Desk);
            await s.Desk.Write("UPDATE ap_subjects SET answer = 'Objected' WHERE id = @subject", new { subject });
            return [new("objected", Stage.Staff1 with { Roles = Roles.Staff | Roles.Appraisal }, new AnswerObjection(subject, Stands: true, "维持", 1))];
        },
    };

    /// <summary>The line of an open round on which staff1 votes on person 14; nobody else does.</summary>
    internal static async Task<long> Ballot(TestDesk desk)
    {
        var id = await Round(desk, RoundOf.Chiefs, RoundState.Open);
        await desk.Write("INSERT INTO ap_subjects (id, round_id, person_id, section_id) VALUES (@Subject, @Id, 14, 4); INSERT INTO ap_voters (id, round_id, subject_id, category, rater_id) VALUES (@Voter, @Id, @Subject, 'Others', 8)",
            new { Id = id, Subject = id + 1, Voter = id + 2 });
        return id + 1;
    }

    /// <summary>The result of staff1 in a round that was fed back today; its id is one above that of the round.</summary>
    internal static async Task<long> Result(TestDesk desk)
    {
        var id = await Round(desk, RoundOf.Staff, RoundState.FedBack);
        await desk.Write("""
            UPDATE ap_rounds SET counts = 1, fed_back_on = '2026-03-04', object_until = '2026-03-11' WHERE id = @Id;
            INSERT INTO ap_subjects (id, round_id, person_id, section_id, answer) VALUES (@Subject, @Id, 8, 3, 'Waiting');
            INSERT INTO ap_results (subject_id, count_no, total, grade, raw, formula) VALUES (@Subject, 1, 6950, 'Basic', '139/2', '…')
            """, new { Id = id, Subject = id + 1 });
        return id + 1;
    }

    private static async Task<long> Round(TestDesk desk, RoundOf of, RoundState state)
    {
        var year = Interlocked.Increment(ref _year);
        var id = year * 1000L;
        await desk.Write("""
            INSERT INTO ap_rounds (id, of_whom, year_no, quarter_no, state, last_day, weights, dims, least, quarter_share, rectify_below, made_by, made_at)
            VALUES (@Id, @Of, @Year, 0, @State, '2026-12-20', '70,10,10,10', @Dims, 3, 0, 70, 2, '2026-03-01T00:00:00.000000Z')
            """, new { Id = id, Of = of.ToString(), Year = year, State = state.ToString(), Dims = of is RoundOf.Chiefs ? "25,25,25,25" : "20,20,20,20,20" });
        return id;
    }
}
