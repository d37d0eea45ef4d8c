using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>When an undecided absence lapses (GN-3).</summary>
internal static class Lapsing
{
    /// <summary>At its start; who asks at the last moment waits a while for an answer, and leaves only when it is there.</summary>
    public static DateTimeOffset At(AbsenceRow a, OfficePage office)
    {
        var answered = (a.AskedAt ?? a.EnteredAt).AddMinutes(office.Settings.Number(Settings.AbsenceWait));
        return answered > a.FromAt ? answered < a.ToAt ? answered : a.ToAt : a.FromAt;
    }
}
