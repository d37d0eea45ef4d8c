using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>The words of documents on screen.</summary>
internal static class DocumentWords
{
    public static string Of(Words t, DocumentState state) => state switch
    {
        DocumentState.Issued => t["已签发", "Issued"],
        DocumentState.Served => t["已送达", "Served"],
        _ => t["作废", "Void"],
    };

    public static string Tag(DocumentState state) => state switch { DocumentState.Served => "tag-g", DocumentState.Void => "tag-r", _ => "tag-b" };

    public static string Of(Words t, ServedHow how) => how switch
    {
        ServedHow.Hand => t["直接送达", "By hand"],
        ServedHow.Mail => t["邮寄送达", "By mail"],
        ServedHow.Left => t["留置送达", "Left there"],
        ServedHow.Electronic => t["电子送达", "Electronically"],
        _ => t["张贴", "Posted"],
    };

    public static string How(Words t, string how) => how switch { "Word" => t["下载", "download"], "Batch" => t["批量打印", "batch"], _ => t["打印", "print"] };

    /// <summary>Where a template stands: the one that ships, or the office's own.</summary>
    public static string Version(Words t, int version) => version == 0 ? t["系统模板", "as shipped"] : t[$"第 {version} 版", $"version {version}"];
}
