using Dapper;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Demo;

/// <summary>
/// A small county bureau with nobody real in it: leaders, general office, five sections, discipline office, a town office, and
/// an administrator with three accounts. Ids are small and fixed, so that tests can name people.
/// </summary>
public static class DemoBureau
{
    /// <summary>The password of every demo account.</summary>
    public const string Password = "Minzheng-2026";

    /// <summary>A section: its chief and division leader are ids of <see cref="People"/>.</summary>
    public sealed record S(long Id, string Code, string Name, string NameEn, string Kind, long? Chief, long? Leader, string Phone, string Place);

    /// <summary>A person and the account they sign in with.</summary>
    public sealed record P(long Id, string Name, long Section, string JobTitle, string SignIn, Roles Roles);

    /// <summary>A post: section, A holder, B holder, who is qualified.</summary>
    public sealed record O(long Id, string Code, string Name, string NameEn, long Section, long A, long B, long[] Qualified);

    /// <summary>A matter: post or none, limit in working days, the limit for households away from home, basis, where to send people.</summary>
    public sealed record M(long Id, string Code, string Name, string NameEn, long? Post, int Days, int? Away, bool Assistance, string SendTo, LimitUnit Unit, Emergency Emergency);

    public static IReadOnlyList<S> Sections { get; } =
    [
        new(1, "LD", "局领导", "Leaders", "Leaders", 1, 1, "10000020001", "三楼"),
        new(2, "BGS", "办公室", "General office", "Section", 4, 1, "10000020002", "二楼 201"),
        new(3, "SHJZ", "社会救助股", "Social assistance section", "Section", 7, 2, "10000020003", "一楼大厅 1-4 号窗口"),
        new(4, "DBB", "低保办", "Low-income-assistance office", "Section", 13, 2, "10000020004", "一楼 105"),
        new(5, "SHSW", "社会事务股", "Social affairs section", "Section", 16, 3, "10000020005", "一楼 108"),
        new(6, "QHDM", "基层政权和区划地名股", "Grass-roots and place-names section", "Section", 19, 3, "10000020006", "二楼 205"),
        new(7, "JJZ", "纪检组", "Discipline office", "Section", 22, 3, "10000020007", "三楼 302"),
        new(8, "CGZ", "城关镇民政办", "Town civil-affairs office", "Town", 24, 2, "10000020008", "镇政府一楼"),
    ];

    public static IReadOnlyList<P> People { get; } =
    [
        new(1, "局长甲", 1, "局长", "director", Roles.Director),
        new(2, "分管领导甲", 1, "副局长", "leader1", Roles.Leader | Roles.Appraisal),
        new(3, "分管领导乙", 1, "副局长", "leader2", Roles.Leader | Roles.Appraisal),
        new(4, "主任甲", 2, "办公室主任", "office0", Roles.Staff | Roles.Chief | Roles.GeneralOffice | Roles.Appraisal),
        new(5, "文书甲", 2, "文书", "office1", Roles.Staff | Roles.GeneralOffice),
        new(6, "文书乙", 2, "文书", "office2", Roles.Staff | Roles.GeneralOffice),
        new(7, "科长甲", 3, "股长", "chief1", Roles.Staff | Roles.Chief),
        new(8, "工作人员甲", 3, "科员", "staff1", Roles.Staff),
        new(9, "工作人员乙", 3, "科员", "staff2", Roles.Staff),
        new(10, "工作人员丙", 3, "科员", "staff3", Roles.Staff),
        new(11, "工作人员丁", 3, "科员", "staff4", Roles.Staff),
        new(12, "工作人员戊", 3, "科员", "staff5", Roles.Staff),
        new(13, "科长乙", 4, "主任", "chief2", Roles.Staff | Roles.Chief),
        new(14, "工作人员己", 4, "科员", "staff6", Roles.Staff),
        new(15, "工作人员庚", 4, "科员", "staff7", Roles.Staff),
        new(16, "科长丙", 5, "股长", "chief3", Roles.Staff | Roles.Chief),
        new(17, "工作人员辛", 5, "科员", "staff8", Roles.Staff),
        new(18, "工作人员壬", 5, "科员", "staff9", Roles.Staff),
        new(19, "科长丁", 6, "股长", "chief4", Roles.Staff | Roles.Chief),
        new(20, "工作人员癸", 6, "科员", "staff10", Roles.Staff),
        new(21, "工作人员子", 6, "科员", "staff11", Roles.Staff),
        new(22, "纪检干部甲", 7, "纪检组长", "discipline1", Roles.Discipline),
        new(23, "纪检干部乙", 7, "纪检干部", "discipline2", Roles.Discipline),
        new(24, "镇办主任甲", 8, "镇民政办主任", "town0", Roles.Staff | Roles.Chief),
        new(25, "镇办人员甲", 8, "镇民政办人员", "town1", Roles.Staff),
        new(26, "管理员甲", 2, "信息管理员", "admin", Roles.SystemAdmin),
    ];

