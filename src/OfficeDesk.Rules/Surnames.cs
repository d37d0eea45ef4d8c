namespace OfficeDesk.Rules;

/// <summary>Initials of surnames whose character, or first character, is read otherwise in common words.</summary>
internal static class Surnames
{
    /// <summary>The initials of a surname of two characters, or <c>null</c> when it needs no exception.</summary>
    public static string? Double(string two) => two switch
    {
        "尉迟" => "yc",
        "万俟" => "mq",
        "长孙" => "zs",
        "澹台" => "tt",
        "单于" => "cy",
        _ => null,
    };

    /// <summary>The initial of a surname of one character, or <c>null</c> when it needs no exception.</summary>
    public static string? Single(char one) => one switch
    {
        '单' or '折' or '召' => "s",
        '解' or '郗' => "x",
        '仇' or '覃' => "q",
        '曾' or '查' or '祭' or '藏' => "z",
        '区' => "o",
        '朴' or '繁' => "p",
        '乐' or '员' => "y",
        '佴' => "n",
        '秘' => "b",
        '种' => "c",
        _ => null,
    };
}
