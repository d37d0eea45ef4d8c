using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>An account and its password, shown once.</summary>
public sealed record OneTimeAccount(string SignIn, Roles Role, string Password);

/// <summary>What the console shows once the doors are open.</summary>
public static class Announcement
{
    /// <summary>Passwords are made only here: a start that could not open its doors must not leave some that nobody has seen.</summary>
    public static async Task Announce(this WebApplication app)
    {
        foreach (var url in app.Urls) Console.WriteLine($"OfficeDesk 已开门 / is open: {url}");
        var demo = app.Services.GetRequiredService<WhatIsHere>().Content == OfficeContent.Demo;
        foreach (var line in demo ? Demo() : First(await FirstAdministrator.GivePasswords(app.Services))) Console.WriteLine(line);
    }

    private static IEnumerable<string> Demo()
    {
        yield return "";
        yield return $"  演示数据，不是真人真事。所有演示账号的口令 / Demo data, nobody real. The password of every demo account: {DemoBureau.Password}";
        foreach (var (signIn, zh, en) in DemoBureau.SignIns) yield return $"    {signIn,-12} {zh} / {en}";
        yield return "  正式使用 / For real work: Office:Demo=false + 新的数据目录 / a new data folder (Office:DataFolder)";
        yield return "";
    }

    private static IEnumerable<string> First(IReadOnlyList<OneTimeAccount> accounts)
    {
        if (accounts.Count == 0) yield break;
        yield return "";
        yield return "  一次性口令，首次登录须修改；在有人登录之前，每次启动换一组新的。请先用 admin 登录完成首次设置（/setup）。";
        yield return "  One-time passwords, to be changed at the first sign-in; until somebody has signed in, every start gives new ones. Sign in as admin and make the first settings (/setup).";
        foreach (var a in accounts) yield return $"    {a.SignIn,-12} {a.Password}   {Zh(a.Role)} / {a.Role}";
        yield return "";
    }

    private static string Zh(Roles role) => role switch { Roles.SystemAdmin => "系统管理员", Roles.SecurityAdmin => "安全管理员", _ => "审计管理员" };
}
