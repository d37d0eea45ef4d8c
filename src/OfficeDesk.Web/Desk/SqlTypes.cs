using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;

namespace OfficeDesk.Web.Desk;

/// <summary>How days and instants stand in both databases: sortable text, days as yyyy-MM-dd, instants in UTC.</summary>
public static class SqlTypes
{
    private const string InstantFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    /// <summary>The text of an instant in the database, for comparisons made in SQL.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>The signs of LIKE as text; for ESCAPE '!'.</summary>
    public static string Escaped(string text) => text.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    /// <summary>A value as a parameter of a bare command takes it.</summary>
    internal static object Plain(object? value) => value switch
    {
        null => DBNull.Value,
        DateOnly day => Text(day),
        DateTimeOffset instant => Text(instant),
        Enum choice => Convert.ToInt64(choice, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Teaches Dapper the two types as soon as anything of the program runs: also in a command that opens a file by itself.</summary>
    [ModuleInitializer]
    internal static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new DayHandler());
        SqlMapper.AddTypeHandler(new InstantHandler());
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = Text(value);
        }
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => DateTimeOffset.ParseExact(
            (string)value, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = Text(value);
        }
    }
}
