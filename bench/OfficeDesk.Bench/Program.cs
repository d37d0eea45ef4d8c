using System.Globalization;
using OfficeDesk.Bench;

// dotnet run -c Release --project bench/OfficeDesk.Bench [requests a run] [parts: dates desk papers appraisal absence cover discipline start search pages years; all but the last three without] [sqlite or mariadb for one of them only]
// The machine should have nothing else to do: programs, drivers and databases share its processors.
var requests = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 3000;
var parts = args.Skip(1).Except(["sqlite", "mariadb"]).ToHashSet();
var engines = args.Intersect(["sqlite", "mariadb"]).ToList();
var table = new Table();

if (Asked("dates")) DueDates.Measure(table);
if (Asked("absence")) await AbsenceBoards.Measure(table);
if (Asked("papers")) Papers.Draw(table);
if (Asked("start")) await StartSpeed.Measure(table);
if (Asked("desk") || Asked("papers") || Asked("appraisal") || Asked("discipline") || parts.Contains("search") || parts.Contains("pages") || parts.Contains("years"))
{
    if (On("sqlite"))
        await using (var sqlite = await Place.Sqlite()) await InPlace(sqlite);
    var maria = On("mariadb") ? await Place.Maria() : null;
    if (maria is not null)
        await using (maria) await InPlace(maria);
    else if (On("mariadb"))
        table.Add("everything on MariaDB", "not measured: OFFICEDESK_TEST_MARIADB is not set (tests/services.sh start)", "", "");
}
if (Asked("cover"))
{
    if (On("sqlite")) await CoverSpeed.Measure(table, "SQLite");
    if (On("mariadb") && Environment.GetEnvironmentVariable("OFFICEDESK_TEST_MARIADB") is { Length: > 0 } server) await CoverSpeed.OnMaria(table, server);
}
table.Print();

bool Asked(string part) => parts.Count == 0 || parts.Contains(part);

bool On(string engine) => engines.Count == 0 || engines.Contains(engine);

async Task InPlace(Place place)
{
    if (Asked("desk")) await Rates.Measure(table, place, requests);
    if (Asked("papers")) await Papers.Measure(table, place, Math.Max(400, requests / 3));
    if (Asked("appraisal")) await Appraisals.Measure(table, place);
    if (Asked("discipline")) await DisciplineSpeed.Measure(table, place);
    // each on its own: it fills the place with very many first contacts
    if (parts.Contains("pages")) await PageSpeed.Measure(table, place);
    if (parts.Contains("search")) await SearchSpeed.Measure(table, place);
    if (!parts.Contains("years")) return;
    await using var younger = place.Engine == "SQLite" ? await Place.Sqlite() : (await Place.Maria())!;
    await YearSpeed.Measure(table, younger, place);
}
