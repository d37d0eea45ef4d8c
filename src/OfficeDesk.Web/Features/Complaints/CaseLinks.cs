using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Complaints;

/// <summary>What a case can point at, by the number that stands on paper.</summary>
/// <remarks>CP-4, FC-7: an enquiry, a task, a document or an absence.</remarks>
internal static class CaseLinks
{
    private const string Enquiry = "SELECT COUNT(*) FROM enquiries WHERE number = @Number";
    private const string Task = "SELECT COUNT(*) FROM tasks WHERE number = @Number";
    private const string Document = "SELECT COUNT(*) FROM documents WHERE number = @Number";
    private const string Absence = "SELECT COUNT(*) FROM absences WHERE number = @Number";
    private const string EnquiryOf = "SELECT e.number FROM applications a JOIN enquiries e ON e.id = a.enquiry_id WHERE a.number = @Number";

    private static readonly CaseLink[] Kinds = [CaseLink.Enquiry, CaseLink.Task, CaseLink.Document, CaseLink.Absence];

    /// <summary>What a number belongs to; null where there is none.</summary>
    public static async Task<(CaseLink Kind, string Number)?> Find(Db db, string number)
    {
        if (number.Length is 0 or > 40) return null;
        foreach (var kind in Kinds)
            if (await Is(db, kind, number)) return (kind, number);
        return await OfApplication(db, number);
    }

    /// <summary>The same where somebody has chosen what it is.</summary>
    public static async Task<(CaseLink Kind, string Number)?> Find(Db db, CaseLink kind, string number) =>
        await Is(db, kind, number) ? (kind, number) : kind is CaseLink.Enquiry or CaseLink.Task ? await OfApplication(db, number) : null;

    /// <summary>An application that was not accepted has no task of its number: it is its enquiry that is meant.</summary>
    private static async Task<(CaseLink Kind, string Number)?> OfApplication(Db db, string number) =>
        await db.Find<string>(EnquiryOf, new { Number = number }) is { } enquiry ? (CaseLink.Enquiry, enquiry) : null;

    private static async Task<bool> Is(Db db, CaseLink kind, string number) =>
        await db.One<long>(kind switch { CaseLink.Enquiry => Enquiry, CaseLink.Task => Task, CaseLink.Document => Document, _ => Absence }, new { Number = number }) > 0;
}
