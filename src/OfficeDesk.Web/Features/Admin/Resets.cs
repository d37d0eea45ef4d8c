using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>
/// Asks for a new password for an account that watches over the system administrator. A security administrator or the director
/// confirms it; while nobody else could, it is done at once and marked as single-handed.
/// </summary>
/// <remarks>GN-1: nobody takes over alone the account of whoever watches over them.</remarks>
[Access(SystemAdmin = Reach.All, PeopleOnly = true)]
public sealed record RequestReset(long AccountId, [property: Text(500, Required = true, Zh = "理由", En = "reason")] string Reason) : ICommand<ResetRequested>;

/// <param name="OneTimePassword">Only when it was done single-handed; in this answer only.</param>
public sealed record ResetRequested(long Id, bool SingleHanded, [property: Personal(Omit = true)] string OneTimePassword);

public sealed class RequestResetHandler : IHandle<RequestReset, ResetRequested>
{
    private const string Others = """
        SELECT COUNT(*) FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0 JOIN people p ON p.id = a.person_id AND p.active = 1
        WHERE g.role IN ('SecurityAdmin', 'Director') AND p.id NOT IN (@Me, @PersonId)
        """;

    public async Task<Outcome<ResetRequested>> Handle(RequestReset m, Db db)
    {
        if (await Granting.Look(db, m.AccountId) is not { } account) return DeskRefusals.NotFound();
        if (!AccountRules.ResetTakesTwo(db.Who.PersonId, account.PersonId, account.RoleList)) return AccountRules.ResetAlone;
        var subject = m.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var opened = await Proposals.Open(db, ProposalKind.Reset, subject, subject, account.Roles, "", m.Reason);
        if (opened is not Done<long> id) return ((Refused<long>)opened).Why;
        if (await db.One<long>(Others, new { Me = db.Who.PersonId, account.PersonId }) > 0) return new ResetRequested(id.Value, false, "");

        if (await Resetting.Do(db, account) is not { } password) return DeskRefusals.Changed();
        var alone = await Proposals.Find(db, ProposalKind.Reset, id.Value);
        return await Proposals.Settle(db, alone!, ProposalState.Confirmed, Granting.By, Granting.Alone) is { } late ? late : new ResetRequested(id.Value, true, password);
    }
}

/// <summary>The second person confirms in their own right: the one-time password is shown to them, and they hand it over.</summary>
/// <remarks>GN-1: neither who asked for it nor whose account it is.</remarks>
[Access(SecurityAdmin = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record ConfirmReset(long Id) : ICommand<AccountOpened>;

public sealed class ConfirmResetHandler : IHandle<ConfirmReset, AccountOpened>
{
    private const string OwnSeat = "SELECT COUNT(*) FROM grants WHERE account_id = @AccountId AND role IN ('SecurityAdmin', 'Director')";

    public async Task<Outcome<AccountOpened>> Handle(ConfirmReset m, Db db)
    {
        if (await Proposals.Find(db, ProposalKind.Reset, m.Id) is not { } proposal || await Granting.Look(db, Granting.AccountOf(proposal.Subject)) is not { } account) return DeskRefusals.NotFound();
        if (Proposals.MayNotConfirm(db, proposal, Granting.By) is { } no) return no;
        if (account.PersonId == db.Who.PersonId) return ProposalRules.MayNotConfirm(db.Who.PersonId, db.Who.PersonId)!;
        // a deputy's account could be the system administrator's to open
        if (await db.One<long>(OwnSeat, new { db.Who.AccountId }) == 0) return DeskRefusals.NotYours();
        if (await Resetting.Do(db, account) is not { } password) return DeskRefusals.Changed();
        return await Proposals.Settle(db, proposal, ProposalState.Confirmed, Granting.By) is { } late ? late : new AccountOpened(account.Id, password);
    }
}

/// <summary>Takes the request back, or turns it down.</summary>
[Access(SystemAdmin = Reach.All, SecurityAdmin = Reach.All, Director = Reach.All, PeopleOnly = true)]
public sealed record WithdrawReset(long Id) : ICommand<GrantWithdrawn>;

public sealed class WithdrawResetHandler : IHandle<WithdrawReset, GrantWithdrawn>
{
    public async Task<Outcome<GrantWithdrawn>> Handle(WithdrawReset m, Db db) =>
        await Proposals.Withdraw(db, ProposalKind.Reset, m.Id, _ => Granting.By | Roles.SystemAdmin) is { } no ? no : new GrantWithdrawn(m.Id);
}

/// <summary>Passwords that wait for a second person.</summary>
[Access(SystemAdmin = Reach.All, SecurityAdmin = Reach.All, Director = Reach.All, Auditor = Reach.All)]
public sealed record ListResets : IQuery<IReadOnlyList<ResetRow>>;

/// <param name="MayConfirm">Whether the asker may be the second person.</param>
public sealed record ResetRow(long Id, string SignIn, string Name, string Reason, string AskedBy, DateTimeOffset AskedAt, bool MayConfirm);

public sealed class ListResetsHandler(OfficeBook book) : IHandle<ListResets, IReadOnlyList<ResetRow>>
{
    private const string Open = "SELECT * FROM proposals WHERE open_key LIKE 'Reset:%' ORDER BY id";
    private const string SignIn = "SELECT sign_in FROM accounts WHERE id = @Id";

    public async Task<Outcome<IReadOnlyList<ResetRow>>> Handle(ListResets m, Db db)
    {
        var office = await book.Open(db.Ct);
        var rows = new List<ResetRow>();
        foreach (var p in await db.Query<Proposal>(Open))
        {
            if (await Granting.Look(db, Granting.AccountOf(p.Subject)) is not { } account) continue;
            var mayConfirm = db.Who.Is(Granting.By) && account.PersonId != db.Who.PersonId && Proposals.MayNotConfirm(db, p, Granting.By) is null;
            rows.Add(new ResetRow(p.Id, await db.One<string>(SignIn, new { account.Id }), office.NameOf(account.PersonId), p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, mayConfirm));
        }
        return rows;
    }
}

/// <summary>Gives an account a one-time password nobody chose; every session ends.</summary>
internal static class Resetting
{
    private const string Reset = "UPDATE accounts SET password = @Hash, set_at = @Now, must_change = 1, stamp = stamp + 1, version = version + 1 WHERE id = @Id AND version = @Version";

    /// <returns>The password; null when somebody changed the account meanwhile.</returns>
    public static async Task<string?> Do(Db db, GrantedAccount account)
    {
        var password = Passwords.OneTime();
        if (!await db.Changed(Reset, new { account.Id, account.Version, Hash = Passwords.Hash(password), db.Now })) return null;
        db.About("account", account.Id);
        return password;
    }
}
