using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using OfficeDesk.Web.Demo;

namespace OfficeDesk.Bench;

/// <summary>
/// One HTTP connection that costs the machine as little as possible, so that the program is measured and not its visitor: whoever
/// sends waits on their own thread, which costs one waking for each answer instead of two.
/// </summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[256 * 1024];

    public static Wire Open(int port)
    {
        var wire = new Wire();
        wire._socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return wire;
    }

    /// <summary>Several visitors at once, each on a thread of its own; each is told its place.</summary>
    public static Task Visitors(int many, Action<int> visit) => Task.WhenAll(Enumerable.Range(0, many)
        .Select(n => Task.Factory.StartNew(() => visit(n), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

    /// <summary>A request as it goes over the wire.</summary>
    public static byte[] Request(string method, string path, string headers, string body = "")
    {
        var bytes = Encoding.UTF8.GetByteCount(body);
        return Encoding.UTF8.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}{(method == "POST" ? $"Content-Type: application/json\r\nContent-Length: {bytes}\r\n" : "")}\r\n{body}");
    }

    /// <summary>The secret of a session of somebody of the demo bureau.</summary>
    public string SignIn(string name)
    {
        var (status, body) = Send(Request("POST", "/api/SignIn", "", $$"""{"name":"{{name}}","password":"{{DemoBureau.Password}}"}"""));
        return status == 200 ? Regex.Match(body, "\"secret\":\"([^\"]+)\"").Groups[1].Value : throw new InvalidOperationException($"sign-in: {status} {body}");
    }

    /// <summary>Sends and reads the whole answer.</summary>
    public (int Status, string Body) Send(byte[] request)
    {
        _socket.Send(request);
        var have = 0;
        while (true)
        {
            if (have == _buffer.Length) Array.Resize(ref _buffer, have * 2);
            var read = _socket.Receive(_buffer.AsSpan(have));
            if (read == 0) throw new IOException("the program closed the connection");
            have += read;
            var end = _buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
            if (end < 0) continue;
            var head = Encoding.ASCII.GetString(_buffer, 0, end);
            var length = head.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
            var whole = length >= 0
                ? have >= end + 4 + int.Parse(head.AsSpan(length + 16, (head + "\r\n").IndexOf("\r\n", length, StringComparison.Ordinal) - length - 16), CultureInfo.InvariantCulture)
                : _buffer.AsSpan(0, have).EndsWith("0\r\n\r\n"u8);
            if (whole) return (int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture), Encoding.UTF8.GetString(_buffer, end + 4, have - end - 4));
        }
    }

    public void Dispose() => _socket.Dispose();
}
