using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.OfficeSettings;

/// <summary>The second person confirms: from now on the setting has its new value.</summary>
/// <remarks>GN-1: by somebody else than who proposed it.</remarks>
[Access(GeneralOffice = Reach.All, Discipline = Reach.All, Appraisal = Reach.All, Director = Reach.All)]
public sealed record ConfirmSetting(long Id) : ICommand<SettingConfirmed>;

public sealed record SettingConfirmed(string Name, string Value);

public sealed class ConfirmSettingHandler(OfficeBook book) : IHandle<ConfirmSetting, SettingConfirmed>
{
    private const string Present = "SELECT value FROM settings WHERE name = @Name";

    public async Task<Outcome<SettingConfirmed>> Handle(ConfirmSetting m, Db db)
    {
        if (await Proposals.Find(db, ProposalKind.Setting, m.Id) is not { } proposal || SettingRoles.Find(proposal.Subject) is not { } setting) return DeskRefusals.NotFound();
        var by = SettingRoles.Confirm(setting);
        if (!db.Who.Is(by)) return DeskRefusals.NotYours();
        if (Proposals.MayNotConfirm(db, proposal, by) is { } no) return no;
        if (setting.Form.In(await book.Open(db.Ct)).Wrong(proposal.Body, db.Now) is { } wrong) return wrong;
        if ((await db.Find<string>(Present, new { setting.Name }) ?? setting.Default) != proposal.Was) return ProposalRules.Outdated;

        await SettingRows.Save(db, setting, proposal.Body);
        if (await Proposals.Settle(db, proposal, ProposalState.Confirmed, by) is { } late) return late;
        await book.Changed(db);
        return new SettingConfirmed(setting.Name, proposal.Body);
    }
}
