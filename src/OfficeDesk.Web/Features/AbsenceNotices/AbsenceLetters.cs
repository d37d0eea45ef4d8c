using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.AbsenceNotices;

/// <summary>What a letter about an absence says: who, when, what is on the door, a link; never the reason (AB-9).</summary>
public sealed record AbsenceSheet(string Head, IReadOnlyList<string> Lines, string Link);

/// <summary>What is told about a section that stands empty.</summary>
internal enum EmptyNews { Found, Moved, Cancelled }

/// <summary>Letters about absences, each with a cause of its own so that it is told once.</summary>
public sealed class AbsenceLetters(LetterTemplates templates, OfficeAddress address)
{
    private const string GeneralOfficePeople = """
        SELECT DISTINCT a.person_id FROM grants g JOIN accounts a ON a.id = g.account_id AND a.disabled = 0
        JOIN people p ON p.id = a.person_id AND p.active = 1 WHERE g.role = 'GeneralOffice' ORDER BY a.person_id
        """;

    private const string Neighbours = "SELECT neighbour_id FROM section_neighbours WHERE section_id = @Section";

    /// <summary>A chief's short absence: the section is told (AB-2).</summary>
    internal Task Informs(Db db, OfficePage office, AbsenceRow a) =>
        Queue(db, office, $"absent:{a.Id}", EmptySections.MembersOf(office, a.SectionId).Where(p => p != a.PersonId), $"{office.NameOf(a.PersonId)}离岗告知", a, []);

    /// <summary>Sudden illness: chief and general office learn of it at once (AB-3).</summary>
    internal async Task Sudden(Db db, OfficePage office, AbsenceRow a)
    {
        var told = (await db.Query<long>(GeneralOfficePeople)).Concat(ChiefOf(office, a));
        var follow = a.FollowBy is { } day ? $"审批、替代和备案请在 {Day(day)} 下班前补齐。" : "";
        await Queue(db, office, $"sudden:{a.Id}", told, $"{office.NameOf(a.PersonId)}临时离岗，需补办手续", a, follow.Length > 0 ? [follow] : []);
    }

    /// <summary>The general office is told of a leave (AB-3).</summary>
    internal async Task GeneralOffice(Db db, OfficePage office, AbsenceRow a) =>
        await Queue(db, office, $"leave:{a.Id}", await db.Query<long>(GeneralOfficePeople), $"{office.NameOf(a.PersonId)}请假已批准", a, [$"时长：{Length(a)}"]);

    internal Task Decided(Db db, OfficePage office, AbsenceRow a, bool agreed) =>
        Queue(db, office, $"absence-decided:{a.Id}:{a.Version}", [a.PersonId], agreed ? $"离岗已批准：{a.Number}" : $"离岗未批准：{a.Number}", a, agreed ? [] : ["没有批准，请按时在岗；理由见页面。"]);

    internal Task LaterDecided(Db db, OfficePage office, AbsenceRow a, DateTimeOffset to, bool agreed) =>
        Queue(db, office, $"later-decided:{a.Id}:{a.Version}", [a.PersonId], agreed ? $"延长已同意：{a.Number}" : $"延长未同意：{a.Number}", a, [agreed ? $"新的返回时间：{When(to)}" : "没有同意延长，请按原定时间返回。"]);

    /// <summary>What was approved does not take place; who was told of it is told of that (AB-2, AB-3).</summary>
    internal async Task Withdrawn(Db db, OfficePage office, AbsenceRow a)
    {
        var told = a.Path switch
        {
            AbsencePath.Inform => EmptySections.MembersOf(office, a.SectionId).Where(p => p != a.PersonId),
            AbsencePath.Leave => (await db.Query<long>(GeneralOfficePeople)).Concat(ChiefOf(office, a)),
            _ => ChiefOf(office, a),
        };
        await Queue(db, office, $"absence-withdrawn:{a.Id}", told, $"{office.NameOf(a.PersonId)}取消离岗", a, []);
    }

    /// <summary>GN-3: who asked is told that it lapsed, and why.</summary>
    internal Task Lapsed(Db db, OfficePage office, AbsenceRow a, string why) =>
        Queue(db, office, $"absence-lapsed:{a.Id}", new[] { a.PersonId, a.EnteredBy }.Distinct(), $"离岗已失效：{a.Number}", a, [why]);

