using System.Collections;

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

    public static IReadOnlyList<long> Ids(byte[] packed)
    {
        var ids = new List<long>(packed.Length);
        foreach (var id in new Rising(packed)) ids.Add(id);
        return ids;
    }

    /// <summary>Places below <paramref name="length"/> as a set, in which several are compared at once.</summary>
    public static BitArray Places(byte[] packed, int length)
    {
        var places = new BitArray(length);
        foreach (var place in new Rising(packed)) places[(int)place] = true;
        return places;
    }

    /// <summary>Reads what was packed, number by number.</summary>
    private ref struct Rising(ReadOnlySpan<byte> packed)
    {
        private readonly ReadOnlySpan<byte> _packed = packed;
        private int _at;

        public long Current { get; private set; }

        public readonly Rising GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_at == _packed.Length) return false;
            ulong step = 0;
            for (var shift = 0; ; shift += 7)
            {
                var one = _packed[_at++];
                step |= (ulong)(one & 0x7F) << shift;
                if (one < 0x80) break;
            }
            Current += (long)step;
            return true;
        }
    }
}
