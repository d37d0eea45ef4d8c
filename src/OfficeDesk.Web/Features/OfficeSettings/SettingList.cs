using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.OfficeSettings;

/// <summary>Every setting of the office with its value, what waits for a second person, and the last changes. Mail has a page of its own.</summary>
[Access(Everybody = Reach.All)]
public sealed record SettingList : IQuery<SettingsListed>;

public sealed record SettingsListed(IReadOnlyList<SettingItem> Items, IReadOnlyList<SettingChange> Changes);

/// <param name="Roles">Who may propose another value; the director or another of them confirms.</param>
/// <param name="MayPropose">Whether the asker may.</param>
/// <param name="Waiting">What waits for a second person; null when nothing does.</param>
/// <param name="MayConfirm">Whether the asker may confirm it.</param>
public sealed record SettingItem(
    string Name, string Rule, string Zh, string En, string Value, string Default, SettingForm Form, Roles Roles, bool MayPropose, SettingChange? Waiting, bool MayConfirm);

/// <summary>A change of a setting: waiting, confirmed or withdrawn.</summary>
public sealed record SettingChange(long Id, string Name, string Was, string Value, string Reason, string ProposedBy, DateTimeOffset ProposedAt, ProposalState State, string SettledBy, DateTimeOffset? SettledAt);

public sealed class SettingListHandler(OfficeBook book) : IHandle<SettingList, SettingsListed>
{
    private const string Waiting = "SELECT * FROM proposals WHERE open_key LIKE 'Setting:%'";

    public async Task<Outcome<SettingsListed>> Handle(SettingList m, Db db)
    {
        var office = await book.Open(db.Ct);
        SettingChange Shown(Proposal p) => new(p.Id, p.Subject, p.Was, p.Body, p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, p.State, office.NameOf(p.SettledBy), p.SettledAt);
        var open = (await db.Query<Proposal>(Waiting)).ToDictionary(p => p.Subject, StringComparer.Ordinal);
        var items = SettingRoles.Here.Select(s =>
        {
            var waiting = open.GetValueOrDefault(s.Name);
            var mayConfirm = waiting is not null && db.Who.Is(SettingRoles.Confirm(s)) && Proposals.MayNotConfirm(db, waiting, SettingRoles.Confirm(s)) is null;
            return new SettingItem(s.Name, s.Rule, s.Zh, s.En, office.Settings.Text(s), s.Default, s.Form.In(office), s.MayChange, db.Who.Is(s.MayChange), waiting is null ? null : Shown(waiting), mayConfirm);
        });
        var changes = (await Proposals.Recent(db, ProposalKind.Setting, 40)).Where(p => p.State != ProposalState.Open).Take(20).Select(Shown);
        return new SettingsListed([.. items], [.. changes]);
    }
}

/// <summary>Who proposes and who confirms a setting.</summary>
internal static class SettingRoles
{
    /// <summary>The settings changed here: all but the system administrator's, which have their own pages.</summary>
    public static IEnumerable<Setting> Here => Office.Settings.All.Values.Where(s => s.MayChange != Roles.SystemAdmin);

    public static Setting? Find(string name) => Here.FirstOrDefault(s => s.Name == name);

    /// <summary>Another person of the same role, or the director.</summary>
    public static Roles Confirm(Setting setting) => setting.MayChange | Roles.Director;
}
