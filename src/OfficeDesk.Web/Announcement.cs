using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>What this start has to tell once.</summary>
public sealed class Opening
{
    /// <summary>The accounts of the first administrator, at the first start of an empty office only.</summary>
    public IReadOnlyList<OneTimeAccount> OneTime { get; set; } = [];
}

/// <summary>An account and its password, shown once.</summary>
public sealed record OneTimeAccount(string SignIn, Roles Role, string Password);

/// <summary>What the console shows once the doors are open.</summary>
public static class Announcement
{
    public static Task Announce(this WebApplication app)
    {
        var opening = app.Services.GetRequiredService<Opening>();
        var content = app.Services.GetRequiredService<WhatIsHere>().Content;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls) Console.WriteLine($"OfficeDesk 已开门 / is open: {url}");
            foreach (var line in content == OfficeContent.Demo ? Demo() : First(opening.OneTime)) Console.WriteLine(line);
            opening.OneTime = [];
        });
        return Task.CompletedTask;
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
        yield return "  一次性口令，只显示这一次，首次登录须修改。请先用 admin 登录完成首次设置（/setup）。";
        yield return "  One-time passwords, shown this once, to be changed at the first sign-in. Sign in as admin and make the first settings (/setup).";
        foreach (var a in accounts) yield return $"    {a.SignIn,-12} {a.Password}   {Zh(a.Role)} / {a.Role}";
        yield return "";
    }

    private static string Zh(Roles role) => role switch { Roles.SystemAdmin => "系统管理员", Roles.SecurityAdmin => "安全管理员", _ => "审计管理员" };
}
