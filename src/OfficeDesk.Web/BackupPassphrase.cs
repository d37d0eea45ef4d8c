using System.Text;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Desk.Backups;

namespace OfficeDesk.Web;

/// <summary>The passphrase of backups: a setting of the program (Office:BackupPassphrase), or what somebody types at a restore.</summary>
public static class BackupPassphrase
{
    private const string Name = "Office:BackupPassphrase";

    /// <summary>What seals new backups; empty when they are not sealed.</summary>
    /// <exception cref="StartException">It is too short; the message says how long it must be.</exception>
    public static string Of(IConfiguration configuration)
    {
        var passphrase = configuration[Name] ?? "";
        return KeepingRules.NotPassphrase(passphrase) is { } why ? throw new StartException($"{why.Zh} / {why.En}") : passphrase;
    }

    /// <summary>What opens a file: nothing where it is not sealed; else the setting, else what is typed.</summary>
    public static string For(string file, IConfiguration configuration, Func<string>? ask) =>
        !BackupReader.IsSealed(file) ? "" : configuration[Name] is { Length: > 0 } set ? set : (ask ?? Typed)();

    private static string Typed()
    {
        Console.Write("备份口令 / passphrase of the backup: ");
        if (Console.IsInputRedirected) return Console.ReadLine() ?? "";
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.WriteLine();
        return typed.ToString();
    }
}
