using System.Globalization;
using OfficeDesk.Bench;
using OfficeDesk.Web.Desk;

// dotnet run -c Release --project bench/OfficeDesk.Bench [requests a run]
// The machine should have nothing else to do: programs, drivers and databases share its processors.
SqlTypes.Register();
var requests = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3000;
var table = new Table();

DueDates.Measure(table);
await AbsenceBoards.Measure(table);
Papers.Draw(table);
await using (var sqlite = await Place.Sqlite())
{
    await Rates.Measure(table, sqlite, requests);
    await Papers.Measure(table, sqlite, Math.Max(400, requests / 3));
    await Appraisals.Measure(table, sqlite);
}
if (await Place.Maria() is { } maria)
    await using (maria)
    {
        await Rates.Measure(table, maria, requests);
        await Papers.Measure(table, maria, Math.Max(400, requests / 3));
        await Appraisals.Measure(table, maria);
    }
else
    table.Add("LogEnquiry on MariaDB", "not measured: OFFICEDESK_TEST_MARIADB is not set (tests/services.sh start)", "", "");
await CoverSpeed.Measure(table, "SQLite");
if (Environment.GetEnvironmentVariable("OFFICEDESK_TEST_MARIADB") is { Length: > 0 } server) await CoverSpeed.OnMaria(table, server);

table.Print();
