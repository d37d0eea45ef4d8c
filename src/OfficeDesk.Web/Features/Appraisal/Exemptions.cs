using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>Asks for the six-month rule to be lifted or set for somebody; a second person decides, and until then what is in force stays (AP-9).</summary>
/// <param name="Exempt">True: not appraised; false: appraised all the same.</param>
[Access(Appraisal = Reach.All)]
public sealed record AskExemption(long SubjectId, bool Exempt, [Text(300, Required = true, Zh = "理由", En = "the reason")] string Reason, int Version) : ICommand<ExemptionSet>;

/// <param name="Exempt">Whether they are left out as it stands now, or as it was asked for where it is not settled.</param>
public sealed record ExemptionSet(long SubjectId, bool Exempt, bool Settled, int Version);

public sealed class AskExemptionHandler : IHandle<AskExemption, ExemptionSet>
{
    private const string Ask = """
        UPDATE ap_subjects SET ask_to = @To, ask_why = @Why, ask_by = @Me, ask_at = @Now, version = version + 1
        WHERE id = @SubjectId AND version = @Version AND (ask_by IS NULL OR ask_by = @Me)
        """;

    public async Task<Outcome<ExemptionSet>> Handle(AskExemption m, Db db)
    {
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (round.State >= RoundState.Reviewed) return AppraisalRules.TooLateToExempt;
        if (DecisionRules.OwnMatter(db.Who.PersonId, subject.PersonId) is { } own) return own;
        if (subject.AskBy is { } other && other != db.Who.PersonId) return AppraisalRules.ExemptionWaits;
        if (!await db.Changed(Ask, new { m.SubjectId, m.Version, To = m.Exempt ? 1 : 0, Why = m.Reason.Trim(), Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        db.About("appraisal", subject.Id);
        return new ExemptionSet(subject.Id, m.Exempt, false, m.Version + 1);
    }
}

/// <summary>The second person agrees to it or not; whoever asked may only take it back. A round that was counted already goes back to be counted again (AP-9).</summary>
[Access(Appraisal = Reach.All, Director = Reach.All)]
public sealed record ConfirmExemption(long SubjectId, bool Agree, int Version) : ICommand<ExemptionSet>;

public sealed class ConfirmExemptionHandler : IHandle<ConfirmExemption, ExemptionSet>
{
    private const string Agree = """
        UPDATE ap_subjects SET override_to = ask_to, override_why = ask_why, override_by = ask_by, override_agreed = @Me, override_at = @Now,
            ask_to = NULL, ask_why = '', ask_by = NULL, ask_at = NULL, version = version + 1
        WHERE id = @SubjectId AND version = @Version AND ask_by IS NOT NULL
        """;

    private const string Refuse = """
        UPDATE ap_subjects SET ask_to = NULL, ask_why = '', ask_by = NULL, ask_at = NULL, version = version + 1
        WHERE id = @SubjectId AND version = @Version AND ask_by IS NOT NULL
        """;

    private const string CountAgain = """
        UPDATE ap_rounds SET state = 'Closed', review_note = @Why, version = version + 1 WHERE id = @RoundId AND state = 'Counted'
        """;

    public async Task<Outcome<ExemptionSet>> Handle(ConfirmExemption m, Db db)
    {
        if (await SubjectRow.Find(db, m.SubjectId) is not { } subject || await RoundRow.Find(db, subject.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (subject.AskBy is null) return AppraisalRules.ExemptionSettled;
        if (round.State >= RoundState.Reviewed) return AppraisalRules.TooLateToExempt;
        if (m.Agree && AppraisalRules.SecondPerson(subject.AskBy, db.Who.PersonId) is { } alone) return alone;
        if (DecisionRules.OwnMatter(db.Who.PersonId, subject.PersonId) is { } own) return own;
        if (!await db.Changed(m.Agree ? Agree : Refuse, new { m.SubjectId, m.Version, Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        if (m.Agree) await db.Execute(CountAgain, new { subject.RoundId, Why = $"{subject.AskWhy}（AP-9）" });
        db.About("appraisal", subject.Id, DirectorsSeat.ForWhom(db.Who));
        return new ExemptionSet(subject.Id, m.Agree ? subject.AskTo == 1 : subject.IsExempt, m.Agree, m.Version + 1);
    }
}

/// <summary>For whom somebody confirms who is not of the appraisal group: the director, where they sit there as the deputy (GN-2).</summary>
internal static class DirectorsSeat
{
    public static long? ForWhom(Asker who) => who.Is(Roles.Appraisal) ? null : who.ActsFor(Roles.Director);
}
