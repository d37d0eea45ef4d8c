using OfficeDesk.Rules;
using OfficeDesk.Tests.Features.Complaints;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Features.Complaints;
using OfficeDesk.Web.Features.Documents;

namespace OfficeDesk.Tests.Access;

/// <summary>Cases about somebody else (person 17) which person 8 handles. Whatever roles person 17 has, they never find them.</summary>
internal sealed class ComplaintScenes : ISceneBook
{
    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal)
    {
        [nameof(AssignComplaint)] = s => Of(s, id => new AssignComplaint(id, 22, 1), "Registered"),
        [nameof(AddCaseNote)] = s => Of(s, id => new AddCaseNote(id, CaseNote.Note, "已核实")),
        [nameof(LinkCase)] = async s =>
        {
            var number = (await s.Enquiry()).Number;
            return await Of(s, id => new LinkCase(id, CaseLink.Enquiry, number));
        },
        [nameof(RecordFinding)] = s => Of(s, id => new RecordFinding(id, Finding.Not, "查无实据", BreachKind.Attitude, "", 1)),
        [nameof(ReplyComplaint)] = s => Of(s, id => new ReplyComplaint(id, "已查实", "电话", false, 1), "Found"),
        [nameof(FileComplaint)] = s => Of(s, id => new FileComplaint(id, "", 1), "Replied"),
        [nameof(WithdrawComplaint)] = s => Of(s, id => new WithdrawComplaint(id, "本人撤回", false, 1)),
        [nameof(PassOnComplaint)] = async s => new(new PassOnComplaint((await Case.About(s.Desk, 1)).Id, "县纪委监委", 1), Subject: TestDesk.As("director")),
        [nameof(MergeComplaint)] = async s =>
        {
            var into = await Case.About(s.Desk, 17);
            await s.Desk.Write("UPDATE complaints SET handler_id = 8, state = 'Assigned' WHERE id = @Id", new { into.Id });
            return await Of(s, id => new MergeComplaint(id, into.Number, 1));
        },
        [nameof(NameSubject)] = s => Of(s, id => new NameSubject(id, 9, null, "谈话查明", "", 1)),
        [nameof(UnnameSubject)] = async s =>
        {
            // somebody else stands in it wrongly; whoever is taken out is not concerned any more
            var scene = await Of(s, id => new UnnameSubject(id, 9, null, "列错", 1));
            await s.Desk.Write("INSERT INTO complaint_subjects (complaint_id, person_id, section_id) VALUES (@Id, 9, 3)", new { ((UnnameSubject)scene.Message).Id });
            return scene;
        },
        [nameof(PackCase)] = s => Of(s, id => new PackCase(id, "移交上级")),
        [nameof(RevealReporter)] = s => Of(s, id => new RevealReporter(id, "回复投诉人")),
        [nameof(IssueCaseReceipt)] = s => Of(s, id => new IssueCaseReceipt(id)),
        [nameof(IssueCaseReply)] = async s =>
        {
            var scene = await Of(s, id => new IssueCaseReply(id, "谈话并查看监控", ""), "Found");
            await s.Desk.Write("UPDATE complaints SET finding = 'Not' WHERE id = @Id", new { ((IssueCaseReply)scene.Message).Id });
            return scene;
        },
        [nameof(OpenReply)] = async s =>
        {
            var scene = await Of(s, id => new OpenReply(id, "补寄"), "Found");
            // written by the person who handles the case; the paper bears the case's own id
            await s.Desk.Write("""
                INSERT INTO documents (id, kind, circle, series, year_no, seq_no, number, state, title, subject, subject_id, section_id, template_version, data, content, issued_by, issued_at, issued_on)
                VALUES (@Id, 'complaint-reply', 'Case', '复', 2026, @Id, '复〔2026〕1号', 'Issued', '投诉答复书', 'complaint', @Id, 6, 0, '', '', 8, '2026-03-04T01:00:00.000000Z', '2026-03-04')
                """, new { ((OpenReply)scene.Message).Id });
            return scene;
        },
        [nameof(ShowComplaint)] = s => Of(s, id => new ShowComplaint(id)),
        [nameof(ListComplaints)] = s => Of(s, id => new ListComplaints(Take: 500), marker: id => $"\"id\":{id},"),
    };

    private static async Task<Scene> Of(Stage s, Func<long, object> message, string state = "Assigned", Func<long, string>? marker = null)
    {
        var id = (await Case.About(s.Desk, 17)).Id;
        await s.Desk.Write("UPDATE complaints SET handler_id = 8, state = @state WHERE id = @id", new { id, state });
        return new Scene(message(id), marker?.Invoke(id), Subject: TestDesk.As("staff8"));
    }
}
