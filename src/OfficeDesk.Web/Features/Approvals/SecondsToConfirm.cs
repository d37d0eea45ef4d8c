using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Approvals;

/// <summary>A change that one person proposed and the asker may confirm (GN-1); what it changes stands on its own page.</summary>
/// <param name="Kind">Holidays, Setting, Grant, Matter, Reset, Ladder, Template; Step for the opening or the close of an appraisal, Exemption for who is left out of one; Purge for a clearing.</param>
/// <param name="Asks">What is asked of the second person, in the words that stand in one's own work too.</param>
/// <param name="AsksEn">The same in English.</param>
/// <param name="Takes">What it takes until it is done.</param>
/// <param name="TakesEn">The same in English.</param>
/// <param name="About">Which years, which setting, which kind of document, whom; empty where only its page says it.</param>
/// <param name="AboutEn">The same in English.</param>
/// <param name="Href">Where it is looked at and confirmed.</param>
public sealed record SecondToConfirm(long Id, string Kind, string Asks, string AsksEn, string Takes, string TakesEn, string About, string AboutEn, string Reason, string By, DateTimeOffset At, int WaitedDays, string Href);

/// <summary>Reads what waits for a second person.</summary>
internal static class SecondsToConfirm
{
    public static async Task<IReadOnlyList<SecondToConfirm>> Of(Db db, OfficePage office) => [.. (await ToConfirm.Before(db)).Select(p =>
    {
        var what = Confirming.Of(p);
        var asks = Confirming.Asks(what.Zh, what.En);
        var takes = Confirming.Takes(p);
        var about = About(p, office);
        return new SecondToConfirm(p.Id, p.Kind, asks.Zh, asks.En, takes.Zh, takes.En, about.Zh, about.En, p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, office.Calendar.Between(OfficeClock.Day(p.ProposedAt), db.Today), what.Page);
    })];

    internal static (string Zh, string En) About(SecondPersonRow p, OfficePage office) => p switch
    {
        { Proposal: ProposalKind.Holidays } => ($"{p.Subject} 年", p.Subject),
        { Proposal: ProposalKind.Setting } when Settings.All.TryGetValue(p.Subject, out var setting) => (setting.Zh, setting.En),
        { Proposal: ProposalKind.Template } when DocumentKinds.Find(p.Subject) is { } kind => (kind.Zh, kind.En),
        { Kind: SecondPersonRow.Exemption, Subject: "Out" } => ($"{office.NameOf(p.PersonId)}：不参加考评", $"{office.NameOf(p.PersonId)}: left out"),
        { Kind: SecondPersonRow.Exemption } => ($"{office.NameOf(p.PersonId)}：参加考评", $"{office.NameOf(p.PersonId)}: appraised all the same"),
        { Kind: SecondPersonRow.Purge } when Enum.TryParse<KeptKind>(p.Subject, out var kept) => RetentionRules.NameOf(kept),
        _ => ("", ""),
    };
}
