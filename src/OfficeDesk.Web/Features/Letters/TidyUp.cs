using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Letters;

/// <summary>Throws away what is only remembered for a while: first answers after 24 hours, tries at the door after <see cref="SignInRules.TracesKept"/> days. Nothing of the office's work.</summary>
[Access(Clock = Reach.All, SystemAdmin = Reach.All)]
public sealed record TidyUp : ICommand<Tidied>;

public sealed record Tidied(int Answers, int Tries) : IReport
{
    public Told Tell() => new($"清理防重记录 {Answers} 条，登录尝试 {Tries} 条", $"{Answers} remembered answers and {Tries} sign-in tries thrown away");
}

public sealed class TidyUpHandler : IHandle<TidyUp, Tidied>
{
    private const string OldAnswers = "DELETE FROM idempotency WHERE at < @Before";
    private const string OldTries = "DELETE FROM sign_in_tries WHERE at < @Before";

    public async Task<Outcome<Tidied>> Handle(TidyUp m, Db db)
    {
        db.About("tidy", 0);
        return new Tidied(
            await db.Execute(OldAnswers, new { Before = db.Now - Idempotency.Kept }),
            await db.Execute(OldTries, new { Before = db.Now.AddDays(-SignInRules.TracesKept) }));
    }
}
