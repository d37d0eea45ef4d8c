using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Keeping;

namespace OfficeDesk.Tests.Features.Files;

/// <summary>E7: the port to a virus scanner, tried with a small one that speaks clamd's INSTREAM.</summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public class ScannerTests(Engine engine)
{
    [Test]
    public async Task E7_with_a_scanner_a_file_is_taken_when_it_is_called_clean_and_a_bad_one_is_refused_and_logged()
    {
        using var clamd = new FakeClamd(content => content.AsSpan().IndexOf("坏"u8) >= 0 ? "stream: Doc.Test-Bad<1> FOUND" : "stream: OK");
        var log = new Words();
        await using var desk = await TestDesk.WithBureau(engine, s => s.AddSingleton(new FileScanner(clamd.Address, log)));
        var id = await Case.Investigated(desk);
        byte[] large = [.. Samples.Pdf, .. new byte[200_000]];
        await desk.Done(Case.Officer, new AttachEvidence(id, "证明.pdf", large));
        Assert.That(clamd.Seen.Single(s => s.Length > 0).SequenceEqual(large), "all of it was shown, in pieces");
        var why = await desk.Refused(Case.Officer, new AttachEvidence(id, "投诉人卯.txt", Encoding.UTF8.GetBytes("这是坏的")));
        Assert.That((why.Field, why.Zh), Is.EqualTo(("Content", "病毒扫描认定这个文件有害（Doc.Test-Bad1），已拒收。")));
        Assert.That((await desk.Done(Case.Officer, new ListEvidence(id))).Files, Has.Count.EqualTo(1));
        Assert.That(log.Lines.Single(), Does.Contain("Doc.Test-Bad1").And.Not.Contain("投诉人卯").And.Not.Contain("坏"), "the log knows what it was called, not whose it is");
        Assert.That((await desk.Done(TestDesk.As("admin"), new ReadTroubles())).Fine.Select(f => f.Zh), Does.Contain("附件病毒扫描有应答"));
    }

    [TestCase("stream: size limit exceeded. ERROR")]
    [TestCase("")]
    public async Task E7_a_scanner_that_cannot_say_lets_nothing_in(string answer)
    {
        using var clamd = new FakeClamd(_ => answer);
        await using var desk = await TestDesk.WithBureau(engine, s => s.AddSingleton(new FileScanner(clamd.Address, new Words())));
        var id = await Case.Investigated(desk);
        Assert.That(await desk.Refused(Case.Officer, new AttachEvidence(id, "证明.pdf", Samples.Pdf)), Is.EqualTo(AttachmentRules.NotScanned));
        Assert.That((await desk.Done(Case.Officer, new ListEvidence(id))).Files, Is.Empty);
    }

    [TestCase("127.0.0.1:1")]
    [TestCase("nonsense")]
    public async Task E7_a_scanner_that_is_not_there_lets_nothing_in_and_the_health_page_says_so(string address)
    {
        await using var desk = await TestDesk.WithBureau(engine, s => s.AddSingleton(new FileScanner(address, new Words())));
        var id = await Case.Investigated(desk);
        Assert.That(await desk.Refused(Case.Officer, new AttachEvidence(id, "证明.pdf", Samples.Pdf)), Is.EqualTo(AttachmentRules.NotScanned));
        var told = await desk.Done(TestDesk.As("admin"), new ReadTroubles());
        Assert.That(told.Troubles.Select(t => t.Zh), Has.Some.StartsWith("附件病毒扫描没有应答"));
        Assert.That(told.Off.Select(o => o.Zh), Has.None.Contains("病毒扫描"));
    }

    [Test]
    public async Task E7_without_one_files_are_checked_as_before_and_the_health_page_says_that_it_is_off()
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var id = await Case.Investigated(desk);
        await desk.Done(Case.Officer, new AttachEvidence(id, "证明.pdf", Samples.Pdf));
        var told = await desk.Done(TestDesk.As("admin"), new ReadTroubles());
        Assert.That(told.Off.Single(o => o.Zh.Contains("病毒扫描", StringComparison.Ordinal)).Zh, Does.StartWith("附件病毒扫描没有启用"));
        Assert.That((told.Fine.Concat(told.Off).Count(f => f.Zh.Contains("病毒扫描", StringComparison.Ordinal)), told.Troubles.Count(t => t.Zh.Contains("病毒扫描", StringComparison.Ordinal))), Is.EqualTo((1, 0)));
    }

    /// <summary>Enough of clamd for one file a connection.</summary>
    private sealed class FakeClamd : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Func<byte[], string> _verdict;

        public FakeClamd(Func<byte[], string> verdict)
        {
            _verdict = verdict;
            _listener.Start();
            _ = Serve();
        }

        public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

        public ConcurrentBag<byte[]> Seen { get; } = [];

        public void Dispose() => _listener.Dispose();

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await Answer(client.GetStream());
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // the test is over
            }
        }

        private async Task Answer(NetworkStream stream)
        {
            var command = new List<byte>();
            var one = new byte[1];
            while (await stream.ReadAsync(one) == 1 && one[0] != 0) command.Add(one[0]);
            var answer = "PONG";
            if (Encoding.ASCII.GetString([.. command]) == "zINSTREAM")
            {
                using var all = new MemoryStream();
                var length = new byte[4];
                while (true)
                {
                    await stream.ReadExactlyAsync(length);
                    var size = BinaryPrimitives.ReadInt32BigEndian(length);
                    if (size == 0) break;
                    var part = new byte[size];
                    await stream.ReadExactlyAsync(part);
                    all.Write(part);
                }
                Seen.Add(all.ToArray());
                answer = _verdict(all.ToArray());
            }
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"));
        }
    }

    private sealed class Words : ILogger<FileScanner>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
