using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Measures;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Measures;

namespace OfficeDesk.Tests.Access;

/// <summary>Breaches against staff1 and the measures that follow. The person concerned is the owner: they find it once they were told, and act only in their own part.</summary>
internal sealed class MeasureScenes : ISceneBook
{
    private const long Officer = 17;

    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(ListBreaches)] = async s =>
        {
            var id = await Cases.Heard(s.Desk, Askers.Owner);
            return new(new ListBreaches(Take: 500), $"\"id\":{id},");
        },
        [nameof(ShowBreach)] = async s => new(new ShowBreach(await Cases.Heard(s.Desk, Askers.Owner))),
        [nameof(GiveStatement)] = async s => new(new GiveStatement(await Cases.Heard(s.Desk, Askers.Owner), "材料当天才到。", 2)),
        [nameof(HearBreaches)] = async s => new(new HearBreaches([await Cases.Record(s.Desk, Askers.Owner)]), OwnIsSubject: true),
        [nameof(ConfirmBreach)] = async s => new(new ConfirmBreach(await Cases.Heard(s.Desk, Askers.Owner), "属实", 2)),
        [nameof(DismissBreach)] = async s => new(new DismissBreach(await Cases.Heard(s.Desk, Askers.Owner), "不属实", 2)),
        [nameof(MergeBreach)] = async s => new(new MergeBreach(await Cases.Heard(s.Desk, Askers.Owner), await Cases.Heard(s.Desk, Askers.Owner), "同一件事", 2)),
        [nameof(ProposeMeasure)] = async s => new(new ProposeMeasure(await Cases.Confirmed(s.Desk, Askers.Owner), MeasureKind.Admonition, false, "首次", null, 4)),
        // somebody else's measure that person 8 has to decide
        [nameof(DecideMeasure)] = async s =>
        {
            var (_, measure) = await Cases.Proposed(s.Desk, Officer);
            await s.Desk.Write("UPDATE requests SET decider_id = 8 WHERE subject_id = @measure", new { measure });
            return new(new DecideMeasure(measure, true, "", 1));
        },
        [nameof(IssueNotice)] = async s => new(new IssueNotice((await Cases.Decided(s.Desk, Askers.Owner)).Measure, "认真整改", 2)),
        [nameof(ServeMeasure)] = async s => new(new ServeMeasure((await Cases.Decided(s.Desk, Askers.Owner)).Measure, s.Desk.Today, "当面送达，本人签收", null, 2)),
        [nameof(AppealMeasure)] = async s => new(new AppealMeasure((await Cases.Served(s.Desk, Askers.Owner)).Measure, "处理过重", 4)),
        [nameof(OrderRemedy)] = async s => new(new OrderRemedy([(await s.Enquiry()).Number], "立即办结", null)),
        [nameof(RemedyForm)] = async s => new(new RemedyForm([(await s.Enquiry()).Number])),
        [nameof(DecideAppeal)] = async s => new(new DecideAppeal((await Cases.Appealed(s.Desk, Askers.Owner)).Measure, AppealResult.Upheld, null, "维持", 5)),
    };

    /// <summary>Whoever a measure is about, whoever stands in for them, and whoever proposed it, in every seat that would decide (GN-1).</summary>
    public IReadOnlyDictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>> Subjects { get; } = new Dictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>>(StringComparer.Ordinal)
    {
        [nameof(DecideMeasure)] = async s =>
        {
            // nobody but the leader in charge, who is the subject, would be asked; it goes up to the director
            var (leader, director) = (TestDesk.As("leader2"), TestDesk.As("director"));
            var ofLeader = new DecideMeasure((await Cases.Proposed(s.Desk, leader.PersonId)).Measure, true, "同意", 1);
            var ofDirector = new DecideMeasure((await Cases.Proposed(s.Desk, director.PersonId)).Measure, true, "同意", 1);
            var ofStaff = new DecideMeasure((await Cases.Proposed(s.Desk, Askers.Owner)).Measure, true, "同意", 1);
            var seat = Askers.Subjects(Roles.Leader).Concat(Askers.Subjects(Roles.Director)).Select(x => new OwnMatter($"it is about them, {x.Why}", x.Who with { InCharge = [3, 7] }, ofStaff));
            var proposer = Cases.Officer with { Roles = Roles.Discipline | Roles.Leader | Roles.Director, InCharge = [3, 7] };
            return
            [
                .. seat,
                new("the leader in charge of discipline, about themselves", leader, ofLeader),
                new("stands in for the leader it is about", TestDesk.As("office0") with { Roles = Roles.Staff | Roles.Leader, InCharge = [7], StandsInFor = [new StandIn(Roles.Leader, 7, leader.PersonId, leader.Name)] }, ofLeader),
                new("the director, about themselves", director, ofDirector),
                new("who proposed it, in the seat of the leader", proposer, ofStaff),
                new("who proposed it, after the leader went away", proposer, await Before(s, ofLeader, proposer.PersonId)),
            ];
        },
        [nameof(RecordBreach)] = s =>
        {
            var (officer, director) = (Cases.Officer, TestDesk.As("director"));
            RecordBreach About(Asker who) => new(who.PersonId, BreachKind.Attitude, s.Desk.Today, "态度生硬");
            return Task.FromResult<IReadOnlyList<OwnMatter>>(
            [
                new("an officer about themselves", officer, About(officer)), new("the director about themselves", director, About(director)),
                new("an officer in the director's place about themselves", officer with { Roles = Roles.Discipline | Roles.Director, StandsInFor = [new StandIn(Roles.Director, 0, director.PersonId, director.Name)] }, About(officer)),
            ]);
        },
        [nameof(ConfirmLadder)] = async s =>
        {
            var id = (await s.Desk.Done(Cases.Officer, new ProposeLadder(BreachKind.Attitude, CountedOver.Year, "本局情况", [new LadderStep(MeasureKind.Admonition)]))).Id;
            var deputy = TestDesk.As("discipline2");
            return
            [
                new("proposed it", Cases.Officer, new ConfirmLadder(id)),
                new("stands in for who proposed it", deputy with { StandsInFor = [new StandIn(Roles.Discipline, 0, Cases.Officer.PersonId, Cases.Officer.Name)] }, new ConfirmLadder(id)),
            ];
        },
    };

    /// <summary>The same measure, waiting before this person.</summary>
    private static async Task<DecideMeasure> Before(Stage s, DecideMeasure message, long person)
    {
        await s.Desk.Write("UPDATE requests SET decider_id = @person WHERE subject_id = @Id", new { person, message.Id });
        return message;
    }
}
