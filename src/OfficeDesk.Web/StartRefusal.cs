using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web;

/// <summary>What is said on one line when the program cannot start for a reason that whoever started it can mend.</summary>
public static class StartRefusal
{
    /// <returns>Null when it is a fault of the program: then its trace is wanted.</returns>
    public static string? Of(Exception e) => e switch
    {
        StartException => e.Message,
        { InnerException: AddressInUseException } => $"端口已被占用（{AddressOf(e)}）。请用 --urls 换一个，或先停掉占用它的程序。/ The port is in use ({AddressOf(e)}). Choose another with --urls, or stop the program that uses it.",
        SocketException => $"这个地址或端口打不开，请检查 --urls：{e.Message} / The address or port cannot be opened, see to --urls: {e.Message}",
        DbException => $"数据库打不开，请检查 Database:Connection 和数据目录：{e.Message} / The database cannot be opened, see to Database:Connection and the data folder: {e.Message}",
        IOException or UnauthorizedAccessException or CryptographicException => $"程序没有启动：{e.Message} / The program did not start: {e.Message}",
        _ => null,
    };

    /// <summary>The address in Kestrel's sentence; the whole sentence where there is none.</summary>
    private static string AddressOf(Exception e) => e.Message.Split(' ').FirstOrDefault(w => w.Contains("://", StringComparison.Ordinal))?.TrimEnd(':', '.') ?? e.Message;
}
