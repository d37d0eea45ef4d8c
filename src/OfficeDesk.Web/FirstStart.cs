using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>
/// Fills an empty database: the holiday schedule always; then the demo bureau with some weeks behind it, or (Office:Demo=false)
/// one person who can open accounts for all others. Office:Demo=bureau leaves the weeks out.
/// </summary>
public static class FirstStart
{
    private const string Holidays = "SELECT COUNT(*) FROM holidays";
    private const string People = "SELECT COUNT(*) FROM people";

    /// <param name="people">False: the schedule only.</param>
    /// <exception cref="StartException">The demo would be open to the network.</exception>
    public static async Task Prepare(WebApplication app, bool people)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        var shortly = scope.ServiceProvider.GetRequiredService<ShortWrite>();
        if (await Count(app, Holidays) == 0) await shortly.Do(null, ShipHolidays, CancellationToken.None);
        if (!people) return;
        var wanted = app.Configuration["Office:Demo"] ?? "true";
        if (wanted is not ("true" or "bureau" or "false"))
            throw new StartException($"Office:Demo={wanted}：只能是 true、bureau 或 false。/ It is true, bureau or false.");

        var empty = await Count(app, People) == 0;
        var demo = empty ? wanted != "false" : await DemoBureau.Lives(app.Services.GetRequiredService<Database>());
        var content = demo ? OfficeContent.Demo : OfficeContent.Real;
        ConfigureSafety.RefuseOpenDemo(app.Configuration, content);
        if (empty && content == OfficeContent.Real) await shortly.Do(null, FirstAdministrator.Write, CancellationToken.None);
        if (empty && content == OfficeContent.Demo)
        {
            var initials = app.Services.GetRequiredService<Initials>();
            await shortly.Do(null, async db => { await DemoBureau.Write(db, initials); return true; }, CancellationToken.None);
            if (wanted == "true") await DemoWeeks.Tell(scope.ServiceProvider);
        }
        app.Services.GetRequiredService<WhatIsHere>().Content = content;
    }

    private static async Task<long> Count(WebApplication app, string sql)
    {
        await using var connection = await app.Services.GetRequiredService<Database>().OpenRead();
        return await connection.QueryFirstAsync<long>(sql);
    }

    private static async Task<int> ShipHolidays(Db db)
    {
        var file = HolidayFile.Parse(await File.ReadAllTextAsync(Path.Combine(Migrations.Folder, "holidays-cn.csv"), db.Ct));
        if (file is not Done<IReadOnlyList<Holiday>> holidays) throw new InvalidOperationException("db/holidays-cn.csv cannot be read");
        await db.Insert("holidays (day, kind, name)", holidays.Value, h => [h.Day, h.Kind.ToString(), h.Name]);
        return holidays.Value.Count;
    }
}
