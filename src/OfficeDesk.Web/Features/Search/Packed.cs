using System.Collections;

namespace OfficeDesk.Web.Features.Search;

/// <summary>
/// Rising numbers in few bytes: each as its distance to the one before, seven bits a byte. Most words cost a few bytes a block. Of
/// what much of a block holds, each place of the block is one bit: that is read as it stands.
/// </summary>
public static class Packed
{
    /// <summary>The mark of a section among the grams, which are below 2^32.</summary>
    public static long Section(long id) => (1L << 56) | id;

    /// <summary>The mark of a person.</summary>
    public static long Person(long id) => (1L << 57) | id;

    // a distance of nothing in two bytes, which no distance is ever written in: what follows are bits
    private static ReadOnlySpan<byte> Bits => [0x80, 0x00];

    /// <summary>Numbers as their distances.</summary>
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

    /// <summary>Places of a block, as distances or as bits, whichever are fewer bytes.</summary>
    public static byte[] OfPlaces(IReadOnlyCollection<long> rising, int length)
    {
        if (rising.Count <= Bits.Length + (length / 8)) return Of(rising);
        var places = new BitArray(length);
        foreach (var place in rising) places[(int)place] = true;
        var bytes = new byte[Bits.Length + ((length + 7) / 8)];
        Bits.CopyTo(bytes);
        places.CopyTo(bytes, Bits.Length);
        return bytes;
    }

    /// <summary>The ids at these places, the last first.</summary>
    /// <param name="packed">All ids of a block.</param>
    public static IReadOnlyList<long> Ids(byte[] packed, BitArray places)
    {
        var (ids, at) = (new List<long>(), 0);
        foreach (var id in new Rising(packed))
            if (places[at++]) ids.Add(id);
        ids.Reverse();
        return ids;
    }

    /// <summary>Places below <paramref name="length"/> as a set, in which several are compared at once.</summary>
    public static BitArray Places(byte[] packed, int length)
    {
        if (packed.AsSpan().StartsWith(Bits)) return new BitArray(packed[Bits.Length..]) { Length = length };
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
            ulong one = _packed[_at++];
            var step = one & 0x7F;
            for (var shift = 7; one >= 0x80; shift += 7)
            {
                one = _packed[_at++];
                step |= (one & 0x7F) << shift;
            }
            Current += (long)step;
            return true;
        }
    }
}
