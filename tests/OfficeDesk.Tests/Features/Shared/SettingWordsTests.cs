using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Features.Shared;

public class SettingWordsTests
{
    [Test]
    public void AB_5_a_season_that_cannot_be_read_leaves_every_row_as_it_was_typed()
    {
        string?[] times = ["08:30", "12:00", "14:30", "17:30", "08:00", "12:00", "15:00", "18:00", "", "", "", "", "08:00", "", "", "18:00"];
        var text = SettingWords.Hours(["01-01", "六月一日", "", ""], times);
        Assert.That(OfficeHoursText.Parse(text).Went(out _, out _), Is.False);
        Assert.That(OfficeHoursText.Rows(text).Select(r => (r.FromMd, string.Join('|', r.Times))),
            Is.EqualTo(new[] { ("01-01", "08:30|12:00|14:30|17:30"), ("六月一日", "08:00|12:00|15:00|18:00"), ("", "08:00|||18:00") }), "an empty row does not count, times without a day do");
        Assert.That(OfficeHoursText.Rows(SettingWords.Hours(["10-01; x"], ["", "", "", ""])).Single().FromMd, Is.EqualTo("10-01； x"));
        Assert.That(OfficeHoursText.Rows("06-01 08:00; rest"), Has.Count.EqualTo(2));
    }
}
