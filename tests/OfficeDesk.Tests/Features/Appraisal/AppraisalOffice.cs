using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>Rounds of the demo bureau, brought to a state by real messages.</summary>
internal static class AppraisalOffice
{
    public static Asker Leader1 => TestDesk.As("leader1");

    public static Asker Leader2 => TestDesk.As("leader2");

    /// <summary>Everybody's account by person.</summary>
    public static Asker Person(long id) => Web.Demo.DemoBureau.AskerOf(id);

    /// <summary>A drafted round of chiefs with three codes; the discipline office's chief has too few colleagues and is left out.</summary>
    public static async Task<(long Round, IReadOnlyList<string> Codes)> Draft(this TestDesk desk, int year = 2026, int quarter = 0)
    {
        var drafted = await desk.Done(Leader1, new DraftRound(RoundOf.Chiefs, year, quarter, desk.Today.AddDays(20)));
        await desk.Done(Leader1, new SetSubject(drafted.Id, 22, In: false));
        var codes = await desk.Done(Leader1, new MakeCodes(drafted.Id, ["城关镇", "城关镇", "东关社区"]));
        return (drafted.Id, [.. codes.Codes.Select(c => c.Code)]);
    }

    /// <summary>An open round.</summary>
    public static async Task<(long Round, IReadOnlyList<string> Codes)> Opened(this TestDesk desk, int year = 2026, int quarter = 0)
    {
        var draft = await desk.Draft(year, quarter);
        await desk.Step(draft.Round, RoundStep.Open);
        return draft;
    }

    /// <summary>Two persons open or close it, whatever is missing.</summary>
    public static async Task Step(this TestDesk desk, long round, RoundStep step)
    {
        var asked = await desk.Done(Leader1, new AskRoundStep(round, step, await desk.VersionOf(round), "其余测评人长期外派"));
        await desk.Done(Leader2, new ConfirmRoundStep(round, step, asked.Version));
    }

    public static async Task<int> VersionOf(this TestDesk desk, long round) => (await desk.Rows<int>("SELECT version FROM ap_rounds WHERE id = @round", new { round })).Single();

    public static async Task<int> SubjectVersion(this TestDesk desk, long subject) => (await desk.Rows<int>("SELECT version FROM ap_subjects WHERE id = @subject", new { subject })).Single();

    /// <summary>The line of a person in a round.</summary>
    public static async Task<long> SubjectOf(this TestDesk desk, long round, long person) =>
        (await desk.Rows<long>("SELECT id FROM ap_subjects WHERE round_id = @round AND person_id = @person", new { round, person })).Single();

    /// <summary>Everybody hands in; the points of a dimension follow from rater and person.</summary>
    /// <param name="below">2 = drafts too; 1 = only those who have not begun.</param>
    public static async Task VoteAll(this TestDesk desk, long round, IReadOnlyList<string> codes, Func<long, long, decimal> points, int dims = 4, int below = 2)
    {
        foreach (var v in await desk.Rows<(long SubjectId, long PersonId, long RaterId)>(
            "SELECT v.subject_id, s.person_id, v.rater_id FROM ap_voters v JOIN ap_subjects s ON s.id = v.subject_id WHERE v.round_id = @round AND v.rater_id IS NOT NULL AND v.voted < @below", new { round, below }))
        {
            var given = points(v.RaterId, v.PersonId);
            await desk.Done(Person(v.RaterId), new SaveBallot(v.SubjectId, [.. Enumerable.Repeat((decimal?)given, dims)], "", HandIn: true, 0));
        }
        foreach (var (code, n) in codes.Select((c, i) => (c, i)))
        {
            var sheet = await desk.Done(Asker.Nobody, new OpenCode(code));
            await desk.Done(Asker.Nobody, new HandInCode(code, [.. sheet.Lines.Select(l => new CodeBallot(l.SubjectId, [20 + n, 20, 20, 20]))]));
        }
    }

    /// <summary>Something in the organisation changes under a running round.</summary>
    public static async Task Reorganise(this TestDesk desk, string sql)
    {
        await desk.Write(sql + "; UPDATE stamps SET value = value + 1 WHERE name = 'office'");
        // the book is believed for a second of the machine's time
        await Task.Delay(TimeSpan.FromSeconds(1.1));
    }

    /// <summary>Closed, counted, reviewed and fed back.</summary>
    public static async Task FeedBack(this TestDesk desk, long round)
    {
        await desk.Step(round, RoundStep.Close);
        await desk.Done(Leader1, new CountBallots(round, await desk.VersionOf(round)));
        await desk.Done(Leader1, new ReviewRound(round, Confirm: true, "", await desk.VersionOf(round)));
        await desk.Done(Leader1, new FeedBackRound(round, await desk.VersionOf(round)));
    }
}
