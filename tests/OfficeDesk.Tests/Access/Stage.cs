using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Extensions;
using OfficeDesk.Web.Features.Handovers;

namespace OfficeDesk.Tests.Access;

/// <summary>Sets up things that belong to staff1 (person 8 of section 3), fresh ones for every try, because a try may change them.</summary>
public sealed class Stage(TestDesk desk)
{
    public TestDesk Desk => desk;

    public static Asker Staff1 => TestDesk.As("staff1");

    /// <summary>A matter of staff1's own post with an open task of the same number.</summary>
    public Task<EnquiryLogged> Enquiry() =>
        desk.Done(Staff1, new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问进度"));

    /// <summary>A first contact who led the citizen to a unit outside and reached nobody yet: the referral stays open.</summary>
    public Task<EnquiryLogged> Referral() =>
        desk.Done(Staff1, new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 11, Ask: "报销", Route: EnquiryRoute.OtherUnit, Unit: "县医疗保障局"));

    /// <summary>A transfer on its way to staff1, sent by somebody of section 5.</summary>
    public async Task<string> Transfer()
    {
        var logged = await desk.Done(TestDesk.As("staff8"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090001", MatterTypeId: 1, Ask: "问低保", Route: EnquiryRoute.OtherUnit));
        return logged.TransferNumber!;
    }

    /// <summary>An extension staff1 asked for.</summary>
    public async Task<long> Extension() =>
        (await desk.Done(Staff1, new AskExtension((await Enquiry()).Number, 3, "材料核查需要时间", "申请人同意", 1))).Id;

    /// <summary>An extension of staff1's with the chief's opinion.</summary>
    public async Task<long> ExtensionWithOpinion()
    {
        var id = await Extension();
        await desk.Done(TestDesk.As("chief1"), new GiveOpinion(id, InFavour: true, "同意", 1));
        return id;
    }

    /// <summary>A matter of staff2's that staff1 is to sign for.</summary>
    public async Task<long> Handover()
    {
        var logged = await desk.Done(TestDesk.As("staff2"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090002", MatterTypeId: 2, Ask: "问进度"));
        return (await desk.Done(TestDesk.As("staff2"), new HandOver(logged.Number, Askers.Owner, "材料一份", Moves: true, 1))).Id;
    }

    /// <summary>Staff1 stands in for the chief of section 4 for three days.</summary>
    public async Task<long> Deputy()
    {
        await desk.Write("UPDATE deputies SET ended = 1");
        return (await desk.Done(TestDesk.As("chief2"), new NameDeputy(Roles.Chief, 4, Askers.Owner, desk.Today, desk.Today.AddDays(2)))).Id;
    }

    /// <summary>The number of an extension of staff2's on which staff1 is to give the opinion, as the chief's deputy.</summary>
    public async Task<string> ToAdvise()
    {
        await desk.Write("UPDATE deputies SET ended = 1");
        await desk.Done(TestDesk.As("chief1"), new NameDeputy(Roles.Chief, 3, Askers.Owner, desk.Today, desk.Today.AddDays(2)));
        var logged = await desk.Done(TestDesk.As("staff2"), new LogEnquiry(Channel.Call, CitizenName: "来访人甲", Phone: "10000090002", MatterTypeId: 2, Ask: "问进度"));
        return (await desk.Done(TestDesk.As("staff2"), new AskExtension(logged.Number, 3, "材料核查需要时间", "申请人同意", 1))).Number;
    }

    /// <summary>What earlier tries left behind has its answer.</summary>
    public Task CloseAll() => desk.Write("UPDATE enquiries SET state = 'Closed'");

    /// <summary>Makes everything there is overdue.</summary>
    public Task Age() => desk.Write("UPDATE tasks SET due_on = '2026-01-05', first_due_on = '2026-01-05'");

    /// <summary>The one value of a query.</summary>
    public async Task<T> One<T>(string sql, object? args = null) => (await desk.Rows<T>(sql, args)).Single();
}
