using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Measures;
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
        [nameof(DecideAppeal)] = async s => new(new DecideAppeal((await Cases.Appealed(s.Desk, Askers.Owner)).Measure, AppealResult.Upheld, null, "维持", 5)),
    };
}
