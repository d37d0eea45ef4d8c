using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Files;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Enquiries;
using OfficeDesk.Web.Features.Files;
using OfficeDesk.Web.Features.Retention;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.Features.Retention;

/// <summary>Things that are past their time, and the people who clear them.</summary>
internal static class Past
{
    public static readonly Asker Office1 = TestDesk.As("office1"), Office2 = TestDesk.As("office2"), Director = TestDesk.As("director"), Officer = TestDesk.As("discipline1"), Staff1 = TestDesk.As("staff1");

    public static readonly Asker Auditor = TestDesk.As("admin") with { AccountId = 102, Roles = Roles.Auditor };

    /// <summary>An office that keeps everything as short as the law allows.</summary>
    public static async Task<TestDesk> Office(Engine engine)
    {
        var desk = await TestDesk.WithBureau(engine);
        foreach (var setting in new[] { "sessions", "letters", "looks", "contacts", "reporters" })
            await desk.Write("INSERT INTO settings (name, value, changed_at, changed_by) VALUES (@name, '184', '', 1)", new { name = "retention." + setting });
        return desk;
    }

    /// <summary>A first contact that was dealt with and closed, with a file; 185 days are still to pass.</summary>
    public static async Task<string> Closed(TestDesk desk, string phone = "10000090001")
    {
        var number = (await desk.Done(Staff1, new LogEnquiry(Channel.Call, CitizenName: "来访人旧", Phone: phone, MatterTypeId: 1, Ask: "问旧事丑字样"))).Number;
        await desk.Done(Staff1, new AttachFile(FileCase.Enquiry, number, "证明.pdf", Samples.Pdf));
        await desk.Done(Staff1, new AttachFile(FileCase.Task, number, "材料.pdf", Samples.Pdf));
        await desk.Done(Staff1, new AnswerEnquiry(number, Channel.Call, "答复丑字样", null, 1));
        await desk.Write("UPDATE enquiries SET state = 'Closed' WHERE number = @number; UPDATE tasks SET state = 'Done', result = '结果丑字样', done_at = made_at WHERE number = @number", new { number });
        return number;
    }

    /// <summary>A clearing of closed first contacts with as many approvals as wanted.</summary>
    public static async Task<long> Proposed(TestDesk desk, KeptKind kind = KeptKind.Contacts, int approvals = 0)
    {
        var id = (await desk.Done(Office1, new ProposePurge(kind, "超过保存期限"))).Id;
        if (approvals > 0) await desk.Done(Director, new ApprovePurge(id, 1));
        if (approvals > 1) await desk.Done(Auditor, new ApprovePurge(id, 2));
        return id;
    }
}
