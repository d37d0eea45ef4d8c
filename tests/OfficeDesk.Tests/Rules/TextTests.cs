using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class TextTests
{
    [TestCase("10000010001", "100****0001")]
    [TestCase("+86 100-0001-0001", "100****0001")]
    [TestCase("087110000001", "087****0001")]
    [TestCase("1000001", "*****01")]
    [TestCase("110", "*10")]
    [TestCase("12", "**")]
    [TestCase("abc", "**")]
    [TestCase(" ", "")]
    [TestCase(null, "")]
    public void A_phone_shows_its_first_3_and_last_4_and_a_short_one_its_last_2(string? phone, string shown) =>
        Assert.That(Masks.Phone(phone), Is.EqualTo(shown));

    [TestCase("来访乙", "来*乙")]
    [TestCase("来乙", "来*")]
    [TestCase("来", "*")]
    [TestCase("来访人乙", "来*乙")]
    [TestCase("𠮷访乙", "𠮷*乙")]
    [TestCase(" ", "")]
    [TestCase(null, "")]
    public void A_name_shows_its_surname_and_from_three_characters_on_its_last(string? name, string shown) =>
        Assert.That(Masks.Name(name), Is.EqualTo(shown));

    // A small table of the real form: 低 保 单 曾 尉 迟 字 are known, all else is not.
    private static readonly Initials Table = new(string.Create(20_992, "低d保b单d曾c尉w迟c字z医y人r", (table, known) =>
    {
        table.Fill('?');
        for (var i = 0; i < known.Length; i += 2) table[known[i] - 0x4E00] = known[i + 1];
    }));

    [TestCase("低保", "db")]
    [TestCase("低保 (2026)：A类", "db2026a")]
    [TestCase("低丢保", "db")]
    [TestCase("ＡＢ１低", "ab1d")]
    [TestCase("𠮷低", "d")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void Initials_keep_letters_and_digits_and_leave_out_what_is_unknown(string? text, string initials) =>
        Assert.That(Table.Of(text), Is.EqualTo(initials));

    [TestCase("单人", "sr")]
    [TestCase("人单", "rd")]
    [TestCase("曾医", "zy")]
    [TestCase("尉迟医", "ycy")]
    [TestCase("尉医", "wy")]
    [TestCase("长孙医", "zsy")]
    [TestCase("澹台医", "tty")]
    [TestCase("单于医", "cyy")]
    [TestCase("召", "s")]
    [TestCase("折", "s")]
    [TestCase("郗", "x")]
    [TestCase("祭", "z")]
    [TestCase("藏", "z")]
    [TestCase("繁", "p")]
    [TestCase("乐", "y")]
    [TestCase("员", "y")]
    [TestCase("佴", "n")]
    [TestCase("秘", "b")]
    [TestCase("种", "c")]
    [TestCase("仇", "q")]
    [TestCase("解", "x")]
    [TestCase("查", "z")]
    [TestCase("区", "o")]
    [TestCase("朴", "p")]
    [TestCase("覃", "q")]
    [TestCase("万俟", "mq")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void A_surname_is_read_as_a_surname(string? name, string initials) =>
        Assert.That(Table.OfName(name), Is.EqualTo(initials));

    [Test]
    public void A_table_of_another_size_is_refused() =>
        Assert.That(() => new Initials("abc"), Throws.ArgumentException);
}
