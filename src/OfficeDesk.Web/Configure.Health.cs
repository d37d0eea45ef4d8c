using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web;

/// <summary>Whether the program is alive and its database answers; nothing else is told to strangers.</summary>
public static class ConfigureHealth
{
    public static void MapHealth(this WebApplication app) => app.MapGet("/health", async http => await (await Look(http.RequestServices.GetRequiredService<Database>(), http.RequestAborted)).ExecuteAsync(http));

    private static async Task<IResult> Look(Database database, CancellationToken ct)
    {
        try
        {
            await using var connection = await database.OpenRead(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            await command.ExecuteScalarAsync(ct);
            return Results.Text("ok");
        }
        catch (System.Data.Common.DbException)
        {
            return Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
