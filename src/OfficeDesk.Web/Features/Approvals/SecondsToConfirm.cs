using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>A change that one person proposed and the asker may confirm (GN-1); what it changes stands on its own page.</summary>
/// <param name="Kind">Holidays, Setting, Grant, Matter, Reset, Ladder, Template, or Step for the opening or the close of an appraisal, or Exempt for who is left out of one.</param>
/// <param name="About">Which years, which setting, which kind of document; empty where only its page says it.</param>
/// <param name="AboutEn">The same in English.</param>
/// <param name="Href">Where it is looked at and confirmed.</param>
public sealed record SecondToConfirm(long Id, string Kind, string About, string AboutEn, string Reason, string By, DateTimeOffset At, int WaitedDays, string Href);

/// <summary>Reads what waits for a second person.</summary>
internal static class SecondsToConfirm
{
    public static async Task<IReadOnlyList<SecondToConfirm>> Of(Db db, OfficePage office) => [.. (await ToConfirm.Before(db)).Select(p =>
    {
        var (zh, en) = About(p, office);
        return new SecondToConfirm(p.Id, p.Kind, zh, en, p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, office.Calendar.Between(OfficeClock.Day(p.ProposedAt), db.Today), Page(p));
    })];

    private static (string Zh, string En) About(SecondPersonRow p, OfficePage office) => p.Proposal switch
    {
        ProposalKind.Holidays => ($"{p.Subject} 年", p.Subject),
        ProposalKind.Setting when Settings.All.TryGetValue(p.Subject, out var setting) => (setting.Zh, setting.En),
        ProposalKind.Template when DocumentKinds.Find(p.Subject) is { } kind => (kind.Zh, kind.En),
        null when p.Kind == "Exempt" => p.Subject == "Out" ? ($"{office.NameOf(p.PersonId)}不参加考评", $"{office.NameOf(p.PersonId)} is not appraised") : ($"{office.NameOf(p.PersonId)}仍参加考评", $"{office.NameOf(p.PersonId)} is appraised all the same"),
        null => p.Subject == "Open" ? ("启动", "opening") : ("截止", "close"),
        _ => ("", ""),
    };

    private static string Page(SecondPersonRow p) => p.Proposal is { } kind ? Confirming.Of(kind, p.Subject).Page : $"/appraisal/round/{p.RoundId}";
}
