using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>The holiday file that waits for a second person, and the last ones that were settled.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record HolidayProposals : IQuery<HolidayProposalList>;

/// <param name="Open">What waits; null when nothing does.</param>
/// <param name="Csv">The waiting file; empty when nothing waits.</param>
/// <param name="MayConfirm">Whether the asker may confirm it: not their own (GN-1).</param>
public sealed record HolidayProposalList(HolidayProposal? Open, string Csv, bool MayConfirm, IReadOnlyList<HolidayProposal> Settled);

public sealed record HolidayProposal(long Id, string Years, string Reason, string ProposedBy, DateTimeOffset ProposedAt, ProposalState State, string SettledBy, DateTimeOffset? SettledAt);

public sealed class HolidayProposalsHandler(OfficeBook book) : IHandle<HolidayProposals, HolidayProposalList>
{
    public async Task<Outcome<HolidayProposalList>> Handle(HolidayProposals m, Db db)
    {
        var office = await book.Open(db.Ct);
        var recent = await Proposals.Recent(db, ProposalKind.Holidays, 11);
        HolidayProposal Shown(Proposal p) => new(p.Id, p.Subject, p.Reason, office.NameOf(p.ProposedBy), p.ProposedAt, p.State, office.NameOf(p.SettledBy), p.SettledAt);
        var open = recent.FirstOrDefault(p => p.State == ProposalState.Open);
        return new HolidayProposalList(
            open is null ? null : Shown(open), open?.Body ?? "",
            open is not null && Proposals.MayNotConfirm(db, open, ConfirmHolidaysHandler.By) is null,
            [.. recent.Where(p => p.State != ProposalState.Open).Take(10).Select(Shown)]);
    }
}
