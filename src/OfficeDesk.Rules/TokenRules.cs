namespace OfficeDesk.Rules;

/// <summary>Rules on the keys of programs: named messages only, never for ever.</summary>
public static class TokenRules
{
    public static Refusal DaysOutOfRange { get; } = new("有效期为 1 至 366 天。", "A key lives 1 to 366 days.", "", "Days");

    /// <summary>Accounts, passwords, roles and keys are for people who signed in themselves.</summary>
    public static Refusal ScopeForPeople(string scope) => new(
        $"“{scope}”只能由本人登录办理，不能交给程序。请从名单中删去。", $"\"{scope}\" is for people who sign in themselves, never for a program. Remove it from the list.", "", "Scopes");

    public static Refusal ScopeUnknown(string scope) => new(
        $"请至少写一个消息名；没有名为“{scope}”的消息。全部消息见 /openapi.json。", $"Name at least one message; there is none called \"{scope}\". See /openapi.json.", "", "Scopes");
}
