namespace OfficeDesk.Rules;

/// <summary>How a complaint came.</summary>
/// <remarks>CP-1: phone, visit, letter, report box, the public page; from staff, sections and citizens.</remarks>
public enum ComplaintChannel { Call, Visit, Letter, Box, Staff, Section, Public }

/// <summary>Before whom a complaint is.</summary>
/// <remarks>CP-2: the discipline office; about a discipline officer the director; about the director sealed and passed on.</remarks>
public enum ComplaintLevel { Office, Director, Sealed }

/// <summary>Where a complaint stands.</summary>
/// <remarks>GN-5: registered → assigned → investigated → found → replied → filed · withdrawn · passed on · merged.</remarks>
public enum ComplaintState { Registered, Assigned, Found, Replied, Filed, Withdrawn, PassedOn, Merged }

/// <summary>What an investigation found.</summary>
/// <remarks>CP-3: substantiated / partly / not.</remarks>
public enum Finding { Substantiated, Partly, Not }

/// <summary>What was written into a case.</summary>
/// <remarks>CP-3: the investigation leaves notes, interviews and evidence.</remarks>
public enum CaseNote { Event, Note, Interview, Evidence }

/// <summary>What a complaint points at besides people.</summary>
/// <remarks>CP-4: an enquiry, task, document or absence.</remarks>
public enum CaseLink { Enquiry, Task, Document, Absence }

/// <summary>What things of a complaint are called.</summary>
public static class ComplaintWords
{
    /// <summary>The channel in Chinese.</summary>
    public static string Zh(this ComplaintChannel channel) => channel switch
    {
        ComplaintChannel.Call => "来电", ComplaintChannel.Visit => "来访", ComplaintChannel.Letter => "来信", ComplaintChannel.Box => "举报箱", ComplaintChannel.Staff => "工作人员", ComplaintChannel.Section => "股室", _ => "公众网页",
    };

    /// <summary>The channel in English.</summary>
    public static string En(this ComplaintChannel channel) => channel switch
    {
        ComplaintChannel.Call => "Call", ComplaintChannel.Visit => "Visit", ComplaintChannel.Letter => "Letter", ComplaintChannel.Box => "Report box", ComplaintChannel.Staff => "Staff", ComplaintChannel.Section => "Section", _ => "Public page",
    };

    /// <summary>The state in Chinese.</summary>
    public static string Zh(this ComplaintState state) => state switch
    {
        ComplaintState.Registered => "已登记，待交办", ComplaintState.Assigned => "调查中", ComplaintState.Found => "已认定，待答复", ComplaintState.Replied => "已答复，待归档", ComplaintState.Filed => "已归档",
        ComplaintState.Withdrawn => "已撤回", ComplaintState.PassedOn => "已移送上级", _ => "已并案",
    };

    /// <summary>The state in English.</summary>
    public static string En(this ComplaintState state) => state switch
    {
        ComplaintState.Registered => "To be assigned", ComplaintState.Assigned => "Being investigated", ComplaintState.Found => "To be replied to", ComplaintState.Replied => "To be filed", ComplaintState.Filed => "Filed",
        ComplaintState.Withdrawn => "Withdrawn", ComplaintState.PassedOn => "Passed on", _ => "Merged",
    };

    /// <summary>What a complaint is about, in Chinese: a complaint of no other kind is not yet found true.</summary>
    public static string AboutZh(this BreachKind kind) => kind is BreachKind.Complaint ? "其他" : kind.Zh();

    /// <summary>What a complaint is about, in English.</summary>
    public static string AboutEn(this BreachKind kind) => kind is BreachKind.Complaint ? "Something else" : kind.En();

    /// <summary>The finding in Chinese.</summary>
    public static string Zh(this Finding finding) => finding switch { Finding.Substantiated => "属实", Finding.Partly => "部分属实", _ => "不属实" };

    /// <summary>The finding in English.</summary>
    public static string En(this Finding finding) => finding switch { Finding.Substantiated => "Substantiated", Finding.Partly => "Partly substantiated", _ => "Not substantiated" };

    /// <summary>The kind of note in Chinese.</summary>
    public static string Zh(this CaseNote note) => note switch { CaseNote.Event => "经过", CaseNote.Note => "调查记录", CaseNote.Interview => "谈话笔录", _ => "证据" };

    /// <summary>The kind of note in English.</summary>
    public static string En(this CaseNote note) => note switch { CaseNote.Event => "Event", CaseNote.Note => "Note", CaseNote.Interview => "Interview", _ => "Evidence" };
}
