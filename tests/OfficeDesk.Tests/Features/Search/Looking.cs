using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Search;

namespace OfficeDesk.Tests.Features.Search;

/// <summary>Short words for looking and for what there is to be found.</summary>
internal static class Looking
{
    public static Task<EnquiryLogged> Log(this TestDesk desk, string name, string phone, string ask) =>
        desk.Done(TestDesk.As("staff1"), new LogEnquiry(Channel.Call, CitizenName: name, Phone: phone, MatterTypeId: 1, Ask: ask));

    /// <summary>The numbers of the matters somebody finds.</summary>
    public static async Task<IReadOnlyList<string>> Matters(this TestDesk desk, string who, string text, int take = 100) =>
        [.. (await desk.Done(TestDesk.As(who), new FindAnything(text, take))).Lines.Where(l => l.Kind is FoundKind.Matter).Select(l => l.Head)];

    public static async Task<IReadOnlyList<FoundLine>> Lines(this TestDesk desk, string who, string text, FoundKind kind) =>
        [.. (await desk.Done(TestDesk.As(who), new FindAnything(text))).Lines.Where(l => l.Kind == kind)];

    /// <summary>Enquiries of section 3 and every fifth of section 5, written long before today; every thousandth asks for something rare.</summary>
    public static async Task Old(this TestDesk desk, int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
            await desk.Work(db => db.Insert("enquiries (id, number, received_at, recorded_at, channel, first_contact_id, section_id, citizen_name, matter_type_id, ask, route, responsible_id, state)", some, i => [
                1000L + i, $"2025-{i}", db.Now.AddDays(-90), db.Now.AddDays(-90), "Call", i % 5 == 0 ? 17 : 9, i % 5 == 0 ? 5 : 3, "来访人乙", 1 + i % 4,
                i % 1000 == 7 ? $"询问渔船补贴第{i}次" : $"询问办理时限和所需材料，第{i}次来电", "Own", i % 5 == 0 ? 17 : 9, "Closed"]));
    }

    public static Task<MattersIndexed> Index(this TestDesk desk) => desk.Done(Asker.Clock, new IndexMatters());
}
