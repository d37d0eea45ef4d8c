using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace OfficeDesk.Tests.Mail;

/// <summary>A mail that a server has taken in, whatever it said about it.</summary>
public sealed record TakenIn(string From, string To, string Source)
{
    public string MessageId => Regex.Match(Source, "(?im)^Message-ID: *(<[^>]*>)").Groups[1].Value;
}

/// <summary>What a server does to a mail it is given; the first that is set comes first.</summary>
/// <param name="ToRecipient">Said instead of "250" after RCPT TO.</param>
/// <param name="ToSender">Said instead of "250" after MAIL FROM.</param>
/// <param name="AfterData">Said instead of "250" when the whole mail has come.</param>
/// <param name="HangUp">Takes the mail in and closes the connection without a word.</param>
/// <param name="Silent">Takes the mail in and never answers.</param>
public sealed record Fault(string? ToRecipient = null, string? ToSender = null, string? AfterData = null, bool HangUp = false, bool Silent = false);

/// <summary>A mail server on loopback that fails as told: B1 to B3.</summary>
public sealed class FaultySmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Func<string, int, Fault?> _faultOf;
    private readonly Task _accepting;
    private int _mails;

    /// <param name="faultOf">By recipient and the running number of the mail, from 1; null = all goes well.</param>
    public FaultySmtpServer(Func<string, int, Fault?>? faultOf = null, string greeting = "220 mail.invalid ready")
    {
        _faultOf = faultOf ?? ((_, _) => null);
        _listener.Start();
        _accepting = Accept(greeting);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every mail whose end of data has come, in no order.</summary>
    public ConcurrentBag<TakenIn> Taken { get; } = [];

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_talks);
        _end.Dispose();
    }

    private async Task Accept(string greeting)
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Connections++;
                _talks.Add(Talk(client, greeting));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Talk(TcpClient client, string greeting)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await using var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII);
                async Task Say(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token);
                await Say(greeting);
                await Converse(reader, Say);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // the client hung up, or the test is over
            }
        }
    }

    private async Task Converse(StreamReader reader, Func<string, Task> say)
    {
        string from = "", to = "";
        Fault? fault = null;
        var number = 0;
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    await say("250 mail.invalid");
                    break;
                case "MAIL":
                    from = Between(line);
                    number = Interlocked.Increment(ref _mails);
                    await say(_faultOf("", number)?.ToSender ?? "250 ok");
                    break;
                case "RCPT":
                    to = Between(line);
                    fault = _faultOf(to, number);
                    await say(fault?.ToRecipient ?? "250 ok");
                    break;
                case "DATA":
                    await say("354 go on");
                    Taken.Add(new TakenIn(from, to, await Body(reader)));
                    if (fault is { HangUp: true }) return;
                    if (fault is { Silent: true }) await Task.Delay(Timeout.Infinite, _end.Token);
                    await say(fault?.AfterData ?? "250 kept");
                    break;
                case "QUIT":
                    await say("221 bye");
                    return;
                default:
                    await say("250 ok");
                    break;
            }
        }
    }

    private async Task<string> Body(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") body.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        return body.ToString();
    }

    private static string Between(string line) => line.Contains('<') ? line[(line.IndexOf('<') + 1)..line.IndexOf('>')] : "";
}
