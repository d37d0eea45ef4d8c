using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>Requests for roles: those that wait for a second person, the last ones decided, and the accounts one may ask for.</summary>
[Access(SecurityAdmin = Reach.All, Director = Reach.All, GeneralOffice = Reach.All, SystemAdmin = Reach.All, Auditor = Reach.All)]
public sealed record ListGrants : IQuery<GrantsListed>;

public sealed record GrantsListed(IReadOnlyList<GrantRow> Waiting, IReadOnlyList<GrantRow> Decided, IReadOnlyList<GrantChoice> Accounts);

/// <param name="SingleHanded">Decided by one person because there was no other.</param>
/// <param name="MayConfirm">Whether the asker may be the second person.</param>
public sealed record GrantRow(
    long Id, string Role, string SignIn, string Name, string Held, string Reason, string AskedBy, DateTimeOffset AskedAt, ProposalState State, string DecidedBy, DateTimeOffset? DecidedAt, bool SingleHanded, bool MayConfirm);

/// <summary>An account one may ask a role for.</summary>
public sealed record GrantChoice(long Id, string SignIn, string Name);

public sealed class ListGrantsHandler(OfficeBook book) : IHandle<ListGrants, GrantsListed>
{
    private const string Open = "SELECT * FROM proposals WHERE open_key LIKE 'Grant:%' ORDER BY id";
    private const string Accounts = "SELECT id, person_id, sign_in, disabled FROM accounts ORDER BY sign_in";

    public async Task<Outcome<GrantsListed>> Handle(ListGrants m, Db db)
    {
        var office = await book.Open(db.Ct);
        var accounts = await db.Query<Known>(Accounts);
        var byId = accounts.ToDictionary(a => a.Id);
        GrantRow Shown(Proposal p)
        {
            var account = byId.GetValueOrDefault(Granting.AccountOf(p.Subject));
            var mayConfirm = db.Who.Is(Granting.By) && account?.PersonId != db.Who.PersonId && Proposals.MayNotConfirm(db, p, Granting.By) is null;
            return new GrantRow(p.Id, p.Body, account?.SignIn ?? "—", office.NameOf(account?.PersonId), p.Was, p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, p.State,
                office.NameOf(p.SettledBy), p.SettledAt, p.Outcome == Granting.Alone, mayConfirm);
        }

        var waiting = (await db.Query<Proposal>(Open)).Select(Shown).ToList();
        var decided = (await Proposals.Recent(db, ProposalKind.Grant, 60)).Where(p => p.State != ProposalState.Open).Take(30).Select(Shown).ToList();
        var choices = accounts.Where(a => a.Disabled == 0 && a.PersonId != db.Who.PersonId && office.People.TryGetValue(a.PersonId, out var p) && p.Active == 1).Select(a => new GrantChoice(a.Id, a.SignIn, office.NameOf(a.PersonId))).ToList();
        return new GrantsListed(waiting, decided, choices);
    }

    private sealed record Known
    {
        public long Id { get; init; }
        public long PersonId { get; init; }
        public string SignIn { get; init; } = "";
        public int Disabled { get; init; }
    }
}