    /// <summary>AB-7: past the expected return, the person and the chief are told at once.</summary>
    internal Task Late(Db db, OfficePage office, AbsenceRow a) =>
        Queue(db, office, $"late-return:{a.Id}:{a.ToAt:yyyyMMddHHmm}", ChiefOf(office, a).Prepend(a.PersonId), $"到时未返回：{office.NameOf(a.PersonId)}", a, ["已过预计返回时间，没有登记返回，也没有延长。已返回的请立即登记；还要一会儿的请办延长。"]);

    /// <summary>AB-10: the person learns what was reported.</summary>
    internal Task Reported(Db db, OfficePage office, long person, long reportId, DateTimeOffset seen) =>
        Send(db, office, $"no-notice:{reportId}", [person], "有未告离岗的反映", [$"时间：{When(seen)}", "督查或投诉反映当时不在岗且没有离岗登记，已提出违规建议；有情况请在陈述申辩中说明。"], address.Url + "/absence");

    /// <summary>AB-6: the neighbours and the low-income-assistance office are told.</summary>
    internal async Task SectionEmpty(Db db, OfficePage office, long sectionId, string cause, EmptyTime e, EmptyNews news)
    {
        var section = office.Sections[sectionId];
        var lowIncome = office.Sections.Values.FirstOrDefault(s => s.Code == office.Settings.Text(Settings.LowIncomeOffice));
        var sections = (await db.Query<long>(Neighbours, new { Section = sectionId })).Concat(lowIncome is null ? [] : [lowIncome.Id]).Where(s => s != sectionId).Distinct();
        var told = sections.Select(s => office.Sections.TryGetValue(s, out var n) ? n.ChiefId ?? n.LeaderId : null).Append(section.LeaderId).OfType<long>().Distinct();
        var head = news switch { EmptyNews.Found => $"{section.Name}将全员离岗", EmptyNews.Moved => $"{section.Name}全员离岗时间有变", _ => $"{section.Name}全员离岗取消" };
        string[] lines = news is EmptyNews.Cancelled ? [$"原定 {When(e.From, e.To)}，已取消。"]
            : [$"时间：{When(e.From, e.To)}", e.OnDuty ? "事由：公出" : "事由：公出或请假", $"联系电话：{(section.Phone.Length > 0 ? section.Phone : "见门上告示")}", "这段时间请帮助引导来访群众。"];
        await Send(db, office, cause, told, head, lines, address.Url + "/absence");
    }

    internal static string When(DateTimeOffset at) => OfficeClock.Wall(at).ToString("M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    internal static string When(DateTimeOffset from, DateTimeOffset to) => OfficeClock.Day(from) == OfficeClock.Day(to)
        ? $"{When(from)} 至 {OfficeClock.Wall(to).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)}" : $"{When(from)} 至 {When(to)}";

    private static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    private static string Length(AbsenceRow a) => a.Days100 >= 100 ? $"{(a.Days100 / 100m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} 个工作日" : $"{a.Minutes} 分钟";

    private static IEnumerable<long> ChiefOf(OfficePage office, AbsenceRow a)
    {
        var section = office.Sections[a.SectionId];
        return new[] { section.ChiefId == a.PersonId ? section.LeaderId : section.ChiefId }.OfType<long>().Where(p => p != a.PersonId);
    }

    private Task Queue(Db db, OfficePage office, string cause, IEnumerable<long> told, string subject, AbsenceRow a, IEnumerable<string> more)
    {
        string[] lines = [$"人员：{office.NameOf(a.PersonId)}（{office.SectionName(a.SectionId)}）", $"时间：{When(a.FromAt, a.ToAt)}", $"门上告示：{AbsenceRules.DoorWord(a.Kind)}", .. more];
        return Send(db, office, cause, told, subject, lines, $"{address.Url}/absence/{a.Id}");
    }

    private async Task Send(Db db, OfficePage office, string cause, IEnumerable<long> told, string subject, IReadOnlyList<string> lines, string link)
    {
        var sheet = new AbsenceSheet(subject, lines, link);
        foreach (var person in told.Distinct().ToList())
            await Outbox.Queue(db, office, new Letter(cause, person, subject, templates.Text("absence", sheet), templates.Html("absence", sheet)));
    }
}
