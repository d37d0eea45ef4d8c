using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.SignIn;

/// <summary>Somebody leaves: this session ends, everywhere at once.</summary>
[Access(Everybody = Reach.Own, BeforeNewPassword = true)]
public sealed record SignOut : ICommand<SignedOut>;

/// <param name="Sessions">How many sessions ended.</param>
public sealed record SignedOut(int Sessions);

public sealed class SignOutHandler(Visit visit) : IHandle<SignOut, SignedOut>
{
    private const string End = "UPDATE sessions SET ended = 1 WHERE hash = @Hash AND ended = 0";

    public async Task<Outcome<SignedOut>> Handle(SignOut m, Db db)
    {
        db.About("account", db.Who.AccountId);
        return new SignedOut(await db.Execute(End, new { Hash = visit.SessionHash }));
    }
}
