using OfficeDesk.Tests.Architecture;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Access;

/// <summary>The rows of matrix.tsv and the matrix.*.tsv beside it, one a feature: what each role may do with each message.</summary>
internal static class Matrix
{
    /// <summary>The columns: the code in the file and the role; AN is somebody who has not signed in.</summary>
    public static readonly IReadOnlyList<(string Code, Roles Role)> Columns =
    [
        ("AN", Roles.None), ("ST", Roles.Staff), ("CH", Roles.Chief), ("DL", Roles.Leader), ("DR", Roles.Director), ("OF", Roles.GeneralOffice),
        ("DI", Roles.Discipline), ("AP", Roles.Appraisal), ("SY", Roles.SystemAdmin), ("SE", Roles.SecurityAdmin), ("AU", Roles.Auditor), ("CK", Roles.Clock),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Read = new(Load);

    /// <summary>Cells by message, one character a column.</summary>
    public static IReadOnlyDictionary<string, string> Rows => Read.Value;

    /// <summary>The cell of a message and a role.</summary>
    public static char Cell(string message, Roles role) => Rows[message][Columns.Select(c => c.Role).ToList().IndexOf(role)];

    /// <summary>Roles that may send it, the clock and strangers left out.</summary>
    public static IEnumerable<Roles> People(string message) =>
        Columns.Where(c => c.Role is not (Roles.None or Roles.Clock) && Cell(message, c.Role) != '-').Select(c => c.Role);

    private static Dictionary<string, string> Load()
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(Sources.Root, "tests/OfficeDesk.Tests/Access"), "matrix*.tsv").Order(StringComparer.Ordinal)) Add(rows, file);
        return rows;
    }

    private static void Add(Dictionary<string, string> rows, string file)
    {
        var name = Path.GetFileName(file);
        var lines = File.ReadAllLines(file).Where(l => l.Length > 0 && l[0] != '#').ToList();
        if (lines[0] != "message\t" + string.Join('\t', Columns.Select(c => c.Code))) throw new InvalidDataException($"{name}: the columns are not as expected");
        foreach (var cells in lines.Skip(1).Select(l => l.Split('\t')))
        {
            if (cells.Length != Columns.Count + 1 || cells.Skip(1).Any(c => c is not ("-" or "y" or "o" or "x" or "s" or "d" or "a")))
                throw new InvalidDataException($"{name}: the row of {cells[0]} is malformed");
            if (!rows.TryAdd(cells[0], string.Concat(cells.Skip(1)))) throw new InvalidDataException($"{name}: {cells[0]} has two rows");
        }
    }
}
