using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>Where an address leads that is not there, or not for this person.</summary>
[OpenToAll]
[Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryToken]
public sealed class SorryPage : DeskPage
{
    public string Why { get; private set; } = "";

    public void OnGet(int code) => Tell(code);

    public void OnPost(int code) => Tell(code);

    private void Tell(int code) => Why = code switch
    {
        403 => T.Of(DeskRefusals.NotYours()),
        404 => Who.SignedIn ? T.Of(DeskRefusals.NotFound()) : T["没有这个页面。请核对网址，或从下面进入。", "There is no such page. Check the address, or go on below."],
        400 => T["这张表单已过期或不完整。请返回上一页重新提交，填写的内容还在。", "This form has expired or is incomplete. Go back and send it again; what you typed is still there."],
        413 => T["文件太大，没有收下。请返回上一页，换一个小一些的文件。", "The file is too large and was not taken. Go back and choose a smaller one."],
        _ => T["这一步没有成功。请返回上一页再试。", "This did not work. Go back and try again."],
    };
}
