using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Search;

/// <summary>How kinds of answers are called, and the signs they get.</summary>
internal static class FoundWords
{
    /// <summary>The order in which kinds stand on the page.</summary>
    public static IReadOnlyList<FoundKind> Order { get; } = [FoundKind.Matter, FoundKind.Application, FoundKind.Document, FoundKind.Complaint, FoundKind.Person, FoundKind.MatterType, FoundKind.Place];

    public static string Of(Words t, FoundKind kind) => kind switch
    {
        FoundKind.Place => t["页面和操作", "Pages and acts"],
        FoundKind.Matter => t["登记与事项", "Enquiries and tasks"],
        FoundKind.Application => t["申请", "Applications"],
        FoundKind.Document => t["文书", "Documents"],
        FoundKind.Complaint => t["投诉", "Complaints"],
        FoundKind.Person => t["人员", "People"],
        _ => t["事项目录", "Catalogue"],
    };

    public static string IconOf(FoundKind kind) => kind switch
    {
        FoundKind.Place => "arrow-right",
        FoundKind.Matter => "clipboard-list",
        FoundKind.Application => "inbox",
        FoundKind.Document => "file-text",
        FoundKind.Complaint => "shield",
        FoundKind.Person => "user",
        _ => "note",
    };
}
