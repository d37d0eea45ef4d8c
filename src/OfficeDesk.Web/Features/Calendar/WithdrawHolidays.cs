using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>Takes a waiting holiday file back; whoever could confirm it may, and who proposed it.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record WithdrawHolidays(long Id) : ICommand<HolidaysWithdrawn>;

public sealed record HolidaysWithdrawn(long Id);

public sealed class WithdrawHolidaysHandler : IHandle<WithdrawHolidays, HolidaysWithdrawn>
{
    public async Task<Outcome<HolidaysWithdrawn>> Handle(WithdrawHolidays m, Db db) =>
        await Proposals.Withdraw(db, ProposalKind.Holidays, m.Id, _ => ConfirmHolidaysHandler.By) is { } no ? no : new HolidaysWithdrawn(m.Id);
}
