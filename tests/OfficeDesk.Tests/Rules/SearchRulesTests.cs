using OfficeDesk.Rules;

namespace OfficeDesk.Tests.Rules;

public class SearchRulesTests
{
    [TestCase("2026-1107", WordKind.Number)]
    [TestCase("2026-1107-Z1", WordKind.Number)]
    [TestCase("RW2026-3", WordKind.Number)]
    [TestCase("示民告〔2026〕12号", WordKind.Number)]
    [TestCase("示民告[2026]12", WordKind.Number)]
    [TestCase("1107", WordKind.Digits)]
    [TestCase("+8610000090001", WordKind.Digits)]
    [TestCase("lsjz", WordKind.Letters)]
    [TestCase("低保", WordKind.Text)]
    [TestCase("ＤＢ", WordKind.Letters)]
    [TestCase("来访人2", WordKind.Text)]
    [TestCase("低", WordKind.TooShort)]
    [TestCase("d", WordKind.TooShort)]
    [TestCase("%_", WordKind.TooShort)]
    [TestCase("！！", WordKind.TooShort)]
    public void A_word_is_read_as_what_it_can_be(string word, WordKind kind) => Assert.That(SearchRules.Words(word).Single().Kind, Is.EqualTo(kind));

    [Test]
    public void Several_words_are_told_apart_by_spaces_and_commas()
    {
        Assert.That(SearchRules.Words("  低保　来访人甲，１２３４ ").Select(w => w.Text), Is.EqualTo(new[] { "低保", "来访人甲", "1234" }));
        Assert.That(SearchRules.Words("一一 二二 三三 四四 五五 六六 七七"), Has.Count.EqualTo(SearchRules.MostWords));
        Assert.That(SearchRules.Words(null), Is.Empty);
    }

    [Test]
    public void Texts_are_compared_by_half_width_small_letters() => Assert.That(SearchRules.Plain(" ＡＢc\n\n（低保）\t"), Is.EqualTo("abc (低保)"));

    [Test]
    public void Grams_are_every_two_characters_beside_each_other_and_never_across_signs()
    {
        long Gram(string two) => ((long)two[0] << 16) | two[1];
        Assert.That(SearchRules.Grams("低保、低保a 𠮷"), Is.EquivalentTo(new[] { Gram("低保"), Gram("保a"), Gram("𠮷") }));
        Assert.That(SearchRules.Grams("低"), Is.Empty);
    }

    [FsCheck.NUnit.Property]
    public bool What_stands_in_a_text_has_no_gram_that_the_text_has_not(string text, int from, int length)
    {
        var plain = SearchRules.Plain(text);
        if (plain.Length == 0) return true;
        var start = Math.Abs(from % plain.Length);
        var part = plain.Substring(start, Math.Min(plain.Length - start, Math.Abs(length % 20)));
        return SearchRules.Grams(part).IsSubsetOf(SearchRules.Grams(plain));
    }

    [Test]
    public void NT_1_whatever_brackets_are_typed_are_the_six_cornered_ones() =>
        Assert.That(new[] { "示民告[2026]12号", "示民告(2026)12号", "示民告【2026】12号", "示民告（2026）12号", " 示民告〔2026〕12号" }.Select(SearchRules.DocumentNumber), Is.All.EqualTo("示民告〔2026〕12号"));

    [Test]
    public void The_end_of_a_phone_is_looked_for_from_three_digits_on()
    {
        Assert.That(SearchRules.PhoneTails("12"), Is.Empty);
        Assert.That(SearchRules.PhoneTails("123"), Has.Count.EqualTo(10).And.Contains("0123").And.Contains("9123"));
        Assert.That(SearchRules.PhoneTails("10000090001"), Is.EqualTo(new[] { "0001" }));
    }

    [Test]
    public void An_excerpt_shows_the_place_that_fits_and_hides_phones()
    {
        var text = "问2026年的低保。" + new string('甲', 80) + "回电10000090001，医疗救助" + new string('乙', 80);
        var excerpt = SearchRules.Excerpt(text, SearchRules.Words("医疗救助"), 40);
        Assert.That(excerpt, Does.StartWith("…").And.EndWith("…").And.Contain("医疗救助").And.Not.Contain("10000090001"));
        Assert.That(SearchRules.Excerpt(text, SearchRules.Words("低保"), 12), Is.EqualTo("…6年的低保。甲甲甲甲甲甲…"));
        Assert.That(SearchRules.Excerpt("", [], 40), Is.Empty);
        Assert.That(SearchRules.Excerpt("回电10000090001", [], 40), Is.EqualTo("回电100******01"));
    }
}