    /// <summary>Sign-ins worth trying first: what each may do, Chinese and English.</summary>
    public static IReadOnlyList<(string SignIn, string Zh, string En)> SignIns { get; } =
    [
        ("staff1", "工作人员甲，社会救助股，窗口和城市低保", "staff, social assistance, counter"),
        ("staff5", "工作人员戊，社会救助股，常作首问", "staff, often the first contact"),
        ("chief1", "科长甲，社会救助股负责人", "section chief"),
        ("leader1", "分管领导甲", "division leader"),
        ("director", "局长甲", "director"),
        ("office1", "文书甲，办公室", "general office"),
        ("discipline1", "纪检干部甲，督查台", "discipline office"),
        ("town1", "镇办人员甲，城关镇民政办", "town civil-affairs office"),
        ("admin", "管理员甲，系统管理", "system administrator"),
        ("security", "管理员甲，账号授权", "security administrator"),
        ("auditor", "管理员甲，审计", "auditor"),
    ];

    /// <summary>The administrator's other two accounts: one person, three accounts that no role may share.</summary>
    public static IReadOnlyList<(string SignIn, Roles Role)> AdministratorsOthers { get; } = [("security", Roles.SecurityAdmin), ("auditor", Roles.Auditor)];

    public static IReadOnlyList<O> Posts { get; } =
    [
        new(1, "CSDB", "城市低保岗", "Urban low-income assistance", 3, 8, 9, [8, 9, 10]),
        new(2, "NCDB", "农村低保岗", "Rural low-income assistance", 3, 9, 8, [8, 9, 11]),
        new(3, "YLJZ", "医疗救助岗", "Medical assistance", 3, 10, 11, [10, 11, 12]),
        new(4, "LSJZ", "临时救助岗", "Temporary assistance", 3, 11, 10, [10, 11, 12]),
        new(5, "DBFH", "低保复核岗", "Re-verification", 4, 14, 15, [14, 15]),
        new(6, "GLJT", "高龄津贴岗", "Old-age allowance", 5, 17, 18, [17, 18]),
        new(7, "DMGL", "地名管理岗", "Place names", 6, 20, 21, [20, 21]),
        new(8, "ZXSL", "镇办受理岗", "Town reception", 8, 25, 24, [24, 25]),
    ];

    /// <summary>Where the invented county's other offices are, by the code of the matter they do.</summary>
    private static readonly Dictionary<string, string> Addresses = new(StringComparer.Ordinal)
    {
        ["YBBX"] = "（城关镇示例路 1 号，电话 10000030001）", ["YLBX"] = "（城关镇示例路 2 号，电话 10000030002）", ["HKQY"] = "（城关镇示例路 3 号，电话 10000030003）",
    };

    public static IReadOnlyList<M> Matters { get; } =
    [
        .. UsualMatters.All.Select((m, i) => new M(i + 1, m.Code, m.Name, m.NameEn, Posts.FirstOrDefault(p => p.Code == (m.Code == "LXLF" ? "CSDB" : m.PostCode))?.Id, m.Days, m.Away, m.Assistance, m.SendTo + Addresses.GetValueOrDefault(m.Code, ""), m.Unit, m.Emergency)),
    ];

    private const string Anywhere = "本省、市、县";

    /// <summary>What only an invented bureau can know: the phones on its papers and its low-income-assistance office.</summary>
    private static IReadOnlyList<(Setting Setting, string Value)> Decided { get; } = [(Settings.AskPhone, "10000020003"), (Settings.ComplainPhone, "10000020007"), (Settings.LowIncomeOffice, "DBB")];

    // what ships names the regulations of any county, and an office is asked to say more; the invented county has its own
    private static string BasisHere(string basis) => basis.Contains(Anywhere, StringComparison.Ordinal) ? basis.Replace(Anywhere, "示例县", StringComparison.Ordinal) : basis + "及示例县有关规定";

