using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// Words a command with its values in their places. Numbers stand in the text, and so does what is made of plain letters and digits
/// (a day, an instant, a key, the name of a state); whatever else somebody may have typed is a parameter, named once however often
/// it comes. To bind a hundred values takes a server's driver longer than the server takes for the rows.
/// </summary>
/// <param name="block">How many statements are taken in one piece; null for one statement, or where there is no such thing.</param>
public sealed class Wording(DbCommand command, Block? block = null)
{
    private const int Longest = 128;

    // nothing that could end a text, begin a comment or be taken for a parameter
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-:._");

    private readonly StringBuilder _text = new(block?.Begin);
    private readonly StringBuilder _piece = new();
    private readonly Dictionary<object, string> _names = [];

    public Wording Say(string sql)
    {
        _piece.Append(sql);
        return this;
    }

    public Wording Value(object? value)
    {
        switch (SqlTypes.Plain(value))
        {
            case DBNull: _piece.Append("NULL"); break;
            case long number: _piece.Append(CultureInfo.InvariantCulture, $"{number}"); break;
            case int number: _piece.Append(CultureInfo.InvariantCulture, $"{number}"); break;
            case bool yes: _piece.Append(yes ? '1' : '0'); break;
            case string text when IsPlain(text): _piece.Append('\'').Append(text).Append('\''); break;
            case var other:
                EndPiece();
                _text.Append(_names.TryGetValue(other, out var name) ? name : _names[other] = Named(other));
                break;
        }
        return this;
    }

    /// <summary>The text of a <see cref="Statement"/>, or of several, with its values.</summary>
    public Wording Fill(IReadOnlyList<(string Text, string Parameter)> pieces, Func<string, object?> value)
    {
        foreach (var (text, parameter) in pieces)
        {
            _piece.Append(text);
            if (parameter == Statement.Over)
            {
                EndPiece();
                _text.Append(";\n");
            }
            else if (parameter.Length > 0)
            {
                Value(value(parameter));
            }
        }
        return this;
    }

    /// <summary>The command, as it was worded.</summary>
    public DbCommand Done()
    {
        EndPiece();
        command.CommandText = _text.Append(block?.End).ToString();
        return command;
    }

    private static bool IsPlain(string text) => text.Length <= Longest && !text.AsSpan().ContainsAnyExcept(Plain);

    private void EndPiece()
    {
        if (_piece.Length == 0) return;
        var piece = _piece.ToString();
        _piece.Clear();
        // a piece with such a mark in it would end too early
        if (block is null || piece.Contains(block.Close, StringComparison.Ordinal)) _text.Append(piece);
        else _text.Append(block.Open).Append(piece).Append(block.Close);
    }

    private string Named(object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@p" + _names.Count.ToString(CultureInfo.InvariantCulture), value);
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
