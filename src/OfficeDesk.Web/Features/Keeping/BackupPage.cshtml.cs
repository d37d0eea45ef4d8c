using OfficeDesk.Web.Desk.Backups;
using OfficeDesk.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace OfficeDesk.Web.Features.Keeping;

/// <summary>Backups: the last, one now, the nightly ones; and how an office is put back.</summary>
[Opens(typeof(ListBackups))]
public sealed class BackupPage : DeskPage
{
    public BackupList? List { get; private set; }

    public bool Saved { get; private set; }

    public Task OnGet() => Load();

    /// <summary>How far the backup has come, for the page that waits.</summary>
    public async Task<IActionResult> OnGetProgress()
    {
        await Load();
        return List is null ? Sorry() : Partial("_Backups", this);
    }

    public async Task<IActionResult> OnPostNow()
    {
        if (await Ask(new MakeBackup(Wait: false)) is not null) return Redirect("/admin/backup");
        await Load();
        return Page();
    }

    public async Task OnPostSettings(string time, int keep, int version)
    {
        var form = new ChangeBackupSettings(time ?? "", keep, version);
        Saved = await Ask(form) is not null;
        await Load();
        if (!Saved && List is { } now) List = now with { Time = form.Time, Keep = form.Keep };
    }

    /// <summary>What is being done, in words.</summary>
    public string Doing(BackupProgress p) => p.Doing switch
    {
        "begin" => T["开始", "beginning"],
        "files" => T["复制附件和密钥", "attached files and keys"],
        "verify" => T["校验", "reading it back"],
        _ => T[$"第 {p.Tables + 1} / {p.OfTables} 张表，{Words.Number(p.Rows)} 行", $"table {p.Tables + 1} of {p.OfTables}, {Words.Number(p.Rows)} rows"],
    };

    public static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{bytes / (double)(1L << 30):0.0} GB",
        >= 1L << 20 => $"{bytes / (double)(1L << 20):0.0} MB",
        _ => $"{bytes / 1024} KB",
    };

    /// <summary>The reader's half of an outcome.</summary>
    public string InWords(string outcome) => T[BackupTold.Halves(outcome).Zh, BackupTold.Halves(outcome).En];

    private async Task Load()
    {
        var refused = Refusal;
        List = await Ask(new ListBackups());
        if (refused is not null) Refuse(refused);
    }
}
