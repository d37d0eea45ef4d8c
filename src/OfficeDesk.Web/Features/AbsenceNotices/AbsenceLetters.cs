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
    private const string Neighbours = "SELECT neighbour_id FROM section_neighbours WHERE section_id = @Section";

    /// <summary>A chief's short absence: the section is told (AB-2).</summary>
    internal Task Informs(Db db, OfficePage office, AbsenceRow a) =>
        Queue(db, office, $"absent:{a.Id}", EmptySections.MembersOf(office, a.SectionId).Where(p => p != a.PersonId), $"{office.NameOf(a.PersonId)}离岗告知", a, []);

    /// <summary>Sudden illness: chief and general office learn of it at once (AB-3).</summary>
    internal async Task Sudden(Db db, OfficePage office, AbsenceRow a, bool nobodyDecides)
    {
        var told = (await Deciders.Reached(db, Roles.GeneralOffice)).Concat(await ChiefOf(db, office, a));
        var lines = new List<string>();
        if (a.FollowBy is { } day) lines.Add($"{(a.Path is AbsencePath.Leave ? "审批、替代和备案" : "审批")}请在 {Day(day)} 下班前补齐。");
        if (nobodyDecides) lines.Add("现在没有可以审批的人，请办公室先指定代批。");
        await Queue(db, office, $"sudden:{a.Id}", told, $"{office.NameOf(a.PersonId)}临时离岗，需补办手续", a, lines);
    }

    /// <summary>AB-3: what has to follow a sudden leaving is due today, or was not there in time; no breach.</summary>
    internal async Task Follow(Db db, OfficePage office, AbsenceRow a, FollowStep step, IReadOnlyList<string> missing)
    {
        var told = (await Deciders.Reached(db, Roles.GeneralOffice)).Concat(await ChiefOf(db, office, a));
        if (step is FollowStep.Late) told = told.Concat(await Deciders.Acting(db, office, a.SectionId, a.PersonId, Level.Leader));
        var late = step is FollowStep.Late;
        await Queue(db, office, $"follow:{a.Id}:{a.FollowBy:yyyyMMdd}:{step}", told, late ? $"手续逾期未补齐：{a.Number}" : $"今天下班前须补齐手续：{a.Number}", a,
            [$"还缺：{string.Join("、", missing)}", late ? "已记为后补，请尽快补齐。" : "请在今天下班前补齐。"]);
    }

    /// <summary>CV-3: nobody on the list of a post is free; the division leader adds somebody, or refuses leave that can be refused.</summary>
    internal async Task NobodyFree(Db db, OfficePage office, AbsenceRow a)
    {
        var posts = await Covers.NobodyFree(db, office, a);
        if (posts.Count == 0) return;
        await Queue(db, office, $"nobody-free:{a.Id}", await Deciders.Acting(db, office, a.SectionId, a.PersonId, Level.Leader), $"岗位没有人可以替代：{string.Join("、", posts.Select(p => p.Name))}", a,
            [CoverRules.NobodyQualified("分管领导", Covers.MustGo(a)).Zh]);
    }

    /// <summary>CV-7: somebody who covers is away for a short time; whoever leads the section of the person covered is told, the cover goes on.</summary>
    internal async Task CoverAway(Db db, OfficePage office, AbsenceRow a)
    {
        if (a.Path is not (AbsencePath.Short or AbsencePath.Inform) || !a.Stands) return;
        foreach (var c in await Covers.CoveredBy(db, a))
            await Queue(db, office, $"cover-away:{a.Id}:{c.Id}:{a.ToAt:yyyyMMddHHmm}", await CoverRequests.ActingChief(db, office, c), $"替代人短时离岗：{c.PostName(office)}", a,
                [$"这段时间 {office.NameOf(a.PersonId)} 正替代 {office.NameOf(c.PersonId)} 的{c.PostName(office)}，请安排人照看，需要时另定替代人。"]);
    }

    /// <summary>The general office is told of a leave (AB-3).</summary>
    internal async Task GeneralOffice(Db db, OfficePage office, AbsenceRow a) =>
        await Queue(db, office, $"leave:{a.Id}", await Deciders.Reached(db, Roles.GeneralOffice), $"{office.NameOf(a.PersonId)}请假已批准", a, [$"时长：{Length(a)}"]);

    internal Task Decided(Db db, OfficePage office, AbsenceRow a, bool agreed) =>
        Queue(db, office, $"absence-decided:{a.Id}:{a.Version}", [a.PersonId], agreed ? $"离岗已批准：{a.Number}" : $"离岗未批准：{a.Number}", a, agreed ? [] : ["没有批准，请按时在岗；理由见页面。"]);

    internal Task LaterDecided(Db db, OfficePage office, AbsenceRow a, DateTimeOffset to, bool agreed) =>
        Queue(db, office, $"later-decided:{a.Id}:{a.Version}", [a.PersonId], agreed ? $"延长已同意：{a.Number}" : $"延长未同意：{a.Number}", a, [agreed ? $"新的返回时间：{When(to)}" : "没有同意延长，请按原定时间返回。"]);

    /// <summary>What was approved does not take place; who was told of it is told of that (AB-2, AB-3).</summary>
    internal async Task Withdrawn(Db db, OfficePage office, AbsenceRow a) =>
        await Queue(db, office, $"absence-withdrawn:{a.Id}", await WereTold(db, office, a), $"{office.NameOf(a.PersonId)}取消离岗", a, []);

    /// <summary>The return is later than what was said: who was told of the absence is told of that (AB-2, AB-3).</summary>
    /// <param name="a">As it is now, with the new return and the path the whole has become.</param>
    internal async Task Later(Db db, OfficePage office, AbsenceRow a) =>
        await Queue(db, office, $"absence-later:{a.Id}:{a.ToAt:yyyyMMddHHmm}", (await WereTold(db, office, a)).Where(p => p != db.Who.PersonId), $"{office.NameOf(a.PersonId)}推迟返回", a, [$"新的返回时间：{When(a.ToAt)}"]);

    private async Task<IReadOnlyList<long>> WereTold(Db db, OfficePage office, AbsenceRow a) => a.Path switch
    {
        AbsencePath.Inform => [.. EmptySections.MembersOf(office, a.SectionId).Where(p => p != a.PersonId)],
        AbsencePath.Leave => [.. await Deciders.Reached(db, Roles.GeneralOffice), .. await ChiefOf(db, office, a)],
        _ => await ChiefOf(db, office, a),
    };

    /// <summary>GN-3: who asked is told that it lapsed, and why.</summary>
    internal Task Lapsed(Db db, OfficePage office, AbsenceRow a, string why) =>
        Queue(db, office, $"absence-lapsed:{a.Id}", new[] { a.PersonId, a.EnteredBy }.Distinct(), $"离岗已失效：{a.Number}", a, [why]);

    /// <summary>AB-7: past the expected return, the person and the chief are told at once.</summary>
    internal async Task Late(Db db, OfficePage office, AbsenceRow a) =>
        await Queue(db, office, $"late-return:{a.Id}:{a.ToAt:yyyyMMddHHmm}", (await ChiefOf(db, office, a)).Prepend(a.PersonId), $"到时未返回：{office.NameOf(a.PersonId)}", a, ["已过预计返回时间，没有登记返回，也没有延长。已返回的请立即登记；还要一会儿的请办延长。"]);

    /// <summary>AB-10: the person learns what was reported.</summary>
    internal Task Reported(Db db, OfficePage office, long person, long reportId, DateTimeOffset seen) =>
        Send(db, office, $"no-notice:{reportId}", [person], "有未告离岗的反映", [$"时间：{When(seen)}", "督查或投诉反映当时不在岗且没有离岗登记，已提出违规建议；有情况请在陈述申辩中说明。"], address.Url + "/absence");

    /// <summary>AB-6: the neighbours and the low-income-assistance office are told.</summary>
    internal async Task SectionEmpty(Db db, OfficePage office, long sectionId, string cause, EmptyTime e, EmptyNews news)
    {
        var section = office.Sections[sectionId];
        var lowIncome = office.Sections.Values.FirstOrDefault(s => s.Code == office.Settings.Text(Settings.LowIncomeOffice));
        var sections = (await db.Query<long>(Neighbours, new { Section = sectionId })).Concat(lowIncome is null ? [] : [lowIncome.Id]).Where(s => s != sectionId).Distinct();
        var told = new List<long>();
        foreach (var neighbour in sections.Where(office.Sections.ContainsKey).ToList()) told.AddRange(await Deciders.Acting(db, office, neighbour, 0, Level.Chief));
        told.AddRange(await Deciders.Acting(db, office, sectionId, 0, Level.Leader));
        var head = news switch { EmptyNews.Found => $"{section.Name}将全员离岗", EmptyNews.Moved => $"{section.Name}全员离岗时间有变", _ => $"{section.Name}全员离岗取消" };
        string[] lines = news is EmptyNews.Cancelled ? [$"原定 {When(e.From, e.To)}，已取消。"]
            : [$"时间：{When(e.From, e.To)}", e.OnDuty ? "事由：公出" : "事由：公出或请假", $"联系电话：{(section.Phone.Length > 0 ? section.Phone : "见门上告示")}", "这段时间请帮助引导来访群众。"];
        await Send(db, office, cause, told, head, lines, address.Url + "/absence");
    }

    internal static string When(DateTimeOffset at) => OfficeClock.Wall(at).ToString("M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    internal static string When(DateTimeOffset from, DateTimeOffset to) => OfficeClock.Day(from) == OfficeClock.Day(to)
        ? $"{When(from)} 至 {OfficeClock.Wall(to).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)}" : $"{When(from)} 至 {When(to)}";

    /// <summary>The same for what stands in English beside it: 4 Mar 09:00.</summary>
    internal static string WhenEn(DateTimeOffset at) => OfficeClock.Wall(at).ToString("d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    internal static string WhenEn(DateTimeOffset from, DateTimeOffset to) => OfficeClock.Day(from) == OfficeClock.Day(to)
        ? $"{WhenEn(from)} to {OfficeClock.Wall(to).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)}" : $"{WhenEn(from)} to {WhenEn(to)}";

    private static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    private static string Length(AbsenceRow a) => a.Days100 >= 100 ? $"{(a.Days100 / 100m).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} 个工作日" : $"{a.Minutes} 分钟";

    // whoever acts as the chief now: the deputy, or the next level, where the chief is away or is the person (GN-1, GN-2)
    private static Task<IReadOnlyList<long>> ChiefOf(Db db, OfficePage office, AbsenceRow a) => Deciders.Acting(db, office, a.SectionId, a.PersonId, Level.Chief);

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
