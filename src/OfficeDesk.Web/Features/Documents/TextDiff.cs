namespace OfficeDesk.Web.Features.Documents;

/// <summary>One line of two texts beside each other.</summary>
/// <param name="Sign">' ' in both, '-' only in the left, '+' only in the right.</param>
public sealed record DiffLine(char Sign, string Text);

/// <summary>Two texts line by line: the longest lines they share stay, the rest is taken out or put in.</summary>
public static class TextDiff
{
    public static IReadOnlyList<DiffLine> Of(string left, string right)
    {
        var (a, b) = (left.ReplaceLineEndings("\n").TrimEnd().Split('\n'), right.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
        var shared = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                shared[i, j] = a[i] == b[j] ? shared[i + 1, j + 1] + 1 : Math.Max(shared[i + 1, j], shared[i, j + 1]);
        var lines = new List<DiffLine>();
        int x = 0, y = 0;
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                lines.Add(new DiffLine(' ', a[x++]));
                y++;
            }
            else if (x < a.Length && (y == b.Length || shared[x + 1, y] >= shared[x, y + 1])) lines.Add(new DiffLine('-', a[x++]));
            else lines.Add(new DiffLine('+', b[y++]));
        }
        return lines;
    }
}
