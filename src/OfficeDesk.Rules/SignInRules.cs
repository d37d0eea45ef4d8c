namespace OfficeDesk.Rules;

/// <summary>Rules on signing in and on passwords: the level-2 profile of graded protection (GB/T 22239), the default for an office.</summary>
public static class SignInRules
{
    /// <summary>Failures within <see cref="Window"/> after which one account is locked for one address.</summary>
    public const int TriesAnAccount = 5;

    /// <summary>Failures within <see cref="Window"/> after which an address is refused whatever the account.</summary>
    public const int TriesAnAddress = 50;

    /// <summary>A password is asked to be changed after this many days.</summary>
    public const int PasswordDays = 90;

    /// <summary>The last passwords that may not come again.</summary>
    public const int Remembered = 5;

    /// <summary>An account nobody signed in with for more than this many days is asleep until its password is reset.</summary>
    public const int UnusedDays = 90;

    /// <summary>Sign-ins and failed tries are kept this many days (a floor of six months is asked of network logs).</summary>
    public const int TracesKept = 400;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Whether a password is so old that nothing but changing it is open.</summary>
    public static bool Expired(DateTimeOffset setAt, DateTimeOffset now) => now - setAt > TimeSpan.FromDays(PasswordDays);

    /// <summary>Whether an account is asleep: neither a sign-in nor a new password for <see cref="UnusedDays"/> days.</summary>
    /// <param name="lastSignIn">Null when nobody ever signed in with it.</param>
    public static bool Unused(DateTimeOffset? lastSignIn, DateTimeOffset setAt, DateTimeOffset now) =>
        now - (lastSignIn > setAt ? lastSignIn.Value : setAt) > TimeSpan.FromDays(UnusedDays);

    /// <summary>Where a browser goes after signing in: a path of this site, else the first page.</summary>
    /// <param name="back">What stood in the address: anybody may have written it.</param>
    /// <returns>One slash at the start, never a second slash or a backslash after it, ASCII only.</returns>
    public static string Local(string? back)
    {
        var safe = back is { Length: > 0 and < 500 } && back[0] == '/' && (back.Length == 1 || back[1] != '/') && !back.Any(c => c == '\\' || char.IsControl(c));
        return safe ? string.Concat(back!.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString()))) : "/";
    }

    /// <summary>The same words for a wrong name, a wrong password and a disabled account.</summary>
    public static Refusal Wrong() => new(
        "登录名或口令不对。请检查大小写后再试。", "The name or the password is wrong. Check capitals and try again.", "", "Password", RefusalKind.Forbidden);

    /// <summary>Whoever has a one-time or an expired password does nothing else before it is changed.</summary>
    public static Refusal ChangePasswordFirst() => new(
        "请先到“我的账号”修改口令，再办其他事。", "Change your password first, under My account.", "", "", RefusalKind.Forbidden);

    /// <summary>Too many failures: the lock is on account and address together, so that a stranger cannot lock anybody out.</summary>
    public static Refusal Locked() => new(
        "输错次数过多，请 15 分钟后再试，或请系统管理员重置口令。",
        "Too many failures. Try again in 15 minutes, or ask the system administrator for a reset.", "", "Password", RefusalKind.TooMany);

    /// <summary>Why a new password may not be used; null when it may: 12 to 128 characters, three of four classes, not the name.</summary>
    public static Refusal? TooWeak(string password, string signIn)
    {
        var classes = (password.Any(char.IsAsciiLetterLower) ? 1 : 0) + (password.Any(char.IsAsciiLetterUpper) ? 1 : 0)
            + (password.Any(char.IsAsciiDigit) ? 1 : 0) + (password.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 1 : 0);
        if (password.Length is < 12 or > 128 || classes < 3)
            return new("新口令要 12 个字符以上，大写、小写、数字、符号至少占三种。", "A new password needs 12 characters or more, of at least three kinds: capitals, small letters, digits, signs.", "", "NewPassword");
        if (signIn.Length > 2 && password.Contains(signIn, StringComparison.OrdinalIgnoreCase))
            return new("新口令不能包含登录名。", "A new password may not contain the sign-in name.", "", "NewPassword");
        return null;
    }

    public static Refusal UsedBefore() => new("这个口令最近五次用过。请换一个。", "This password was among the last five. Choose another.", "", "NewPassword");

    /// <summary>The new password was typed twice, and not alike.</summary>
    public static Refusal NotRepeated() => new("两次输入的新口令不一样，请重新输入。", "The two new passwords differ. Type them again.", "", "Repeated");

    public static Refusal OldWrong() => new("原口令不对。", "The old password is wrong.", "", "OldPassword");
}
