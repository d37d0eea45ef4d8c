using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web;

/// <summary>What people see when something broke: never a stack trace, always what to do.</summary>
public static class ConfigureErrors
{
    public static void UseErrors(this WebApplication app)
    {
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                // the visitor has gone; nobody waits for an answer
            }
            catch (BadHttpRequestException e) when (!http.Response.HasStarted)
            {
                await Answer(http, DeskRefusals.Malformed("", "请求过大或不完整。请缩短内容后重试。", "The request is too large or incomplete. Shorten it and try again."), e.StatusCode);
            }
            catch (Exception e) when (!http.Response.HasStarted)
            {
                var transient = app.Services.GetRequiredService<Database>().IsTransient(e) || IsAway(e);
                app.Logger.LogError(e, "{Method} {Path} failed", http.Request.Method, http.Request.Path.Value);
                if (transient) http.Response.Headers.RetryAfter = "5";
                await Answer(http, IsFull(e) ? KeepingRules.DiskFull : transient ? DeskRefusals.Busy() : DeskRefusals.Broken(), transient ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError);
            }
        });
        app.UseStatusCodePagesWithReExecute("/sorry", "?code={0}");
    }

    /// <summary>Whether the database did not answer: the driver says so in several ways, some of them no errors of a database (A3).</summary>
    private static bool IsAway(Exception? e) => e is not null
        && (e is System.Data.Common.DbException or System.Net.Sockets.SocketException || e.Source == "MySql.Data" || IsFull(e) || IsAway(e.InnerException));

    /// <summary>Nothing more can be written (A4).</summary>
    private static bool IsFull(Exception e) => e.GetBaseException() is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 13 } or IOException { HResult: 28 };

    private static async Task Answer(HttpContext http, Refusal why, int status)
    {
        http.Response.StatusCode = status;
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await JsonDoor.Problem(http, why, status).ExecuteAsync(http);
            return;
        }
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync($"<!doctype html><html lang=\"zh\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"/desk.css\"><title>OfficeDesk</title><main class=\"card-x\" role=\"alert\"><p>{why.Zh}</p><p>{why.En}</p><p><a href=\"/\">←</a></p></main>");
    }
}
