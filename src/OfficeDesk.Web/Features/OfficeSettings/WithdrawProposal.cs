using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.OfficeSettings;

/// <summary>Takes a proposed value back: who proposed it, or whoever could confirm it and does not want it.</summary>
[Access(GeneralOffice = Reach.All, Discipline = Reach.All, Appraisal = Reach.All, Director = Reach.All)]
public sealed record WithdrawProposal(long Id) : ICommand<ProposalWithdrawn>;

public sealed record ProposalWithdrawn(long Id);

public sealed class WithdrawProposalHandler : IHandle<WithdrawProposal, ProposalWithdrawn>
{
    public async Task<Outcome<ProposalWithdrawn>> Handle(WithdrawProposal m, Db db) =>
        await Proposals.Withdraw(db, ProposalKind.Setting, m.Id, p => SettingRoles.Find(p.Subject) is { } s ? SettingRoles.Confirm(s) : Roles.None) is { } no
            ? no
            : new ProposalWithdrawn(m.Id);
}
