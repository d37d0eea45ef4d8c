namespace OfficeDesk.Web.Features.Search;

/// <summary>
/// Rising numbers in few bytes: each as its distance to the one before, seven bits a byte. A word that half of a block holds costs one
/// byte a matter, and most cost a few bytes a block.
/// </summary>
internal static class Packed
{
    /// <summary>The mark of a section among the grams, which are below 2^32.</summary>
    public static long Section(long id) => (1L << 56) | id;

    /// <summary>The mark of a person.</summary>
    public static long Person(long id) => (1L << 57) | id;

    public static byte[] Of(IEnumerable<long> rising)
    {
        var bytes = new List<byte>();
        var last = 0L;
        foreach (var number in rising)
        {
            var step = (ulong)(number - last);
            last = number;
            while (step >= 0x80)
            {
                bytes.Add((byte)(step | 0x80));
                step >>= 7;
            }
            bytes.Add((byte)step);
        }
        return [.. bytes];
    }

    public static IReadOnlyList<int> Places(byte[] packed) => Read(packed, n => (int)n);

    public static IReadOnlyList<long> Ids(byte[] packed) => Read(packed, n => n);

    /// <summary>What stands in both of two rising lists.</summary>
    public static IReadOnlyList<int> Both(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        var both = new List<int>(Math.Min(a.Count, b.Count));
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j]) both.Add(a[i]);
            if (a[i] <= b[j]) i++;
            else j++;
        }
        return both;
    }

    private static List<T> Read<T>(byte[] packed, Func<long, T> kept)
    {
        var numbers = new List<T>(packed.Length);
        ulong step = 0;
        var (last, shift) = (0L, 0);
        foreach (var one in packed)
        {
            step |= (ulong)(one & 0x7F) << shift;
            shift += 7;
            if (one >= 0x80) continue;
            last += (long)step;
            numbers.Add(kept(last));
            (step, shift) = (0, 0);
        }
        return numbers;
    }
}
