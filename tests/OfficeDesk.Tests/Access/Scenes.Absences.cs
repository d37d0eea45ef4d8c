using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.AbsenceNotices;

namespace OfficeDesk.Tests.Access;

/// <summary>Absences of staff1, each try on a day of its own so that they do not overlap.</summary>
internal sealed class AbsenceScenes : ISceneBook
{
    private static int _day;

    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(DecideAbsence)] = async s => new(new DecideAbsence(await Asked(s), Agree: true, "", "", 1)),
        [nameof(WithdrawAbsence)] = async s => new(new WithdrawAbsence(await Asked(s), 1)),
        [nameof(ShowAbsence)] = async s => new(new ShowAbsence(await Asked(s))),
        [nameof(RecordReturn)] = async s => new(new RecordReturn(await Running(s), null, 2)),
        [nameof(AskLaterReturn)] = async s => new(new AskLaterReturn(await Running(s), s.Desk.Clock.GetUtcNow().AddMinutes(150), "还没有开完", 2)),
        [nameof(DecideLaterReturn)] = async s =>
        {
            var id = await Running(s);
            await s.Desk.Done(Stage.Staff1, new AskLaterReturn(id, s.Desk.Clock.GetUtcNow().AddMinutes(150), "还没有开完", 2));
            return new(new DecideLaterReturn(id, Agree: true, "", 3));
        },
        [nameof(HangNotice)] = async s => new(new HangNotice(await Running(s))),
        [nameof(HangSectionNotice)] = async s =>
        {
            var id = Interlocked.Increment(ref _day);
            await s.Desk.Write("INSERT INTO section_empty (id, section_id, from_at, to_at, on_duty, state, found_at) VALUES (@id, 3, '2026-03-04T02:00:00.000000Z', '2026-03-04T03:00:00.000000Z', 1, 'Coming', '2026-03-04T01:00:00.000000Z')", new { id });
            return new(new HangSectionNotice(id), OfSections: true);
        },
        [nameof(AbsenceFacts)] = async s =>
        {
            await Running(s);
            return new(new AbsenceFacts(), "工作人员甲");
        },
        [nameof(RevokeFeedKey)] = async s =>
        {
            await s.Desk.Write("UPDATE feed_keys SET revoked_at = made_at");
            return new(new RevokeFeedKey((await s.Desk.Done(Stage.Staff1, new MakeFeedKey(FeedScope.Own))).Id));
        },
        [nameof(ListFeedKeys)] = async s =>
        {
            await s.Desk.Write("UPDATE feed_keys SET revoked_at = made_at");
            return new(new ListFeedKeys(), $"\"id\":{(await s.Desk.Done(Stage.Staff1, new MakeFeedKey(FeedScope.Own))).Id}");
        },
    };

    public IReadOnlySet<string> NameSomebody { get; } = new HashSet<string>(StringComparer.Ordinal) { nameof(ReportAbsence) };

    /// <summary>Staff1 asks for an hour on a working day to come.</summary>
    private static async Task<long> Asked(Stage s)
    {
        await s.Desk.Write("UPDATE absences SET state = 'Withdrawn' WHERE state IN ('Asked', 'Approved')");
        var at = s.Desk.Clock.GetUtcNow().AddDays(1 + Interlocked.Increment(ref _day) % 2);
        return (await s.Desk.Done(Stage.Staff1, new AnnounceAbsence(AbsenceKind.Meeting, "开会", at, at.AddMinutes(60)))).Id;
    }

    /// <summary>Staff1 is away now, with the chief's approval.</summary>
    private static async Task<long> Running(Stage s)
    {
        await s.Desk.Write("UPDATE absences SET state = 'Withdrawn'");
        var now = s.Desk.Clock.GetUtcNow();
        var asked = await s.Desk.Done(Stage.Staff1, new AnnounceAbsence(AbsenceKind.Meeting, "开会", now, now.AddMinutes(60)));
        await s.Desk.Done(TestDesk.As("chief1"), new DecideAbsence(asked.Id, Agree: true, "", "", 1));
        return asked.Id;
    }
}
