namespace OfficeDesk.Rules;

/// <summary>Rules on the keys of programs: named messages only, never for ever.</summary>
public static class TokenRules
{
    public static Refusal DaysOutOfRange { get; } = new("有效期为 1 至 366 天。", "A key lives 1 to 366 days.", "", "Days");

    public static Refusal ScopeUnknown(string scope) => new(
        $"请至少写一个消息名；没有名为“{scope}”的消息。全部消息见 /openapi.json。", $"Name at least one message; there is none called \"{scope}\". See /openapi.json.", "", "Scopes");
}
