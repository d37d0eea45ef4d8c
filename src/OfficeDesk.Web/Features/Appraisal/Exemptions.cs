using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>Asks for the six-month rule to be lifted or set for somebody; a second person decides (AP-9).</summary>
/// <param name="Exempt">True: not appraised; false: appraised all the same.</param>
[Access(Appraisal = Reach.All)]
public sealed record AskExemption(long SubjectId, bool Exempt, [Text(300, Required = true, Zh = "理由", En = "the reason")] string Reason, int Version) : ICommand<ExemptionSet>;

public sealed record ExemptionSet(long SubjectId, bool Exempt, bool Settled, int Version);

public sealed class AskExemptionHandler : IHandle<AskExemption, ExemptionSet>
{
    private const string Ask = """
        UPDATE ap_subjects SET override_to = @To, override_why = @Why, override_by = @Me, override_agreed = NULL, version = version + 1
        WHERE id = @SubjectId AND version = @Version
        """;

    public async Task<Outcome<ExemptionSet>> Handle(AskExemption m, Db db)
    {
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (round.State >= RoundState.Reviewed) return AppraisalRules.TooLateToExempt;
        if (DecisionRules.OwnMatter(db.Who.PersonId, subject.PersonId) is { } own) return own;
        if (!await db.Changed(Ask, new { m.SubjectId, m.Version, To = m.Exempt ? 1 : 0, Why = m.Reason.Trim(), Me = db.Who.PersonId })) return DeskRefusals.Changed();
        db.About("appraisal", subject.Id);
        return new ExemptionSet(subject.Id, m.Exempt, false, m.Version + 1);
    }
}

/// <summary>The second person agrees to it or not. A round that was counted already goes back to be counted again (AP-9).</summary>
[Access(Appraisal = Reach.All, Director = Reach.All)]
public sealed record ConfirmExemption(long SubjectId, bool Agree, int Version) : ICommand<ExemptionSet>;

public sealed class ConfirmExemptionHandler : IHandle<ConfirmExemption, ExemptionSet>
{
    private const string Settle = """
        UPDATE ap_subjects SET override_agreed = @Agreed, override_to = @To, override_by = @By, version = version + 1
        WHERE id = @SubjectId AND version = @Version AND override_by IS NOT NULL AND override_agreed IS NULL
        """;

    private const string CountAgain = """
        UPDATE ap_rounds SET state = 'Closed', review_note = @Why, version = version + 1 WHERE id = @RoundId AND state = 'Counted'
        """;

    public async Task<Outcome<ExemptionSet>> Handle(ConfirmExemption m, Db db)
    {
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (subject.OverrideBy is null || subject.OverrideAgreed is not null) return AppraisalRules.ExemptionSettled;
        if (round.State >= RoundState.Reviewed) return AppraisalRules.TooLateToExempt;
        if (AppraisalRules.SecondPerson(subject.OverrideBy, db.Who.PersonId) is { } alone) return alone;
        if (DecisionRules.OwnMatter(db.Who.PersonId, subject.PersonId) is { } own) return own;
        var row = new { m.SubjectId, m.Version, Agreed = m.Agree ? db.Who.PersonId : (long?)null, To = m.Agree ? subject.OverrideTo : null, By = m.Agree ? subject.OverrideBy : null };
        if (!await db.Changed(Settle, row)) return DeskRefusals.Changed();
        if (m.Agree) await db.Execute(CountAgain, new { subject.RoundId, Why = $"{subject.OverrideWhy}（AP-9）" });
        db.About("appraisal", subject.Id);
        return new ExemptionSet(subject.Id, m.Agree ? subject.OverrideTo == 1 : subject.Exempt == 1, m.Agree, m.Version + 1);
    }
}
