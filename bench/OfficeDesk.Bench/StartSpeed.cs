using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace OfficeDesk.Bench;

/// <summary>The published program: how soon it answers after its start, and how much memory it holds after a load.</summary>
internal static class StartSpeed
{
    private const int Starts = 7;
    private const int Clients = 8;
    private const int Requests = 8000;

    public static async Task Measure(Table table)
    {
        var folder = Directory.CreateTempSubdirectory("deskstart").FullName;
        try
        {
            await Publish(Path.Combine(folder, "program"));
            var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
            // the first start makes the tables and the people; every later one is what an office sees in the morning
            await using (await Running.Start(folder, data)) { }
            var times = new List<double>();
            for (var n = 0; n < Starts; n++) await using (var program = await Running.Start(folder, data)) times.Add(program.Ready.TotalSeconds);
            times.Sort();
            table.Add("published program: start to first answer, median (slowest)", $"{times[Starts / 2]:0.00} s ({times[^1]:0.00} s)", "<= 1.0 s", times[Starts / 2] <= 1.0);
            await using (var program = await Running.Start(folder, data))
            {
                var idle = program.Memory();
                await program.Load();
                var after = program.Memory();
                table.Add($"published program: memory at rest, and after {Requests} requests of {Clients} clients", $"{idle} MB, {after} MB", "<= 200 MB", after <= 200);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Publish(string to)
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Root(), "src", "OfficeDesk.Web"), "-c", "Release", "-o", to, "-v", "q", "--nologo"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var said = publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException("dotnet publish failed: " + await said);
    }

    private static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "OfficeDesk.sln"))) return folder;
        throw new InvalidOperationException("The bench runs from inside the repository.");
    }

    private sealed class Running(Process process, HttpClient http, TimeSpan ready) : IAsyncDisposable
    {
        public TimeSpan Ready { get; } = ready;

        public static async Task<Running> Start(string folder, string data)
        {
            int port;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }
            var how = new ProcessStartInfo("dotnet", [Path.Combine(folder, "program", "OfficeDesk.Web.dll"), "--urls", $"http://127.0.0.1:{port}"]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.Combine(folder, "program") };
            how.Environment["Office__DataFolder"] = data;
            how.Environment["Office__Demo"] = "bureau";
            var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            var start = Stopwatch.GetTimestamp();
            var process = Process.Start(how)!;
            process.BeginOutputReadLine();
            while (!await Answers(http)) await Task.Delay(5);
            return new Running(process, http, Stopwatch.GetElapsedTime(start));
        }

        /// <summary>What the system has given it, in MB.</summary>
        public int Memory()
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }

        /// <summary>Intakes, lists and pages, as on a full day.</summary>
        public async Task Load()
        {
            using var signed = await http.PostAsJsonAsync("/api/SignIn", new { name = "staff1", password = Web.Demo.DemoBureau.Password });
            var secret = (await signed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
            await Task.WhenAll(Enumerable.Range(0, Clients).Select(c => Task.Run(async () =>
            {
                for (var n = 0; n < Requests / Clients; n++)
                {
                    using var answer = n % 3 == 2 ? await http.GetAsync("/login") : await Post(secret, n % 3 == 0 ? "LogEnquiry" : "ListTasks", n % 3 == 0
                        ? new { channel = "Call", citizenName = "来访人甲", phone = "10000090001", matterTypeId = 1, ask = $"start-{c}-{n}", route = "Own" } : new { });
                    answer.EnsureSuccessStatusCode();
                    await answer.Content.ReadAsByteArrayAsync();
                }
            })));
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            http.Dispose();
        }

        private async Task<HttpResponseMessage> Post(string secret, string message, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/" + message) { Content = JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
            return await http.SendAsync(request);
        }

        private static async Task<bool> Answers(HttpClient http)
        {
            try
            {
                using var health = await http.GetAsync("/health");
                return health.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }
}
