using System.Globalization;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;

namespace OfficeDesk.Tests.Features.Absences;

/// <summary>Absences in few words; the clock shows Wednesday 4 March 2026, 09:00.</summary>
internal static class Scene
{
    public static DateTimeOffset At(string wall) => OfficeClock.Instant(DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    /// <summary>A meeting today.</summary>
    public static Task<AbsenceAnnounced> Announce(this TestDesk desk, string who, string from, string to, AbsenceKind kind = AbsenceKind.Meeting) =>
        desk.Done(TestDesk.As(who), new AnnounceAbsence(kind, "到县里开会", At($"2026-03-04 {from}"), At($"2026-03-04 {to}")));

    /// <summary>The same, approved by the section's chief.</summary>
    public static async Task<AbsenceAnnounced> Approved(this TestDesk desk, string who, string from, string to, string chief = "chief1", AbsenceKind kind = AbsenceKind.Meeting)
    {
        var a = await desk.Announce(who, from, to, kind);
        await desk.Done(TestDesk.As(chief), new DecideAbsence(a.Id, Agree: true, "", "有人在附近待命", 1));
        return a;
    }

    /// <summary>The clock shows this time of 4 March, and has done its round.</summary>
    public static Task<AbsencesWatched> Watch(this TestDesk desk, string time, string day = "2026-03-04")
    {
        desk.Clock.Set(DateTime.ParseExact($"{day} {time}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        return desk.Done(Asker.Clock, new WatchAbsences());
    }

    public static async Task<string> StateOf(this TestDesk desk, long id) => (await desk.Rows<string>("SELECT state FROM absences WHERE id = @id", new { id })).Single();

    /// <summary>Who was written to about a cause.</summary>
    public static Task<IReadOnlyList<long>> Letters(this TestDesk desk, string cause) => desk.Rows<long>("SELECT recipient_id FROM outbox WHERE cause LIKE @Like ORDER BY recipient_id, id", new { Like = cause + "%" });
}
