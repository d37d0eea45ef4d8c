using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web;

/// <summary>What the program does when its first word is no setting: a command, or its usage. A mistyped command never opens an office.</summary>
public static class Commands
{
    private const string Usage = """
        OfficeDesk 局办服务台
        用法 / usage: dotnet OfficeDesk.Web.dll [命令 / command] [--设置=值 / --Setting=value ...]

          （没有命令）                        打开办公系统 / no command: opens the office
          backup FILE                         备份到文件，不必停机 / writes a backup, also while the office is open
          verify-backup FILE                  校验备份是否完好 / says whether a backup is whole
          restore FILE [--replace]            从备份恢复，先停机 / puts an office back from a backup; stop it first
          verify-audit EXPORT KEY [ANCHORS]   校验导出的审计链 / verifies an exported audit chain
          reset-admin [NAME]                  给系统管理员新的一次性口令，先停机 / a new one-time password for the system administrator; stop the office first
          help                                显示这些 / shows this

        设置举例 / settings: --urls=http://127.0.0.1:5080 --Office:DataFolder=/srv/desk --Office:Demo=false
        """;

    /// <summary>Whether the program is asked for something else than opening the office.</summary>
    public static bool Are(string[] args) => args is [var first, ..] && (IsHelp(first) || !IsSetting(first));

    /// <returns>0 = done, 1 = not, 2 = asked wrongly.</returns>
    public static async Task<int> Run(string[] args, TextWriter said)
    {
        switch (args[0])
        {
            case AuditCommand.Name: return AuditCommand.Run(args[1..], said);
            case ResetCommand.Name: return await ResetCommand.Run(args[1..], said);
            case var _ when BackupCommand.Is(args): return await BackupCommand.Run(args, said);
        }
        var asked = IsHelp(args[0]);
        if (!asked) await said.WriteLineAsync($"没有这个命令：{args[0]} / There is no such command: {args[0]}");
        await said.WriteLineAsync(Usage);
        return asked ? 0 : 2;
    }

    private static bool IsHelp(string word) => word is "help" or "--help" or "-h" or "-?" or "/?";

    /// <summary>--name, -n, /name, name=value: what settings can be written as.</summary>
    private static bool IsSetting(string word) => word.Length == 0 || word[0] is '-' or '/' || word.Contains('=', StringComparison.Ordinal);
}
