using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using OfficeDesk.Web.Demo;

namespace OfficeDesk.Tests.BadDays;

/// <summary>The real program as a process of its own, on a port of its own, so that it can be killed as the power cut kills it.</summary>
internal sealed class RealOffice : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private RealOffice(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = address, Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public HttpClient Http { get; }

    public int ProcessId => _process.Id;

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>What the program wrote to its console.</summary>
    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    /// <summary>Starts the program on a data folder and waits until it answers, or until it has ended by itself.</summary>
    /// <param name="settings">More settings, such as ("Database:Engine", "mariadb").</param>
    public static async Task<RealOffice> Start(string folder, params (string Name, string Value)[] settings)
    {
        // a port that was free a moment ago may be somebody else's when the program comes to open it
        for (var more = 3; ; more--)
        {
            var office = await StartAt(new Uri($"http://127.0.0.1:{FreePort()}"), folder, settings);
            if (more == 0 || !office.HasEnded || !office.Said.Contains("端口已被占用", StringComparison.Ordinal)) return office;
            await office.DisposeAsync();
        }
    }

    /// <summary>The same at an address of before, as after a power cut: open windows find it again.</summary>
    public static async Task<RealOffice> StartAt(Uri address, string folder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OfficeDesk.Web.dll"), "--urls", address.ToString().TrimEnd('/')])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        start.Environment["Office__DataFolder"] = folder;
        // people are enough; the weeks of the demo would only cost time
        start.Environment["Office__Demo"] = "bureau";
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = new Process { StartInfo = start };
        var office = new RealOffice(process, address);
        process.OutputDataReceived += (_, e) => office.Hear(e.Data);
        process.ErrorDataReceived += (_, e) => office.Hear(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await office.UntilOpen();
        return office;
    }

    /// <summary>Signs in and answers the bearer secret.</summary>
    public async Task<string> SignIn(string name)
    {
        using var answer = await Http.PostAsJsonAsync("/api/SignIn", new { name, password = DemoBureau.Password });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
    }

    /// <summary>Sends a message through the JSON door.</summary>
    public Task<HttpResponseMessage> Post(string message, object body, string? bearer = null, string? once = null, CancellationToken ct = default) =>
        Post(message, JsonContent.Create(body, options: OfficeDesk.Web.Desk.Wire.Json), bearer, once, ct);

    public async Task<HttpResponseMessage> Post(string message, HttpContent body, string? bearer = null, string? once = null, CancellationToken ct = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/" + message) { Content = body };
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (once is not null) request.Headers.Add("Idempotency-Key", once);
        return await Http.SendAsync(request, ct);
    }

    /// <summary>kill -9: no farewell, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
        Http.Dispose();
    }

    private async Task UntilOpen()
    {
        for (var i = 0; i < 600 && !_process.HasExited; i++)
        {
            try
            {
                using var health = await Http.GetAsync("/health");
                // another program may answer at this port: only its own word tells that it was this one
                if (health.IsSuccessStatusCode && Said.Contains("is open", StringComparison.Ordinal)) return;
            }
            catch (HttpRequestException)
            {
                // not open yet
            }
            await Task.Delay(50);
        }
        if (_process.HasExited) await _process.WaitForExitAsync();
        else Assert.Fail("The program did not open within 30 seconds: " + Said);
    }

    private void Hear(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }

    internal static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
