using System.Collections;
using OfficeDesk.Web.Features.Search;

namespace OfficeDesk.Tests.Features.Search;

/// <summary>Whichever way numbers are packed, the same ones come out.</summary>
public class PackedTests
{
    private const int Length = 4000;

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(501)]
    [TestCase(502)]
    [TestCase(503)]
    [TestCase(2000)]
    [TestCase(Length)]
    public void Places_come_out_of_few_bytes_as_they_went_in(int many)
    {
        var places = Some(many);
        var packed = Packed.OfPlaces(places, Length);
        Assert.That(packed, Has.Length.LessThanOrEqualTo(many > 502 ? 502 : 2 * many));
        Assert.That(Set(Packed.Places(packed, Length)), Is.EqualTo(places));
        Assert.That(Set(Packed.Places(Packed.Of(places), Length)), Is.EqualTo(places), "as blocks were written before");
    }

    [Test]
    public void Sets_of_both_kinds_are_compared()
    {
        var (many, few) = (Some(3000), Some(40));
        Assert.That(Set(Packed.Places(Packed.OfPlaces(many, Length), Length).And(Packed.Places(Packed.OfPlaces(few, Length), Length))), Is.EqualTo(many.Intersect(few)));
    }

    [Test]
    public void Ids_at_places_come_the_last_first()
    {
        long[] ids = [5, 6, 300, 1L << 40, (1L << 62) + 1];
        var places = new BitArray(Length) { [0] = true, [2] = true, [4] = true };
        Assert.That(Packed.Ids(Packed.Of(ids), places), Is.EqualTo([(1L << 62) + 1, 300, 5]));
        Assert.That(Packed.Ids(Packed.Of(ids), new BitArray(Length)), Is.Empty);
    }

    // 4001 is prime: each place comes once, and they lie far from each other
    private static List<long> Some(int many) => [.. Enumerable.Range(0, Length).OrderBy(n => (n + 1) * 1597 % 4001).Take(many).Select(n => (long)n).Order()];

    private static IEnumerable<long> Set(BitArray places) => Enumerable.Range(0, places.Length).Where(n => places[n]).Select(n => (long)n);
}