    /// <summary>The asker behind a demo account, as the doorman would recognise it.</summary>
    public static Asker AskerOf(long person)
    {
        var p = People.Single(x => x.Id == person);
        return new Asker(p.Id, p.Id, p.Name, p.Section, p.Roles,
            p.Roles.HasFlag(Roles.Chief) ? [.. Sections.Where(s => s.Chief == p.Id).Select(s => s.Id)] : [],
            p.Roles.HasFlag(Roles.Leader) ? [.. Sections.Where(s => s.Leader == p.Id).Select(s => s.Id)] : [], []);
    }

    /// <summary>Whether this bureau lives in a database: its accounts have small ids, real ones never do.</summary>
    public static async Task<bool> Lives(Database database)
    {
        await using var connection = await database.OpenRead();
        return await connection.QueryFirstAsync<long>("SELECT COUNT(*) FROM accounts WHERE id < 1000") > 0;
    }

    /// <summary>Writes the bureau into an empty database.</summary>
    /// <param name="initials">Pinyin initials of names and matters.</param>
    public static async Task Write(Db db, Initials initials)
    {
        await db.Insert("sections (id, code, name, name_en, kind, chief_id, leader_id, phone, place, sort)", Sections,
            s => [s.Id, s.Code, s.Name, s.NameEn, s.Kind, s.Chief, s.Leader, s.Phone, s.Place, s.Id]);
        await db.Execute("INSERT INTO section_neighbours (section_id, neighbour_id) VALUES (@A, @B)",
            new[] { (3, 4), (4, 3), (5, 6), (6, 5), (2, 3) }.Select(n => new { A = n.Item1, B = n.Item2 }));
        await db.Insert("people (id, name, initials, section_id, job_title, phone, email)", People,
            p => [p.Id, p.Name, initials.Of(p.Name), p.Section, p.JobTitle, $"100000100{p.Id:00}", $"{p.SignIn}@office.invalid"]);
        await WriteAccounts(db);
        await db.Execute("INSERT INTO posts (id, code, name, name_en, section_id, a_id, b_id) VALUES (@Id, @Code, @Name, @NameEn, @Section, @A, @B)", Posts);
        await db.Insert("post_staff (post_id, person_id)", Posts.SelectMany(p => p.Qualified.Select(q => (p.Id, Person: q))), q => [q.Id, q.Person]);
        await db.Insert("matter_types (id, code, name, name_en, initials, post_id, limit_no, limit_unit, away_no, basis, send_to, assistance, emergency)", Matters,
            m => [m.Id, m.Code, m.Name, m.NameEn, initials.Of(m.Name), m.Post, m.Days, m.Unit.ToString(), m.Away, UsualGuides.Of(m.Code)?.Basis is { Length: > 0 } basis ? BasisHere(basis) : m.Post is null ? "" : "本局限时办结制度", m.SendTo, m.Assistance ? 1 : 0, m.Emergency.ToString()]);
        foreach (var m in Matters)
            if (UsualGuides.Of(m.Code) is { } guide) await Guides.Keep(db, m.Id, guide);
        foreach (var (setting, value) in Decided) await SettingRows.Save(db, setting, value);
        await db.Execute("INSERT INTO office_hours (from_md, morning_from, morning_to, afternoon_from, afternoon_to) VALUES ('01-01', '08:30', '12:00', '14:30', '17:30')");
        await db.Execute("INSERT INTO phrases (id, section_id, text, sort) VALUES (@Id, NULL, @Text, @Id)",
            new[] { "咨询申请条件和所需材料。", "申请已提交镇民政办，询问办理进度。", "家庭遭遇突发困难，申请临时救助。", "反映补助金未按时到账。", "材料不齐，已一次性告知，下次带齐。" }.Select((t, i) => new { Id = i + 1, Text = t }));
    }

    // one slow hash for all: the demo has one password anyway
    private static readonly Lazy<string> OneHash = new(() => Passwords.Hash(Password));

    private static async Task WriteAccounts(Db db)
    {
        var accounts = People.Select(p => (Id: p.Id, Person: p.Id, p.SignIn, p.Roles))
            .Concat(AdministratorsOthers.Select((o, i) => (Id: 101L + i, Person: 26L, o.SignIn, Roles: o.Role))).ToList();
        await db.Insert("accounts (id, person_id, sign_in, password, set_at)", accounts, a => [a.Id, a.Person, a.SignIn, OneHash.Value, db.Now]);
        await db.Insert("grants (account_id, role)",
            accounts.SelectMany(a => Enum.GetValues<Roles>().Where(r => r != Roles.None && a.Roles.HasFlag(r)).Select(r => (a.Id, Role: r))), g => [g.Id, g.Role.ToString()]);
    }
}
