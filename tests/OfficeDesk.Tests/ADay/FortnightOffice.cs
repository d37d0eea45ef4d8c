using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.AbsenceNotices;
using OfficeDesk.Web.Features.Cover;

namespace OfficeDesk.Tests.ADay;

/// <summary>The whole program in memory with the demo bureau, spoken to over its JSON door only, and a clock that a story moves; the clock's rounds of every minute are done when it moves.</summary>
internal sealed class FortnightOffice(string connection) : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("deskfortnight").FullName;
    private readonly Dictionary<string, string> _bearers = [];
    private HttpClient? _http;

    public StoppedClock Clock { get; } = new(new DateTime(2026, 3, 2, 8, 30, 0));

    /// <summary>What was said and answered, one line each.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The clock shows this time; sessions of before have run out.</summary>
    public async Task At(string wall)
    {
        Clock.Set(DateTime.Parse(wall, System.Globalization.CultureInfo.InvariantCulture));
        _bearers.Clear();
        await Tick(new WatchAbsences());
        await Tick(new FollowCovers());
        Said.Add($"· {OfficeClock.Wall(Clock.GetUtcNow()):MM-dd HH:mm}");
    }

    /// <summary>Somebody sends a message and it is done; null sends without signing in.</summary>
    public async Task<JsonElement> Say(string? who, string message, object body)
    {
        using var answer = await Post(message, body, who is null ? null : await Bearer(who));
        var text = await answer.Content.ReadAsStringAsync();
        Said.Add($"  {who ?? "（未登录）"} → {message} {JsonSerializer.Serialize(body, Wire.Json)}");
        if (message is not "AbsenceBoard") Said.Add($"      {(int)answer.StatusCode} {(text.Length > 400 ? text[..400] + "…" : text)}");
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{who} {message}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Somebody sends a message and it is refused; answers the rule.</summary>
    public async Task<string> Refused(string who, string message, object body)
    {
        using var answer = await Post(message, body, await Bearer(who));
        var text = await answer.Content.ReadAsStringAsync();
        Said.Add($"  {who} → {message} {JsonSerializer.Serialize(body, Wire.Json)}");
        Said.Add($"      {(int)answer.StatusCode} {text}");
        Assert.That((int)answer.StatusCode, Is.Not.EqualTo(200), $"{who} {message} was not refused");
        return JsonDocument.Parse(text).RootElement.GetProperty("rule").GetString()!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Office:DataFolder", _folder);
        builder.UseSetting("Office:Demo", "bureau");
        builder.UseSetting("Office:Jobs", "false");
        if (connection.Length > 0)
        {
            builder.UseSetting("Database:Engine", "mariadb");
            builder.UseSetting("Database:Connection", connection);
        }
        builder.ConfigureLogging(l => l.ClearProviders());
        builder.ConfigureTestServices(s => s.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The office's own clock sends a message.</summary>
    public async Task Tick<T>(IMessage<T> errand)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Visit>().Who = Asker.Clock;
        Assert.That(await scope.ServiceProvider.GetRequiredService<Web.Desk.Desk>().Send(errand), Is.InstanceOf<OfficeDesk.Rules.Done<T>>());
    }

    private async Task<string> Bearer(string who)
    {
        if (_bearers.TryGetValue(who, out var known)) return known;
        using var answer = await Post("SignIn", new { name = who, password = DemoBureau.Password }, null);
        return _bearers[who] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
    }

    private async Task<HttpResponseMessage> Post(string message, object body, string? bearer)
    {
        _http ??= CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/" + message) { Content = JsonContent.Create(body, options: Wire.Json) };
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await _http.SendAsync(request);
    }
}
