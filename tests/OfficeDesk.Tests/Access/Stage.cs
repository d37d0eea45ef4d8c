using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;

namespace OfficeDesk.Tests.Access;

/// <summary>Sets up things that belong to staff1 (person 8 of section 3), fresh ones for every try, because a try may change them.</summary>
internal sealed class Stage(TestDesk desk, bool overdue)
{
    private const string LongAgo = "UPDATE tasks SET due_on = '2026-01-05', first_due_on = '2026-01-05' WHERE enquiry_id = @Id OR id = @Id";

    public TestDesk Desk => desk;

    public static Asker Staff1 => TestDesk.As("staff1");

    /// <summary>A matter of staff1's own post with an open task of the same number.</summary>
    public async Task<EnquiryLogged> Enquiry()
    {
        var logged = await desk.Done(Staff1, new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"));
        await Age(logged.Id);
        return logged;
    }

    /// <summary>A first contact who led the citizen to a unit outside and reached nobody yet: the referral stays open.</summary>
    public async Task<EnquiryLogged> Referral()
    {
        var logged = await desk.Done(Staff1, new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 11, Ask: "报销", Route: EnquiryRoute.OtherUnit, Unit: "县医疗保障局"));
        await Age(logged.Id);
        return logged;
    }

    /// <summary>A transfer on its way to staff1, sent by somebody of section 5.</summary>
    public async Task<string> Transfer()
    {
        var logged = await desk.Done(TestDesk.As("staff8"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.OtherUnit));
        await Age(logged.Id);
        return logged.TransferNumber!;
    }

    /// <summary>Makes the thing overdue where the try wants it.</summary>
    public async Task Age(long id)
    {
        if (overdue) await desk.Write(LongAgo, new { Id = id });
    }

    /// <summary>The one value of a query.</summary>
    public async Task<T> One<T>(string sql, object? args = null) => (await desk.Rows<T>(sql, args)).Single();
}
