using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.OfficeSettings;

/// <summary>Another value for a setting; it holds once a second person has confirmed it.</summary>
/// <remarks>GN-1: nobody decides alone; each setting names the role that may change it.</remarks>
[Access(GeneralOffice = Reach.All, Discipline = Reach.All, Appraisal = Reach.All)]
public sealed record ProposeSetting(
    [property: Text(60, Required = true, Zh = "设置项", En = "the setting")] string Name,
    [property: Text(2000, Required = true, Zh = "新的值", En = "the new value")] string Value,
    [property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason) : ICommand<SettingProposed>;

public sealed record SettingProposed(long Id);

public sealed class ProposeSettingHandler(OfficeBook book) : IHandle<ProposeSetting, SettingProposed>
{
    public async Task<Outcome<SettingProposed>> Handle(ProposeSetting m, Db db)
    {
        if (SettingRoles.Find(m.Name) is not { } setting) return SettingRules.Unknown;
        if (!db.Who.Is(setting.MayChange)) return DeskRefusals.NotYours();
        var office = await book.Open(db.Ct);
        var form = setting.Form.In(office);
        var value = form.Read(m.Value);
        if (form.Wrong(value, db.Now) is { } wrong) return wrong;
        var present = office.Settings.Text(setting);
        if (present == value) return ProposalRules.NoChange(nameof(m.Value));
        return await Proposals.Open(db, ProposalKind.Setting, setting.Name, setting.Name, present, value, m.Reason) switch
        {
            Refused<long> no => no.Why,
            Done<long> id => new SettingProposed(id.Value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
