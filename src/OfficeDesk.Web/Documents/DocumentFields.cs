using System.Collections;
using System.Globalization;
using System.Reflection;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Documents;

/// <summary>What a template may say about one kind of document; a record with a <see cref="DocumentAttribute"/> and a static Sample.</summary>
/// <remarks>Texts, days, instants, numbers, yes or no, and lists of records of these; nothing else reaches a template (NT-5).</remarks>
public abstract record DocumentFields;

/// <summary>A field as templates name it, and where people enter what stands in it.</summary>
/// <param name="name">In Chinese, without blanks: {{申请人}}.</param>
/// <param name="where">What it is and where it is entered, in Chinese.</param>
/// <param name="whereEn">The same in English.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FieldAttribute(string name, string where = "", string whereEn = "") : Attribute
{
    public string Name { get; } = name;

    public string Where { get; } = where;

    public string WhereEn { get; } = whereEn;

    /// <summary>A document may be issued without it.</summary>
    public bool Optional { get; init; }
}

/// <summary>One field of a kind, or one column of a list.</summary>
/// <param name="Columns">The columns of a list; empty for everything else.</param>
public sealed record FieldInfo(string Name, string Where, string WhereEn, bool Optional, bool YesOrNo, IReadOnlyList<FieldInfo> Columns)
{
    private Func<object, object?> Get { get; init; } = _ => null;

    internal object? Of(object record) => Get(record);

    internal static IReadOnlyList<FieldInfo> Of(Type type)
    {
        var parameters = type.GetConstructors().SelectMany(c => c.GetParameters()).ToLookup(p => p.Name!, StringComparer.Ordinal);
        return [.. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                   let said = property.GetCustomAttribute<FieldAttribute>() ?? parameters[property.Name].Select(p => p.GetCustomAttribute<FieldAttribute>()).FirstOrDefault(a => a is not null)
                   where said is not null
                   select Of(property, said)];
    }

    private static FieldInfo Of(PropertyInfo property, FieldAttribute said)
    {
        var type = property.PropertyType;
        var row = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;
        return new FieldInfo(said.Name, said.Where, said.WhereEn, said.Optional || type == typeof(bool), type == typeof(bool), row is null ? [] : Of(row)) { Get = property.GetValue };
    }
}

/// <summary>Turns records of fields into what a template is given: texts, yes or no, lists of the same.</summary>
public static class FieldValues
{
    /// <summary>The name of a row's own number in a list, from 1.</summary>
    public const string RowNumber = "序号";

    /// <summary>The first field that has to be there and is not; null when nothing is missing.</summary>
    public static FieldInfo? Missing(DocumentKind kind, DocumentFields fields) =>
        kind.Fields.FirstOrDefault(f => !f.Optional && f.Of(fields) switch
        {
            null => true,
            string text => string.IsNullOrWhiteSpace(text),
            ICollection list => list.Count == 0,
            _ => false,
        });

    /// <summary>The values by the names of the fields.</summary>
    public static Dictionary<string, object?> Of(DocumentKind kind, DocumentFields fields) => Of(kind.Fields, fields);

    private static Dictionary<string, object?> Of(IReadOnlyList<FieldInfo> infos, object record)
    {
        var values = new Dictionary<string, object?>(infos.Count + 12, StringComparer.Ordinal);
        foreach (var info in infos) values[info.Name] = info.Columns.Count > 0 ? Rows(info, (IEnumerable?)info.Of(record)) : Plain(info.Of(record));
        return values;
    }

    private static List<Dictionary<string, object?>> Rows(FieldInfo info, IEnumerable? list)
    {
        var rows = new List<Dictionary<string, object?>>();
        foreach (var item in list ?? Array.Empty<object>())
        {
            var row = Of(info.Columns, item);
            row[RowNumber] = (rows.Count + 1).ToString(CultureInfo.InvariantCulture);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>A value as a document writes it.</summary>
    private static object Plain(object? value) => value switch
    {
        null => "",
        bool yes => yes,
        string text => text.Trim(),
        DateOnly day => Day(day),
        DateTimeOffset at => $"{Day(OfficeClock.Day(at))}{OfficeClock.Wall(at):HH:mm}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value.GetType().Name}: a field of a document is a text, a day, an instant, a number, yes or no, or a list of records."),
    };

    /// <summary>15个工作日: words of the program as paper writes them, without the blanks a screen has around digits.</summary>
    public static string Tight(string words) => words.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>2026年11月20日: Arabic digits, no leading zero.</summary>
    public static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}

/// <summary>The fields every document has; the machine fills them in.</summary>
public sealed record CommonFields
{
    [Field("单位", "制度参数：单位名称", "settings: name of the bureau")] public string Bureau { get; init; } = "";
    [Field("文号", "签发时自动取号", "given at issue")] public string Number { get; init; } = "";
    [Field("日期", "签发日期，自动填写", "the day of issue")] public DateOnly Day { get; init; }
    [Field("签发人", "签发的工作人员，自动填写", "who issues it")] public string Issuer { get; init; } = "";
    [Field("签发股室", "签发人所在股室，自动填写", "the issuer's section")] public string Section { get; init; } = "";
    [Field("股室电话", "组织机构：股室电话", "office: phone of the section", Optional = true)] public string SectionPhone { get; init; } = "";
    [Field("咨询电话", "制度参数：咨询电话", "settings: phone for questions", Optional = true)] public string AskPhone { get; init; } = "";
    [Field("监督电话", "制度参数：监督投诉电话", "settings: phone for complaints", Optional = true)] public string ComplainPhone { get; init; } = "";
    [Field("救济途径", "制度参数：复议和诉讼的告知文字", "settings: how to ask for review or go to court", Optional = true)] public string Review { get; init; } = "";
    [Field("查询码", "查询办理进度的八位码，自动生成；没有可查询的编号时为空", "the status code; empty where there is nothing to look up", Optional = true)] public string Code { get; init; } = "";
    [Field("替代说明", "重新签发时自动填写：替代哪一份作废的文书；平时为空", "which void document it replaces; empty unless it was issued again", Optional = true)] public string Replaces { get; init; } = "";

    /// <summary>All of them, for templates and the page that explains them.</summary>
    public static IReadOnlyList<FieldInfo> All { get; } = FieldInfo.Of(typeof(CommonFields));

    internal void AddTo(Dictionary<string, object?> values)
    {
        foreach (var (name, value) in new (string, object)[]
                 {
                     ("单位", Bureau), ("文号", Number), ("日期", FieldValues.Day(Day)), ("签发人", Issuer), ("签发股室", Section), ("股室电话", SectionPhone),
                     ("咨询电话", AskPhone), ("监督电话", ComplainPhone), ("救济途径", Review), ("查询码", Code), ("替代说明", Replaces),
                 }) values[name] = value;
    }
}
