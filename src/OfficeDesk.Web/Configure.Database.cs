using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web;

/// <summary>Which database: SQLite in the data folder, or MariaDB/MySQL by two settings.</summary>
public static class ConfigureDatabase
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => Open(builder.Configuration, services.GetRequiredService<DataFolder>().Path));
    }

    /// <exception cref="StartException">Another program holds the file, or a setting is wrong; the message says what to do.</exception>
    public static Database Open(IConfiguration configuration, string folder) => (configuration["Database:Engine"] ?? "sqlite") switch
    {
        "sqlite" => SqliteDatabase.Open(Path.Combine(folder, "desk.db")).GetAwaiter().GetResult(),
        "mariadb" => MariaDatabase.Open(configuration["Database:Connection"]
            ?? throw new StartException("Database:Engine=mariadb 还需要 Database:Connection（连接串）。/ Database:Connection is missing.")),
        var engine => throw new StartException($"Database:Engine={engine}：只能是 sqlite 或 mariadb。/ It is sqlite or mariadb."),
    };

    /// <summary>Before the first visitor: refuse what would lose work, then bring the tables up to date, then fill an empty office.</summary>
    /// <exception cref="StartException">A setting is unsafe; the message says which and what to do.</exception>
    /// <param name="people">Whether an empty office gets its first people.</param>
    public static async Task PrepareDatabase(this WebApplication app, bool people = true)
    {
        ConfigureSafety.RefuseOpenHttp(app.Configuration);
        ConfigureSafety.RefuseShortSecrets(app.Configuration);
        var database = app.Services.GetRequiredService<Database>();
        if (await database.Unsafe() is { } why) throw new StartException(why);
        await Migrations.Apply(database, Migrations.Folder);
        await FirstStart.Prepare(app, people);
    }
}
