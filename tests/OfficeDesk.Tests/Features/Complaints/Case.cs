using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Complaints;

namespace OfficeDesk.Tests.Features.Complaints;

/// <summary>Complaints brought as far as a test needs them. 8 = staff1, 17 = staff8, 1 = director, 22 and 23 = the discipline office.</summary>
internal static class Case
{
    public const string Name = "投诉人卯", Phone = "10000091234", Address = "某村七组卯家", Said = "窗口态度恶劣卯字样";

    public static Asker Officer => TestDesk.As("discipline1");

    public static Asker Other => TestDesk.As("discipline2");

    public static RegisterComplaint Call(long? about, string text = "", DateOnly? on = null) =>
        new(ComplaintChannel.Call, on ?? new DateOnly(2026, 3, 4), null, about, null, text, BreachKind.Attitude, Said, Name, Phone, Address);

    public static Task<ComplaintRegistered> About(TestDesk desk, long person) => desk.Done(Officer, Call(person, on: desk.Today));

    /// <summary>Handled by discipline1, with a note.</summary>
    public static async Task<long> Investigated(TestDesk desk, long person = 8)
    {
        var id = (await About(desk, person)).Id;
        await desk.Done(Officer, new AssignComplaint(id, 22, 1));
        await desk.Done(Officer, new AddCaseNote(id, CaseNote.Interview, "与窗口人员谈话，投诉人原话：" + Said));
        return id;
    }

    public static async Task<long> Found(TestDesk desk, long person = 8, Finding finding = Finding.Substantiated)
    {
        var id = await Investigated(desk, person);
        await desk.Done(Officer, new RecordFinding(id, finding, "谈话和监控一致", BreachKind.Attitude, "3月4日对办事人态度生硬。", 2));
        return id;
    }
}
