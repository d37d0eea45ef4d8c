using OfficeDesk.Rules;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Catalogue;

public class ShippedGuidesTests
{
    [Test]
    public void ON_4_what_ships_is_a_whole_sentence_and_the_office_is_told_to_add_the_provisions()
    {
        foreach (var (code, guide) in UsualGuides.All)
            Assert.That((CatalogueRules.BasisSaid(guide.Basis), UsualGuides.AsShipped(code, guide.Basis)), Is.EqualTo((guide.Basis, guide.Basis.Length > 0)), code);
        var old = new MatterType { Basis = "《社会救助暂行办法》及本省、市、县有关规定（具体条款由本单位设置）" };
        Assert.That((old.Basis, UsualGuides.AsShipped("CSDB", old.Basis)), Is.EqualTo(("《社会救助暂行办法》及本省、市、县有关规定", true)), "also where the office was set up before");
        Assert.That(UsualGuides.AsShipped("CSDB", "《社会救助暂行办法》第九条"), Is.False);
        Assert.That(UsualGuides.AsShipped("OWN", "《社会救助暂行办法》及本省、市、县有关规定"), Is.False);
    }
}
