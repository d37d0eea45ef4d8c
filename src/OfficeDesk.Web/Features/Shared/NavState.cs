using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>One entry of the navigation.</summary>
/// <param name="Href">Where it leads; also the key of its count in <see cref="NavState.Counts"/>.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Sees">Whoever has one of these roles sees it.</param>
public sealed record NavEntry(string Href, string Zh, string En, Roles Sees)
{
    /// <summary>Whether a page at this path belongs to the entry.</summary>
    public bool Holds(string path) => path == Href || path.StartsWith(Href + "/", StringComparison.Ordinal);
}

/// <summary>The signed-in person as the shell of the page shows them; a page's base class puts it under <see cref="Key"/>.</summary>
public sealed record NavState
{
    /// <summary>Its place in ViewData; without it the page has no navigation (sign-in, public pages).</summary>
    public const string Key = "Nav";

    private const Roles AtWork = Roles.Staff | Roles.Chief | Roles.Leader | Roles.Director | Roles.GeneralOffice | Roles.Discipline;
    private const Roles Administrators = Roles.SystemAdmin | Roles.SecurityAdmin | Roles.Auditor;

    /// <summary>Everything the navigation knows, in the order of a day's work.</summary>
    public static IReadOnlyList<NavEntry> Entries { get; } =
    [
new("/counter", "窗口登记", "Counter", Roles.Staff | Roles.Chief | Roles.GeneralOffice),
        new("/my", "我的工作", "My work", AtWork),
        new("/enquiries", "首问登记", "Enquiries", AtWork),
        new("/applications", "申请受理", "Applications", AtWork),
        new("/tasks", "限时事项", "Tasks", AtWork),
        new("/approvals", "审批", "Approvals", Roles.Chief | Roles.Leader | Roles.Director | Roles.GeneralOffice | Roles.Discipline | Roles.Appraisal | Roles.SecurityAdmin | Roles.Auditor),
        new("/absence", "离岗", "Away", AtWork | Administrators),
        new("/documents", "文书", "Documents", AtWork),
        new("/discipline", "督查", "Discipline", Roles.Discipline | Roles.Leader | Roles.Director | Roles.Chief),
        new("/cover", "同岗替代", "Cover", AtWork),
        new("/appraisal", "考评", "Appraisal", AtWork | Roles.Appraisal),
        new("/catalogue", "事项目录", "Catalogue", Roles.GeneralOffice | Roles.Chief),
        new("/calendar", "日历", "Calendar", AtWork | Administrators),
        new("/duty", "值班", "Duty", AtWork | Administrators),
        new("/training", "学习培训", "Training", AtWork),
        new("/admin", "管理", "Admin", Administrators | Roles.GeneralOffice | Roles.Discipline | Roles.Director),
    ];

    /// <summary>The person's name.</summary>
    public required string Name { get; init; }

    /// <summary>The person's section; empty for whoever stands above sections.</summary>
    public string SectionName { get; init; } = "";

    /// <summary>All roles the person has at this moment.</summary>
    public Roles Roles { get; init; }

    /// <summary>How many things wait behind an entry, by its address; nothing is shown for 0.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>A line above every page, such as "demo data are loaded"; empty for none.</summary>
    public string Strip { get; init; } = "";

    /// <summary>The entries this person sees.</summary>
    public IReadOnlyList<NavEntry> Visible => [.. Entries.Where(entry => (entry.Sees & Roles) != Roles.None)];

    /// <summary>How many of them stand in one line on a desk; the rest is one click away.</summary>
    public int InLine => Visible.Count <= 10 ? Visible.Count : 8;
}
