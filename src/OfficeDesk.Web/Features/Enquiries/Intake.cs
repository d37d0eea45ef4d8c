using OfficeDesk.Rules;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Enquiries;

/// <summary>A first contact that passed every rule, with what the rules made of it; ready to be written down.</summary>
internal sealed record Intake
{
    public required long Id { get; init; }
    public required LogEnquiry M { get; init; }
    public required MatterType Matter { get; init; }
    public required Person Asker { get; init; }

    /// <summary>Who is to do the matter; null where the citizen was led to somebody who does not use OfficeDesk.</summary>
    public required Person? Receiver { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The day from which the limit counts (DL-4).</summary>
    public required DateOnly ReceivedOn { get; init; }

    public required bool OutOfHours { get; init; }

    /// <summary>Led elsewhere with everything FC-5 asks for.</summary>
    public required bool Complete { get; init; }

    public required OfficePage Office { get; init; }

    public bool IsTransfer => Receiver is not null && Receiver.Id != Asker.Id;

    /// <summary>The receiver was brought over and accepted on the spot.</summary>
    public bool Accepted => IsTransfer && M.BroughtOver;

    /// <summary>Who answers for the matter task from the first moment (FC-4).</summary>
    public Person Answers => Accepted ? Receiver! : Asker;

    public bool AnsweredNow => Complete || M.Answer.Length > 0;

    public EnquiryState State => AnsweredNow ? EnquiryState.Answered : EnquiryState.Open;

    public Limit Limit => Matter.LimitFor(M.AwayFromHome);

    public DateOnly? DueOn => Receiver is null ? null : DeadlineRules.DueDate(ReceivedOn, Limit, Office.Calendar);

    public DateOnly TransferDue => EnquiryRules.TransferDue(ReceivedOn, Office.Calendar, TransferLimit);

    /// <summary>Whether somebody does the matters of a post anyway: its holders, whoever is qualified for it, the chief of its section (FC-3).</summary>
    public static bool OwnPost(OfficePage office, Post post, long person) =>
        post.AId == person || post.BId == person || post.Qualified.Contains(person) || office.Sections[post.SectionId].ChiefId == person;

    /// <summary>The office's setting; an emergency is taken up on the day it came (DL-13).</summary>
    public Limit TransferLimit => EmergencyRules.TakenUpWithin(Matter.Emergency) ?? new(Office.Settings.Number(Settings.TransferDays), LimitUnit.WorkingDays);
}
