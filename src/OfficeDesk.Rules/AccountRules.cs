namespace OfficeDesk.Rules;

/// <summary>Rules on accounts and the roles they may hold: separated administrators, nobody judges and is judged.</summary>
public static class AccountRules
{
    private static readonly string[] Administrators = ["SystemAdmin", "SecurityAdmin", "Auditor"];

    /// <summary>Why an account that holds these roles may not get one more; null when it may.</summary>
    /// <param name="held">The names of the roles held.</param>
    /// <param name="asked">The name of the role to be granted.</param>
    /// <remarks>GN-1: the three administrators exclude each other; the auditor holds no business role; the discipline office neither leads a section nor sits in the appraisal group.</remarks>
    public static Refusal? Conflict(IReadOnlyCollection<string> held, string asked)
    {
        foreach (var role in held)
        {
            if (role == asked) return new("这个账号已有此角色。", "The account already has this role.", "GN-1", "Role", RefusalKind.Conflict);
            if (Excludes(role, asked) || Excludes(asked, role))
                return new(
                    $"{role} 与 {asked} 不能由同一个账号兼任。请为本人另开账号，或改授其他人。",
                    $"{role} and {asked} exclude each other. Open a second account for the person, or grant it to somebody else.", "GN-1", "Role", RefusalKind.Conflict);
        }
        return null;
    }

    /// <summary>Nobody grants a role to an account of their own.</summary>
    /// <remarks>GN-1</remarks>
    public static Refusal? OwnAccount(long asker, long person) => asker == person
        ? new("不能给自己的账号授权。请由另一位安全管理员办理。", "Nobody grants roles to themselves. Ask another security administrator.", "GN-1", "Account", RefusalKind.Forbidden)
        : null;

    /// <summary>Why a sign-in name cannot be used; null when it can: 3 to 40 small letters, digits, dots and hyphens.</summary>
    /// <remarks>GN-1: one account, one person.</remarks>
    public static Refusal? SignInMalformed(string name) =>
        name.Length is >= 3 and <= 40 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')
            ? null
            : new("登录名用 3 至 40 个小写字母、数字、点或短横线。", "A sign-in name has 3 to 40 small letters, digits, dots or hyphens.", "GN-1", "SignIn");

    /// <summary>The sign-in name belongs to another account.</summary>
    public static Refusal SignInTaken { get; } = new("这个登录名已有人用。请换一个。", "This sign-in name is taken. Choose another.", "", "SignIn", RefusalKind.Conflict);

    /// <summary>Without a system and a security administrator nobody could open accounts or grant roles any more.</summary>
    /// <param name="role">The role whose last holder this is.</param>
    /// <remarks>GN-1: somebody else has to be there to decide.</remarks>
    public static Refusal LastAdministrator(string role) => new(
        $"这是最后一个{(role == "SystemAdmin" ? "系统管理员" : "安全管理员")}账号，停用后就没有人能管理{(role == "SystemAdmin" ? "账号" : "权限")}了。请先让另一个账号接任。",
        $"This is the last account of a {(role == "SystemAdmin" ? "system" : "security")} administrator; nobody could manage {(role == "SystemAdmin" ? "accounts" : "roles")} any more. Give the role to another account first.",
        "GN-1", "Active", RefusalKind.Conflict);

    /// <summary>The account belongs to somebody who has left.</summary>
    /// <remarks>GN-1: one account, one person of the office.</remarks>
    public static Refusal PersonLeft { get; } = new("此人已不在职，不能开通账号或授权。请先恢复在职。", "They have left the office: no account and no role. Make them active first.", "GN-1", "PersonId", RefusalKind.Conflict);

    /// <summary>The account does not hold the role that was to be taken away.</summary>
    /// <remarks>GN-1</remarks>
    public static Refusal RoleNotHeld { get; } = new("这个账号没有此角色，或刚被别人收回。", "The account does not hold this role, or somebody has just taken it away.", "GN-1", "Role", RefusalKind.Conflict);

    /// <summary>A role that does not exist.</summary>
    public static Refusal RoleUnknown { get; } = new("没有这个角色。请从列表中选择。", "There is no such role. Choose from the list.", "", "Role");

    /// <summary>The office has people already; the first settings are done.</summary>
    public static Refusal AlreadySetUp { get; } = new(
        "本单位已经完成首次设置。请到“管理”里逐项修改。", "The office is set up already. Change things under Administration.", "", "", RefusalKind.Conflict);

    /// <summary>Whether a new password for this account takes a second person: it watches over the system administrator or confirms grants.</summary>
    /// <param name="asker">The person who asks.</param>
    /// <param name="person">Whose account it is; everybody may renew their own.</param>
    /// <param name="held">The names of the account's roles.</param>
    /// <remarks>GN-1: nobody takes over alone the account of whoever watches over them or decides on roles.</remarks>
    public static bool ResetTakesTwo(long asker, long person, IReadOnlyCollection<string> held) =>
        asker != person && held.Any(role => role is "SecurityAdmin" or "Auditor" or "Director");

    /// <summary>The refusal to renew such a password alone.</summary>
    /// <remarks>GN-1: two persons.</remarks>
    public static Refusal NotAlone { get; } = new(
        "安全管理员、审计员和局长账号的口令不能由系统管理员一人重置。请提出申请，由安全管理员或局长确认。",
        "The password of a security administrator, auditor or director is not reset by the system administrator alone. Ask for it; a security administrator or the director confirms.", "GN-1", "", RefusalKind.Forbidden);

    /// <summary>The refusal to ask for what needs no second person.</summary>
    /// <remarks>GN-1: two persons where one account watches over another.</remarks>
    public static Refusal ResetAlone { get; } = new(
        "这个账号的口令可以直接重置，不用第二人确认。", "This password can be reset at once; no second person is needed.", "GN-1", "", RefusalKind.Conflict);

    private static bool Excludes(string a, string b) =>
        (Administrators.Contains(a) && Administrators.Contains(b))
        || (a == "Auditor" && !Administrators.Contains(b))
        || (a == "Discipline" && (b is "Chief" or "Appraisal"));
}
