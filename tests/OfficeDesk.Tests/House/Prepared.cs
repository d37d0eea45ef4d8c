using Dapper;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.House;

/// <summary>
/// Databases as an office has them right after its first start. Bringing one up to date takes longer than most tests, so it
/// is done once a run: a test on SQLite gets a copy of the file, one on MariaDB a database that an earlier test used and that
/// was put back to exactly what it was. One whose tables themselves were changed is not used again.
/// </summary>
public static class Prepared
{
    private static readonly Lazy<Task<string>> Original = new(MakeFile);
    private static readonly Lazy<Task<MariaPool>> Pool = new(MariaPool.Make);

    public static async Task<(Database Database, Func<Task> Drop)> Open(Engine engine)
    {
        if (engine == Engine.Sqlite) return await Engines.Sqlite(copyOf: await Original.Value);
        Engines.RequireMaria();
        return await (await Pool.Value).Take();
    }

    public static async Task Close()
    {
        if (Original.IsValueCreated) Directory.Delete(Path.GetDirectoryName(await Original.Value)!, recursive: true);
        if (Pool.IsValueCreated) await (await Pool.Value).Close();
    }

    private static async Task<string> MakeFile()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("deskready").FullName, "desk.db");
        var (database, drop) = await Engines.Open(Engine.Sqlite);
        await TestDesk.Prepare(database);
        await using (var connection = await database.OpenForMigration()) await connection.ExecuteAsync("VACUUM INTO @file", new { file });
        await database.DisposeAsync();
        await drop();
        return file;
    }
}
