using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Words a command with its values in their places. Numbers stand in the text, and so does what is made of signs that mean nothing
/// inside a text (letters, digits, Chinese characters, most punctuation); whatever else somebody may have typed is a parameter, named
/// once however often it comes. To bind a hundred values takes a server's driver longer than the server takes for the rows.
/// </summary>
/// <remarks>A part can be worded by itself, before it is known what else will travel with it.</remarks>
public sealed class Wording
{
    private const int Longest = 4000;

    // nothing that could end a text, change what follows it, begin or end a comment, or be taken for a parameter
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. " ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:._,+=()[]{}\"、。《》【】—…“”·（），：；？！％", .. Enumerable.Range('\u4e00', 0x9fff - 0x4e00 + 1).Select(c => (char)c)]);

    private static readonly object EndOfStatement = new();

    private readonly StringBuilder _text = new();
    private readonly List<(int At, object Stands)> _between = [];

    public Wording Say(string sql)
    {
        _text.Append(sql);
        return this;
    }

    /// <summary>A part that was worded before.</summary>
    public Wording Say(Wording part)
    {
        var from = _text.Length;
        _text.Append(part._text);
        foreach (var (at, stands) in part._between) _between.Add((from + at, stands));
        return this;
    }

    public Wording Value(object? value)
    {
        switch (SqlTypes.Plain(value))
        {
            case DBNull: _text.Append("NULL"); break;
            case long number: _text.Append(CultureInfo.InvariantCulture, $"{number}"); break;
            case int number: _text.Append(CultureInfo.InvariantCulture, $"{number}"); break;
            case bool yes: _text.Append(yes ? '1' : '0'); break;
            case string text when IsPlain(text): _text.Append('\'').Append(text).Append('\''); break;
            case var other: _between.Add((_text.Length, other)); break;
        }
        return this;
    }

    /// <summary>The text of a <see cref="Statement"/>, or of several, with its values.</summary>
    /// <param name="value">Of the parameter behind the n-th piece.</param>
    public Wording Fill(IReadOnlyList<(string Text, string Parameter)> pieces, Func<int, object?> value)
    {
        for (var n = 0; n < pieces.Count; n++)
        {
            var (text, parameter) = pieces[n];
            _text.Append(text);
            if (parameter == Statement.Over) _between.Add((_text.Length, EndOfStatement));
            else if (parameter.Length > 0) Value(value(n));
        }
        return this;
    }

    /// <summary>The command, as it was worded.</summary>
    /// <param name="block">How many statements are taken in one piece; null for one statement, or where there is no such thing.</param>
    public DbCommand Done(DbCommand command, Block? block = null)
    {
        var (text, whole, names, from) = (_text.ToString(), new StringBuilder(block?.Begin, 2 * _text.Length), new Dictionary<object, string>(), 0);
        foreach (var (at, stands) in _between)
        {
            Add(whole, text.AsSpan(from, at - from), block);
            from = at;
            if (stands == EndOfStatement) whole.Append(";\n");
            else whole.Append(names.TryGetValue(stands, out var name) ? name : names[stands] = Named(command, stands, names.Count));
        }
        Add(whole, text.AsSpan(from), block);
        command.CommandText = whole.Append(block?.End).ToString();
        return command;
    }

    private static bool IsPlain(string text) => text.Length <= Longest && !text.AsSpan().ContainsAnyExcept(Plain);

    private static void Add(StringBuilder whole, ReadOnlySpan<char> piece, Block? block)
    {
        if (piece.IsEmpty) return;
        // a piece with such a mark in it would end too early
        if (block is null || piece.Contains(block.Close, StringComparison.Ordinal)) whole.Append(piece);
        else whole.Append(block.Open).Append(piece).Append(block.Close);
    }

    private static string Named(DbCommand command, object value, int number)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@p" + number.ToString(CultureInfo.InvariantCulture), value);
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
