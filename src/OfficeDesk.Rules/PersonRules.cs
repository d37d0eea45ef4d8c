namespace OfficeDesk.Rules;

/// <summary>Rules on the members of the office.</summary>
public static class PersonRules
{
    /// <summary>Why somebody cannot be made inactive yet; null when they can.</summary>
    /// <param name="openTasks">How many open tasks they answer for.</param>
    /// <remarks>DL-1: the answering person of a task is never nobody.</remarks>
    public static Refusal? StillAnswers(long openTasks) => openTasks == 0 ? null : new(
        $"名下还有 {openTasks} 件未办结事项，请先交接给别人。", $"They still answer for {openTasks} open tasks; hand those over first.", "DL-1", "Active", RefusalKind.Conflict);

    /// <summary>Why somebody cannot be made inactive yet; null when they can.</summary>
    /// <param name="seats">What they still hold: sections they lead or are in charge of, posts whose A or B holder they are.</param>
    /// <remarks>GN-1, CV-1: a seat that decides is not left with somebody who is gone.</remarks>
    public static Refusal? StillHolds(IReadOnlyList<(string Zh, string En)> seats) => seats.Count == 0 ? null : new(
        $"仍是{string.Join("、", seats.Take(5).Select(s => s.Zh))}的负责人、分管领导或 A/B 岗。请办公室先在“股室与岗位”改为别人。",
        $"They still lead or hold: {string.Join(", ", seats.Take(5).Select(s => s.En))}. The general office changes that first, under Sections and posts.", "CV-1", "Active", RefusalKind.Conflict);

    /// <summary>The refusal of a new person who bears the name of somebody in the same section, until it is said that it is another one.</summary>
    /// <remarks>DL-1: the answering person is somebody whom everybody can tell from the others.</remarks>
    public static Refusal SameName { get; } = new(
        "本股室已有同名的在职人员。若是同一人，请修改原有的；若是另一位，请勾选“是另一位同名的人”再保存。",
        "Somebody of this section has this name already. Change that person, or, if it is another one, tick that it is somebody else and save again.", "DL-1", "Name", RefusalKind.Conflict);

    /// <summary>Why a text is no e-mail address; null when it is one: one @, no spaces, no commas, ASCII.</summary>
    /// <remarks>ES-3: a mail goes to one address.</remarks>
    public static Refusal? EmailMalformed(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var good = at > 0 && at == email.LastIndexOf('@') && at < email.Length - 1
            && email.All(c => char.IsAsciiLetterOrDigit(c) || c is '@' or '.' or '-' or '_' or '+');
        return good ? null : new("邮箱地址不对，例如 name@office.invalid，只能写一个。", "This is not an e-mail address, such as name@office.invalid; only one may be given.", "ES-3", "Email");
    }
}
