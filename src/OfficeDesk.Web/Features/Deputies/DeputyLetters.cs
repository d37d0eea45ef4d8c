using System.Globalization;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Deputies;

/// <summary>What the letters about a deputy say: the seat, the days, a link; who it is stands behind the link (B6).</summary>
/// <param name="Mine">Whether it goes to whoever is represented, not to the deputy.</param>
public sealed record DeputySheet(bool Mine, string Seat, string From, string To, string Link);

/// <summary>Tells a newly named deputy, and whoever is represented, in the transaction of the naming.</summary>
/// <remarks>GN-2.</remarks>
public sealed class DeputyLetters(LetterTemplates templates, OfficeAddress address)
{
    internal async Task Queue(Db db, OfficePage office, DeputyRow row)
    {
        var seat = SeatOf(office, row);
        foreach (var (person, mine) in new[] { (row.DeputyId, false), (row.PrincipalId, true) })
        {
            var sheet = new DeputySheet(mine, seat, Chinese(row.FromDay), Chinese(row.ToDay), address.Url + "/deputies");
            var subject = mine ? $"已为您的职责指定代批人：{seat}" : $"请您代批：{seat}，{sheet.From}至{sheet.To}";
            await Outbox.Queue(db, office, new Letter($"deputy:{row.Id}", person, subject, templates.Text("deputy", sheet), templates.Html("deputy", sheet)));
        }
    }

    /// <summary>A deputy whose days end early, and whoever is represented, learn of it; not whoever ended it.</summary>
    internal async Task Ended(Db db, OfficePage office, DeputyRow row)
    {
        foreach (var (person, mine) in new[] { (row.DeputyId, false), (row.PrincipalId, true) }.Where(p => p.Item1 != db.Who.PersonId))
        {
            var sheet = new DeputySheet(mine, SeatOf(office, row), Chinese(row.FromDay), Chinese(row.ToDay), address.Url + "/deputies");
            await Outbox.Queue(db, office, new Letter($"deputy-ended:{row.Id}", person, $"代批提前结束：{sheet.Seat}", templates.Text("deputy-ended", sheet), templates.Html("deputy-ended", sheet)));
        }
    }

    private static string SeatOf(OfficePage office, DeputyRow row) => row.Role switch
    {
        Roles.Chief => office.SectionName(row.SectionId ?? 0) + "负责人", Roles.Leader => "分管领导", Roles.Director => "局长", Roles.Discipline => "纪检组", _ => "办公室（备案人）",
    };

    private static string Chinese(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");
}
