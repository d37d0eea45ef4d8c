using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Retention;

/// <summary>How long things are kept: what is past its time, clearing it with two approvals, and orders to keep.</summary>
[Opens(typeof(ListRetention))]
public sealed class RetentionPage : DeskPage
{
    /// <summary>The kind that is looked at more closely.</summary>
    [BindProperty(SupportsGet = true)]
    public KeptKind? Look { get; set; }

    public RetentionList? List { get; private set; }

    public PurgePreview? Preview { get; private set; }

    public Task OnGet() => Load();

    public Task<IActionResult> OnPostPropose(KeptKind kind, string reason)
    {
        Look = kind;
        return After(new ProposePurge(kind, reason ?? ""));
    }

    public Task<IActionResult> OnPostApprove(long id, int version) => After(new ApprovePurge(id, version));

    public Task<IActionResult> OnPostWithdraw(long id, string reason, int version) => After(new WithdrawPurge(id, reason ?? "", version));

    public Task<IActionResult> OnPostHold(KeptKind? kind, string record, string reason) => After(new PlaceHold(kind, record ?? "", reason ?? ""));

    public Task<IActionResult> OnPostLift(long id, string reason) => After(new LiftHold(id, reason ?? ""));

    public string Of(KeptKind? kind)
    {
        if (kind is not { } one) return T["全部", "Everything"];
        var (zh, en) = RetentionRules.NameOf(one);
        return T[zh, en];
    }

    /// <summary>What goes and what stays.</summary>
    public string What(KeptKind kind) => kind switch
    {
        KeptKind.Sessions => T["删除已结束会话的地址和浏览器；谁何时登录仍在审计中。", "Address and browser of ended sessions are deleted; who signed in when stays in the audit."],
        KeptKind.Letters => T["清除收件地址和正文；发给谁、何时发出仍在。", "Address and body are cleared; to whom and when stays."],
        KeptKind.Looks => T["清除所写用途；谁何时查看过仍在。", "The purpose that was written is cleared; who looked when stays."],
        KeptKind.Contacts => T["清除姓名、单位、电话、诉求、答复原文和附件；编号、日期、事项、经办人和是否按时仍在。签发过文书、转为申请或涉及投诉的不清理。",
            "Name, organisation, phone, words and files are cleared; number, days, matter, people of the office and punctuality stay. Left alone: what a document was issued for, what became an application, what a complaint points at."],
        _ => T["清除举报人姓名和联系方式；投诉本身和答复仍在。", "Name and contact of the reporter are cleared; the complaint and its reply stay."],
    };

    public string Of(PurgeState state) => state switch
    {
        PurgeState.Proposed => T["待批准", "Waiting for approval"],
        PurgeState.Approved => T["已批准，今夜清理", "Approved, cleared tonight"],
        PurgeState.Done => T["已清理", "Cleared"],
        _ => T["已撤回", "Withdrawn"],
    };

    private async Task<IActionResult> After<TAnswer>(Desk.ICommand<TAnswer> message) where TAnswer : class
    {
        if (await Ask(message) is not null) return Redirect("/admin/retention");
        var why = Refusal!;
        await Load();
        Refuse(why);
        return Page();
    }

    private async Task Load()
    {
        List = await Ask(new ListRetention());
        if (List is not null && Look is { } kind) Preview = await Ask(new PreviewPurge(kind));
    }
}
