using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OfficeDesk.Tests.BadDays;

/// <summary>A MariaDB of the test's own, on a free port, that can be killed, paused and started again.</summary>
internal sealed class OwnServer : IAsyncDisposable
{
    private const string Daemon = "/usr/sbin/mariadbd";
    private readonly string _folder = Directory.CreateTempSubdirectory("desksql").FullName;
    private readonly int _port = RealOffice.FreePort();
    private Process? _process;

    /// <summary>Of a database named desk, made by the office.</summary>
    public string Connection => $"Server=127.0.0.1;Port={_port};Uid=root;Database=desk;ConnectionTimeout=5";

    public static async Task<OwnServer> Start()
    {
        if (!File.Exists(Daemon) || !File.Exists("/usr/bin/mariadb-install-db")) Assert.Ignore("MariaDB is not installed here.");
        var server = new OwnServer();
        await server.Run("/usr/bin/mariadb-install-db", "--no-defaults", $"--datadir={server.Data}", "--auth-root-authentication-method=normal", "--skip-test-db", $"--user={Environment.UserName}");
        await server.Go();
        return server;
    }

    private string Data => Path.Combine(_folder, "data");

    public async Task Go()
    {
        _process = Process.Start(How(Daemon, "--no-defaults", $"--datadir={Data}", $"--port={_port}", "--bind-address=127.0.0.1", $"--socket={_folder}/s", $"--pid-file={_folder}/pid", $"--user={Environment.UserName}",
            "--innodb-buffer-pool-size=64M", "--init-file=" + Init()))!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        for (var n = 0; n < 300; n++)
        {
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
        Assert.Fail("The server did not open.");
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>It is there, but answers nobody.</summary>
    public Task Pause() => Run("kill", "-STOP", _process!.Id.ToString());

    public Task GoOn() => Run("kill", "-CONT", _process!.Id.ToString());

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private string Init()
    {
        var file = Path.Combine(_folder, "init.sql");
        File.WriteAllText(file, "CREATE DATABASE IF NOT EXISTS desk CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;\n");
        return file;
    }

    /// <summary>With a folder of its own for temporary tables: a server that starts throws away what it finds of them, also those of another one.</summary>
    private ProcessStartInfo How(string what, params string[] with)
    {
        var how = new ProcessStartInfo(what, with) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        how.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(_folder, "tmp")).FullName;
        return how;
    }

    private async Task Run(string what, params string[] with)
    {
        using var process = Process.Start(How(what, with))!;
        var said = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await said.Item1 + await said.Item2);
    }
}
