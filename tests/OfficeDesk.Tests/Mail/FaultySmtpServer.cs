using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace OfficeDesk.Tests.Mail;

/// <summary>A mail that a server has taken in, whatever it said about it.</summary>
public sealed record TakenIn(string From, string To, string Source)
{
    /// <summary>Whether it came over TLS, and as whose.</summary>
    public bool Secure { get; init; }

    public string User { get; init; } = "";

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
    private readonly X509Certificate2? _certificate;
    private readonly (string User, string Password)? _account;
    private int _mails;

    /// <param name="faultOf">By recipient and the running number of the mail, from 1; null = all goes well.</param>
    /// <param name="certificate">Offers STARTTLS with it.</param>
    /// <param name="account">Takes mail from this account only, and asks for it over TLS only when there is a certificate.</param>
    public FaultySmtpServer(Func<string, int, Fault?>? faultOf = null, string greeting = "220 mail.invalid ready", X509Certificate2? certificate = null, (string User, string Password)? account = null)
    {
        (_certificate, _account) = (certificate, account);
        _faultOf = faultOf ?? ((_, _) => null);
        _listener.Start();
        _accepting = Accept(greeting);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every mail whose end of data has come, in no order.</summary>
    public ConcurrentBag<TakenIn> Taken { get; } = [];

    public int Connections { get; private set; }

    /// <summary>Handshakes the client broke off.</summary>
    public int Refused { get; private set; }

    /// <summary>Everything that was said before TLS.</summary>
    public ConcurrentQueue<string> InTheClear { get; } = [];

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
                await Say(stream, greeting);
                if (!await Converse(stream, secure: false)) return;
                await using var tls = new SslStream(stream);
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                await Converse(tls, secure: true);
            }
            catch (AuthenticationException)
            {
                Refused++;
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // the client hung up, or the test is over
            }
        }
    }

    private async Task Say(Stream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _end.Token);

    /// <returns>Whether the client asked for TLS and the talk goes on inside it.</returns>
    private async Task<bool> Converse(Stream stream, bool secure)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        Task say(string line) => Say(stream, line);
        string from = "", to = "", user = "";
        Fault? fault = null;
        var number = 0;
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (!secure) InTheClear.Enqueue(line);
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO" or "HELO":
                    if (_certificate is not null && !secure) await say("250-mail.invalid\r\n250 STARTTLS");
                    else if (_account is not null) await say("250-mail.invalid\r\n250 AUTH LOGIN");
                    else await say("250 mail.invalid");
                    break;
                case "STARTTLS":
                    await say("220 go on in TLS");
                    return true;
                case "AUTH":
                    user = await Authenticate(line, reader, say);
                    break;
                case "MAIL" when _account is not null && user.Length == 0:
                    await say("530 5.7.0 Authentication required");
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
                    Taken.Add(new TakenIn(from, to, await Body(reader)) { Secure = secure, User = user });
                    if (fault is { HangUp: true }) return false;
                    if (fault is { Silent: true }) await Task.Delay(Timeout.Infinite, _end.Token);
                    await say(fault?.AfterData ?? "250 kept");
                    break;
                case "QUIT":
                    await say("221 bye");
                    return false;
                default:
                    await say("250 ok");
                    break;
            }
        }
        return false;
    }

    /// <returns>The account; empty when the password is wrong.</returns>
    private async Task<string> Authenticate(string line, StreamReader reader, Func<string, Task> say)
    {
        async Task<string> Asked(string what)
        {
            await say("334 " + Convert.ToBase64String(Encoding.ASCII.GetBytes(what)));
            return await reader.ReadLineAsync(_end.Token) ?? "";
        }
        string Plain(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        var user = Plain(line.Split(' ') is [_, _, var first] ? first : await Asked("Username:"));
        var right = (user, Plain(await Asked("Password:"))) == _account;
        await say(right ? "235 2.7.0 welcome" : "535 5.7.8 wrong account or password");
        return right ? user : "";
    }

    private async Task<string> Body(StreamReader reader)
    {
        var body = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") body.Append(line.StartsWith('.') ? line[1..] : line).Append('\n');
        return body.ToString();
    }

    private static string Between(string line) => line.Contains('<') ? line[(line.IndexOf('<') + 1)..line.IndexOf('>')] : "";
}
