using System.Reflection;
using System.Text.Json;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// The door for programs: <c>POST /api/{Message}</c> with the message as JSON and a bearer token. Refusals are
/// <c>application/problem+json</c> in the caller's language, with the rule and the field.
/// </summary>
public static class JsonDoor
{
    private const int LargestBody = 4 * 1024 * 1024;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, int> Largest = new();

    public static void MapJsonDoor(this WebApplication app)
    {
        app.MapPost("/api/{name}", Answer).DisableAntiforgery();
        app.MapGet("/openapi.json", http => Results.Text(OpenApi.Describe(http.RequestServices.GetRequiredService<Registry>()), "application/json; charset=utf-8").ExecuteAsync(http));
    }

    // by hand instead of by parameters that are bound: the code that binds them would be made and compiled at every start
    private static async Task Answer(HttpContext http)
    {
        var services = http.RequestServices;
        var name = (string)http.Request.RouteValues["name"]!;
        var answer = await Receive(name, http, services.GetRequiredService<Registry>(), services.GetRequiredService<Desk>(), services.GetRequiredService<Visit>(), http.RequestAborted);
        await answer.ExecuteAsync(http);
    }

    private static async Task<IResult> Receive(string name, HttpContext http, Registry registry, Desk desk, Visit visit, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!registry.ByName.TryGetValue(name, out var registered))
            return Problem(http, DeskRefusals.Malformed("", $"没有名为 {Shown(name)} 的消息。全部消息见 /openapi.json。", $"There is no message named {Shown(name)}. See /openapi.json.") with { Kind = RefusalKind.NotFound });
        if (!http.Request.HasJsonContentType())
            return Problem(http, DeskRefusals.Malformed("", "请用 Content-Type: application/json 发送。", "Send it with Content-Type: application/json."), StatusCodes.Status415UnsupportedMediaType);
        if (http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key)
        {
            if (key.Length > 80) return Problem(http, DeskRefusals.TooLong("Idempotency-Key", 80, key.Length));
            visit.OnceKey = key;
        }
        var (message, malformed, tooLarge) = await Read(http, registered.Message, visit.Who.SignedIn, ct);
        if (message is null) return Problem(http, malformed!, tooLarge ? StatusCodes.Status413PayloadTooLarge : null);

        var (answer, why) = await desk.Send(registered, message, ct);
        return why is null ? Results.Json(answer, Wire.Json) : Problem(http, why);
    }

    private static async Task<(object? Message, Refusal? Why, bool TooLarge)> Read(HttpContext http, Type type, bool signedIn, CancellationToken ct)
    {
        // nobody sends files before they have signed in
        var largest = signedIn ? Largest.GetOrAdd(type, LargestOf) : LargestBody;
        var limit = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>();
        if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = largest;
        try
        {
            var message = await JsonSerializer.DeserializeAsync(http.Request.Body, type, Wire.Json, ct);
            return message is null ? (null, DeskRefusals.Malformed("", "请求正文是空的。", "The body is empty."), false) : (message, null, false);
        }
        catch (JsonException e)
        {
            return (null, Explain(e, type), false);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, largest > LargestBody
                ? DeskRefusals.Malformed("", $"请求正文超过 {largest / 1024 / 1024} MB：文件太大。", $"The body is over {largest / 1024 / 1024} MB: the file is too large.")
                : DeskRefusals.Malformed("", "请求正文超过 4 MB。请分几次发送。", "The body is over 4 MB. Send it in parts."), true);
        }
    }

    /// <summary>The largest body of a message: a file in it is written as base64, four characters for three bytes, and is there beside everything else (CP-3).</summary>
    private static int LargestOf(Type type) => LargestBody + (type.GetProperties().Where(p => p.PropertyType == typeof(byte[])).Sum(p => p.GetCustomAttribute<ItemsAttribute>()?.Max ?? 0) / 3 * 4);

    /// <summary>What is wrong with the JSON, in words, without repeating what was sent.</summary>
    private static Refusal Explain(JsonException e, Type type)
    {
        var field = (e.Path ?? "").TrimStart('$', '.');
        var unknown = e.Message.Contains("could not be mapped", StringComparison.Ordinal);
        var missing = e.Message.Contains("was missing required properties", StringComparison.Ordinal);
        if (e.Message.StartsWith("Duplicate property", StringComparison.Ordinal)) return DeskRefusals.Malformed(Shown(field), "同一个字段出现了两次。请删去一个。", "A member stands there twice. Remove one.");
        if (unknown) return DeskRefusals.Malformed(Shown(field), "消息里没有这个字段。请删去或改正字段名。", "The message has no such member. Remove it or correct its name.");
        if (missing) return DeskRefusals.Malformed(Shown(field), "缺少必需的字段。请对照 /openapi.json 补上。", "A required member is missing. See /openapi.json.");
        if (ChoiceOf(type, field) is { } choices) return DeskRefusals.Malformed(Shown(field), $"这里只能填其中之一：{choices}。", $"One of these stands here: {choices}.");
        return DeskRefusals.Malformed(Shown(field), $"这里的 JSON 不对或类型不符（第 {e.LineNumber + 1} 行）。", $"The JSON is broken here or of the wrong type (line {e.LineNumber + 1}).");
    }

    /// <summary>The names a choice takes, where the place that could not be read wanted one; null for everything else.</summary>
    private static string? ChoiceOf(Type type, string path)
    {
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var member = type.GetProperties().FirstOrDefault(p => p.Name.Equals(step.Split('[')[0], StringComparison.OrdinalIgnoreCase))?.PropertyType;
            if (member is null) return null;
            type = step.Contains('[', StringComparison.Ordinal) ? member.GetElementType() ?? member.GetGenericArguments().FirstOrDefault() ?? member : member;
        }
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? string.Join(", ", Enum.GetNames(type)) : null;
    }

    private static string Shown(string text) => new([.. text.Where(c => char.IsLetterOrDigit(c) || c is '.' or '[' or ']' or '_').Take(60)]);

    /// <summary>A refusal as problem details, in the language of Accept-Language (Chinese first).</summary>
    public static IResult Problem(HttpContext http, Refusal why, int? status = null)
    {
        var english = http.Request.Headers.AcceptLanguage.ToString().StartsWith("en", StringComparison.OrdinalIgnoreCase);
        var code = status ?? StatusOf(why, http.RequestServices.GetRequiredService<Visit>().Who);
        return Results.Json(new
        {
            type = why.Rule.Length > 0 ? $"/help/rules/{why.Rule}" : "about:blank",
            title = english ? why.En : why.Zh,
            status = code,
            detail = english ? why.Zh : why.En,
            rule = why.Rule,
            field = why.Field,
        }, Wire.Json, "application/problem+json; charset=utf-8", code);
    }

    /// <summary>The HTTP status of a refusal; somebody who has not signed in gets 401 instead of 403.</summary>
    public static int StatusOf(Refusal why, Asker who) => why.Kind switch
    {
        RefusalKind.Forbidden => who.SignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };
}
