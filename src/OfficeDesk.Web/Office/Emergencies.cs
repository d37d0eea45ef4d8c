using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Emergencies: who takes them while the office is closed, and the task of being on site (DL-13).</summary>
public static class Emergencies
{
    private const string SiteOf = "SELECT id FROM tasks WHERE enquiry_id = @EnquiryId AND kind = 'Site'";

    private const string OpenSites = "SELECT id FROM tasks WHERE enquiry_id = @EnquiryId AND kind = 'Site' AND state IN ('Open', 'Paused')";

    private const string Give = "UPDATE tasks SET answering_id = @PersonId, section_id = @SectionId, version = version + 1 WHERE id = @Id AND state IN ('Open', 'Paused')";

    /// <summary>Who is on duty now, else who leads the duty, for an emergency while the office is closed; null for everything else, and where nobody is on the roster.</summary>
    /// <remarks>DL-13, DU-1.</remarks>
    public static async Task<Responsible?> OnDuty(Db db, OfficePage office, MatterType matter)
    {
        if (!EmergencyRules.GoesToDuty(matter.Emergency, DutyRules.OutOfHours(db.Wall, office.HoursOn(db.Today), office.Calendar)) || await Sitting.Now(db, office) is not { } duty) return null;
        var away = await Absences.Away(db);
        foreach (var person in new[] { duty.PersonId, duty.LeaderId })
            if (office.People.TryGetValue(person, out var p) && p.Active == 1 && !away.Contains(person)) return new Responsible(person, ResponsibleWhy.Duty);
        return null;
    }

    /// <summary>Opens the task of being on site, where the matter needs it.</summary>
    /// <param name="matterTaskId">The task of paying, or of checking what was handed in; it is not written again. None while papers are awaited.</param>
    /// <param name="why">See <see cref="Answering.Move"/>.</param>
    /// <param name="like">The task of paying: number, enquiry, people, day of receipt.</param>
    public static async Task OpenSite(Db db, OfficePage office, MatterType matter, long? matterTaskId, string why, TaskRow like)
    {
        if (EmergencyRules.OnSiteWithin(matter.Emergency) is not { } limit) return;
        var due = DeadlineRules.DueDate(like.ReceivedOn, limit, office.Calendar);
        var id = db.NewId();
        await Tasks.Make(db, like with
        {
            Id = id, Number = like.Number + "-X", Kind = TaskKind.Site, Title = TaskTitles.Site + matter.Name, Source = TaskSource.Citizen, LimitNo = limit.Number, LimitUnit = limit.Unit, DueOn = due,
            Provisional = 0, Urgent = 1,
        }, why);
        await Timeline.Write(db, matterTaskId, like.EnquiryId, "Emergency", $"急难：{due:yyyy年M月d日}当日到现场（{like.Number}-X），{LastDay.Zh(like.DueOn)}发放",
            $"emergency: on site on {due:yyyy-MM-dd} ({like.Number}-X), to be paid {LastDay.En(like.DueOn)}");
    }

    /// <summary>Whether somebody was sent already for this enquiry.</summary>
    public static async Task<bool> HasSite(Db db, long enquiryId) => await db.Find<long?>(SiteOf, new { EnquiryId = enquiryId }) is not null;

    /// <summary>Whoever takes the matter over takes the way to the site as well.</summary>
    public static async Task Follow(Db db, long enquiryId, long personId, long sectionId, string why)
    {
        foreach (var id in await db.Query<long>(OpenSites, new { EnquiryId = enquiryId }))
            if (await db.Changed(Give, new { Id = id, PersonId = personId, SectionId = sectionId })) await Answering.Move(db, id, personId, sectionId, why);
    }
}
