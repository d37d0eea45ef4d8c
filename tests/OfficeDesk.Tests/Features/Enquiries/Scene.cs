using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Features.Enquiries;

/// <summary>What the tests after the counter begin with.</summary>
internal static class Scene
{
    public const string Phone = "10000010001";

    public static Asker Staff1 => TestDesk.As("staff1");

    public static Asker Staff2 => TestDesk.As("staff2");

    public static Asker Chief1 => TestDesk.As("chief1");

    /// <summary>Somebody of another section who has nothing to do with it.</summary>
    public static Asker Staff8 => TestDesk.As("staff8");

    /// <summary>staff1 is asked about rural assistance, which is the duty of staff2: a transfer is on its way.</summary>
    public static Task<EnquiryLogged> Sent(TestDesk desk, string note = "") => desk.Done(Staff1, new LogEnquiry(
        Channel.Call, CitizenName: "来访人甲", Phone: Phone, MatterTypeId: 2, Ask: "问农村低保", Route: EnquiryRoute.SameSection, Note: note));

    /// <summary>staff1 is asked about urban assistance, which is their own duty.</summary>
    public static Task<EnquiryLogged> Own(TestDesk desk, bool noneLeft = false) => desk.Done(Staff1, new LogEnquiry(
        Channel.Visit, CitizenName: "来访人乙", Phone: noneLeft ? "" : Phone, NoneLeft: noneLeft, MatterTypeId: 1, Ask: "问城市低保", Route: EnquiryRoute.Own));

    /// <summary>staff1 leads somebody to the medical insurance, where nobody is reached.</summary>
    public static Task<EnquiryLogged> Led(TestDesk desk) => desk.Done(Staff1, new LogEnquiry(
        Channel.Visit, CitizenName: "来访人丙", Phone: Phone, MatterTypeId: 11, Ask: "问医保", Route: EnquiryRoute.OtherUnit, Unit: "某所"));

    /// <summary>Both send at the same moment: exactly one is done, the other is told that it changed.</summary>
    public static async Task OneWins<T>(TestDesk desk, (Asker Who, IMessage<T> Message) one, (Asker Who, IMessage<T> Message) other)
    {
        using var start = new Barrier(2);
        Task<Outcome<T>> Run((Asker Who, IMessage<T> Message) x) => Task.Run(() =>
        {
            start.SignalAndWait(TimeSpan.FromSeconds(10));
            return desk.Send(x.Who, x.Message);
        });
        var outcomes = await Task.WhenAll(Run(one), Run(other));
        Assert.That(outcomes.Count(o => o is Done<T>), Is.EqualTo(1), string.Join(" | ", outcomes.Select(o => o.ToString())));
        Assert.That(outcomes.OfType<Refused<T>>().Single().Why.Kind, Is.EqualTo(RefusalKind.Conflict));
    }

    /// <summary>The one row, as a line of text.</summary>
    public static async Task<string> Line(TestDesk desk, string sql, object? args = null) => (await desk.Rows<string>(sql, args)).Single();
}
