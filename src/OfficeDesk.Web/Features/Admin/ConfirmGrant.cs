using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>The second person confirms: the account holds the role from now on, and its sessions end so that it holds everywhere.</summary>
/// <remarks>GN-1: neither who asked for it nor who gets it.</remarks>
[Access(SecurityAdmin = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record ConfirmGrant(long Id) : ICommand<AccountChanged>;

public sealed class ConfirmGrantHandler : IHandle<ConfirmGrant, AccountChanged>
{
    public async Task<Outcome<AccountChanged>> Handle(ConfirmGrant m, Db db)
    {
        if (await Proposals.Find(db, ProposalKind.Grant, m.Id) is not { } proposal || await Granting.Look(db, Granting.AccountOf(proposal.Subject)) is not { } account) return DeskRefusals.NotFound();
        if (Proposals.MayNotConfirm(db, proposal, Granting.By) is { } no) return no;
        if (Granting.MayNot(db, account, proposal.Body) is { } wrong) return wrong;
        await Granting.Give(db, account.Id, proposal.Body);
        if (await Proposals.Settle(db, proposal, ProposalState.Confirmed, Granting.By) is { } late) return late;
        return new AccountChanged(account.Id);
    }
}

/// <summary>Takes a request back, or turns it down.</summary>
[Access(SecurityAdmin = Reach.All, Director = Reach.All, GeneralOffice = Reach.All, PeopleOnly = true)]
public sealed record WithdrawGrant(long Id) : ICommand<GrantWithdrawn>;

public sealed record GrantWithdrawn(long Id);

public sealed class WithdrawGrantHandler : IHandle<WithdrawGrant, GrantWithdrawn>
{
    public async Task<Outcome<GrantWithdrawn>> Handle(WithdrawGrant m, Db db) =>
        // whoever could confirm may turn it down; the general office takes back what it asked for itself
        await Proposals.Withdraw(db, ProposalKind.Grant, m.Id, p => p.ProposedBy == db.Who.PersonId ? Granting.By | Roles.GeneralOffice : Granting.By) is { } no ? no : new GrantWithdrawn(m.Id);
}
