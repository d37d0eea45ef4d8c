using System.Diagnostics;
using System.Globalization;

namespace OfficeDesk.Bench;

/// <summary>Somebody logs first contacts while pages are measured, so that what the program told a moment ago is not so any more. They are answered on the spot: what is open stays as many as it was.</summary>
internal sealed class Intakes(int port, string secret) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string _run = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);
    private Wire? _wire;
    private Task _beside = Task.CompletedTask;
    private int _logged;

    public void Log()
    {
        _wire ??= Wire.Open(port);
        var (status, body) = _wire.Send(Wire.Request("POST", "/api/LogEnquiry", $"Authorization: Bearer {secret}\r\n",
            $$"""{"channel":"Call","citizenName":"来访人甲","phone":"10000090001","matterTypeId":1,"ask":"{{_run}}-{{_logged++}} 询问进度","route":"Own","answer":"已当面说明"}"""));
        if (status != 200) throw new InvalidOperationException($"LogEnquiry: {status} {body}");
    }

    /// <summary>Some a second until it is disposed.</summary>
    public Intakes Begin(int aSecond)
    {
        _beside = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / aSecond));
            while (!_stop.IsCancellationRequested)
            {
                Log();
                await timer.WaitForNextTickAsync();
            }
        });
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beside;
        _wire?.Dispose();
        _stop.Dispose();
    }
}
