using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web;

/// <summary>Fills an empty database: the holiday schedule always, and a small demo bureau unless Office:Demo=false.</summary>
public static class FirstStart
{
    private const string Holidays = "SELECT COUNT(*) FROM holidays";
    private const string People = "SELECT COUNT(*) FROM people";

    public static async Task Prepare(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        var shortly = scope.ServiceProvider.GetRequiredService<ShortWrite>();
        if (await Count(app, Holidays) == 0) await shortly.Do(null, ShipHolidays, CancellationToken.None);
        if (await Count(app, People) == 0 && app.Configuration["Office:Demo"] != "false")
        {
            var initials = app.Services.GetRequiredService<Initials>();
            await shortly.Do(null, async db => { await DemoBureau.Write(db, initials); return true; }, CancellationToken.None);
        }
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
        return await db.Execute("INSERT INTO holidays (day, kind, name) VALUES (@Day, @Kind, @Name)",
            holidays.Value.Select(h => new { h.Day, Kind = h.Kind.ToString(), h.Name }));
    }
}
