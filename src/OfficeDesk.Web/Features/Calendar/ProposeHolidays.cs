using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Calendar;

/// <summary>A holiday file is put forward for import; nothing changes until somebody else confirms it.</summary>
/// <param name="Csv">The file: date,kind,name. The years in it replace the known ones, amendments of a running year included.</param>
/// <param name="Reason">Such as the number of the State Council's notice.</param>
/// <remarks>DL-4: schedules are imported; the calendar is edited by two persons.</remarks>
[Access(GeneralOffice = Reach.All)]
public sealed record ProposeHolidays(
    [property: Text(PreviewHolidays.Longest, Required = true, Zh = "节假日文件", En = "the holiday file")] string Csv,
    [property: Text(500, Required = true, Zh = "依据（如放假通知文号）", En = "the reason, such as the notice's number")] string Reason) : ICommand<HolidaysProposed>;

public sealed record HolidaysProposed(long Id, string Years);

public sealed class ProposeHolidaysHandler(OfficeBook book) : IHandle<ProposeHolidays, HolidaysProposed>
{
    public async Task<Outcome<HolidaysProposed>> Handle(ProposeHolidays m, Db db)
    {
        var parsed = HolidayFile.Parse(m.Csv);
        if (parsed is Refused<IReadOnlyList<Holiday>> refused) return refused.Why with { Field = nameof(m.Csv) };
        var file = ((Done<IReadOnlyList<Holiday>>)parsed).Value;
        var present = (await book.Open(db.Ct)).Holidays;
        var after = HolidayMerge.Apply(present, file);
        if (after.SequenceEqual(present)) return ProposalRules.NoChange(nameof(m.Csv));

        var days = file.Select(row => row.Day).Order().ToList();
        var years = days[0].Year == days[^1].Year ? $"{days[0].Year}" : $"{days[0].Year}–{days[^1].Year}";
        // one at a time: two files that overlap would each be true only without the other
        return await Proposals.Open(db, ProposalKind.Holidays, "", years, HolidayFile.Write(present), HolidayFile.Write(file), m.Reason) switch
        {
            Refused<long> no => no.Why,
            Done<long> id => new HolidaysProposed(id.Value, years),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
