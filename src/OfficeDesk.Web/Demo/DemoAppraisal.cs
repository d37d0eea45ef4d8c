using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Web.Demo;

/// <summary>
/// Two rounds of section chiefs: last quarter's from its draft to feedback, an objection and a rectification, and the year's,
/// open, with half of the ballots in.
/// </summary>
internal sealed class DemoAppraisal(DemoDesk desk, DateOnly today)
{
    // leader1 2, leader2 3 and the office's chief 4 are the appraisal group; the discipline office's chief 22 has too few colleagues
    private const long One = 2;
    private const long Two = 3;
    private static readonly string[] Units = ["城关镇", "城关镇", "东关社区", "西关社区"];
    private static readonly string[] Words = ["窗口答复及时，群众反映好。", "建议加强材料一次性告知。", "配合其他股室主动。"];
    private long _quarter;
    private long _year;
    private IReadOnlyList<string> _codes = [];

    /// <summary>What happens in the afternoon of a working day so many working days ago.</summary>
    public async Task On(int ago)
    {
        // a month with long holidays has fewer working days than the story: what has not begun does not go on
        if ((ago is < 18 and > 6 && _quarter == 0) || (ago < 6 && _year == 0)) return;
        switch (ago)
        {
            case 18: (_quarter, _codes) = await Draft(today.Month <= 3 ? today.Year - 1 : today.Year, today.Month <= 3 ? 4 : (today.Month - 1) / 3, 5); break;
            case 17: await Step(_quarter, RoundStep.Open); await Vote(_quarter, everybody: true); await VoteByCode(_codes); break;
            case 16: await Step(_quarter, RoundStep.Close); await Count(); break;
            case 15: await Review(); break;
            case 13: await Answer(7, ""); await Answer(16, "窗口系统停电两天，超期的两件请核实。"); break;
            case 11: await AnswerObjection(); await Rectify(); break;
            case 6: (_year, _codes) = await Draft(today.Year, 0, 21); break;
            case 5: await Step(_year, RoundStep.Open); break;
            case 4: await Vote(_year, everybody: false); await VoteByCode(_codes.Take(2)); break;
        }
    }

    private async Task<(long, IReadOnlyList<string>)> Draft(int year, int quarter, int days)
    {
        if (await desk.Send(One, new DraftRound(RoundOf.Chiefs, year, quarter, DateOnly.FromDateTime(desk.Wall).AddDays(days))) is not { } drafted) return (0, []);
        await desk.Send(One, new SetSubject(drafted.Id, 22, In: false));
        var made = await desk.Send(One, new MakeCodes(drafted.Id, Units));
        return (drafted.Id, [.. made!.Codes.Select(c => c.Code)]);
    }

    private async Task Step(long round, RoundStep step)
    {
        var asked = await desk.Send(One, new AskRoundStep(round, step, (await Shown(round)).Version));
        await desk.Send(Two, new ConfirmRoundStep(round, step, asked!.Version));
    }

    private async Task Vote(long round, bool everybody)
    {
        foreach (var rater in (await Shown(round)).Missing.Select(m => m.PersonId).Where(p => everybody || p % 3 != 0))
        {
            var mine = await desk.Send(rater, new MyBallots());
            foreach (var line in mine!.Rounds.Where(r => r.RoundId == round).SelectMany(r => r.Lines))
            {
                // chief3 (section 5) had a bad quarter; everybody judges a little differently
                var level = line.Name == "科长丙" ? 15m : 21 + line.SubjectId % 5 / 2m;
                decimal Points(int d) => Math.Min(25, level + (rater + d * 3) % 5 / 2m);
                await desk.Send(rater, new SaveBallot(line.SubjectId, [Points(0), Points(1), Points(2), Points(3)], rater % 4 == 0 ? Words[rater / 4 % 3] : "", HandIn: everybody || rater % 5 != 0, 0));
            }
        }
    }

    private async Task VoteByCode(IEnumerable<string> codes)
    {
        foreach (var (code, n) in codes.Select((c, i) => (c, i)))
        {
            if (await desk.Send(Asker.Nobody, new OpenCode(code)) is not { } sheet) continue;
            await desk.Send(Asker.Nobody, new HandInCode(code, [.. sheet.Lines.Select(l => new CodeBallot(l.SubjectId, [20 + n, 21, 20.5m, l.Name == "科长丙" ? 14 : 23]))]));
        }
    }

    private async Task Count() => await desk.Send(One, new CountBallots(_quarter, (await Shown(_quarter)).Version));

    private async Task Review()
    {
        var reviewed = await desk.Send(One, new ReviewRound(_quarter, Confirm: true, "", (await Shown(_quarter)).Version));
        var fed = await desk.Send(One, new FeedBackRound(_quarter, reviewed!.Version));
        await desk.Send(Two, new PublishRound(_quarter, fed!.Version));
    }

    private async Task Answer(long person, string objection)
    {
        var mine = await desk.Send(person, new PersonResults());
        foreach (var line in mine!.Lines.Where(l => l.Waiting)) await desk.Send(person, new RespondToResult(line.SubjectId, objection, (await Result(line.SubjectId)).Version));
    }

    private async Task AnswerObjection()
    {
        var result = await Result(await SubjectOf(16));
        await desk.Send(Two, new AnswerObjection(result.SubjectId, Stands: true, "停电已扣除，其余两件确属超期，结果维持。", result.Version));
    }

    private async Task Rectify()
    {
        var result = await Result(await SubjectOf(16));
        await desk.Send(One, new OrderRectification(result.SubjectId, "提高按时办结率，建立每日清单，月底前报整改情况。", 20, result.Version));
    }

    private async Task<long> SubjectOf(long person) => (await Shown(_quarter)).Subjects.Single(s => s.PersonId == person).Id;

    private async Task<RoundShown> Shown(long round) => (await desk.Send(One, new ShowRound(round)))!;

    private async Task<ResultShown> Result(long subject) => (await desk.Send(One, new ShowResult(subject)))!;
}
