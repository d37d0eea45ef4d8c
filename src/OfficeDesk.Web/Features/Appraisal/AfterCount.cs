using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Mail;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Appraisal;

/// <summary>The group's review: confirms the count, or sends it back to be counted again with a reason. It never touches a ballot (AP-2).</summary>
[Access(Appraisal = Reach.All)]
public sealed record ReviewRound(long RoundId, bool Confirm, [Text(500)] string Reason, int Version) : ICommand<RoundMoved>;

public sealed class ReviewRoundHandler : IHandle<ReviewRound, RoundMoved>
{
    private const string Review = """
        UPDATE ap_rounds SET state = @To, reviewed_by = @Me, reviewed_at = @Now, review_note = @Reason, version = version + 1
        WHERE id = @RoundId AND version = @Version AND state = 'Counted'
        """;

    public async Task<Outcome<RoundMoved>> Handle(ReviewRound m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.CannotMove(round.State, RoundState.Reviewed) is { } no) return no;
        if (!m.Confirm && string.IsNullOrWhiteSpace(m.Reason)) return AppraisalRules.ReasonMissing;
        var to = m.Confirm ? RoundState.Reviewed : RoundState.Closed;
        if (!await db.Changed(Review, new { m.RoundId, m.Version, To = to.ToString(), Me = db.Who.PersonId, db.Now, Reason = m.Reason.Trim() })) return DeskRefusals.Changed();
        db.About("round", round.Id);
        return new RoundMoved(round.Id, to, m.Version + 1);
    }
}

/// <summary>Every person gets their result; from today they have 5 working days to object (AP-10).</summary>
[Access(Appraisal = Reach.All)]
public sealed record FeedBackRound(long RoundId, int Version) : ICommand<RoundFedBack>;

/// <param name="Until">The last day for objections.</param>
public sealed record RoundFedBack(long RoundId, DateOnly Until, int People, int Version);

public sealed class FeedBackRoundHandler(OfficeBook book, LetterTemplates templates) : IHandle<FeedBackRound, RoundFedBack>
{
    private const string FeedBack = """
        UPDATE ap_rounds SET state = 'FedBack', fed_back_on = @Today, object_until = @Until, version = version + 1
        WHERE id = @RoundId AND version = @Version AND state = 'Reviewed'
        """;

    private const string Wait = "UPDATE ap_subjects SET answer = 'Waiting', version = version + 1 WHERE round_id = @RoundId AND answer = 'None'";

    private const string People = "SELECT person_id FROM ap_subjects WHERE round_id = @RoundId";

    public async Task<Outcome<RoundFedBack>> Handle(FeedBackRound m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (AppraisalRules.CannotMove(round.State, RoundState.FedBack) is { } no) return no;
        var until = AppraisalRules.ObjectUntil(db.Today, office.Settings.Number(Settings.AppraisalObjectDays), office.Calendar);
        if (!await db.Changed(FeedBack, new { m.RoundId, m.Version, db.Today, Until = until })) return DeskRefusals.Changed();
        await db.Execute(Wait, new { m.RoundId });
        var people = await db.Query<long>(People, new { m.RoundId });
        // the letter says that there is a result, never what it is
        var letter = new { Round = round.Title.Zh, Until = $"{until:yyyy年M月d日}" };
        foreach (var person in people)
            await Outbox.Queue(db, office, new Letter($"appraisal-result:{round.Id}", person, $"考评结果已反馈：{round.Title.Zh}", templates.Text("appraisal-result", letter), templates.Html("appraisal-result", letter)));
        db.About("round", round.Id);
        return new RoundFedBack(round.Id, until, people.Count, m.Version + 1);
    }
}

/// <summary>The results are published inside the bureau; everybody who works there is told that they are, not what they are (AP-10).</summary>
[Access(Appraisal = Reach.All)]
public sealed record PublishRound(long RoundId, int Version) : ICommand<RoundMoved>;

public sealed class PublishRoundHandler(OfficeBook book, LetterTemplates templates, OfficeAddress address) : IHandle<PublishRound, RoundMoved>
{
    private const string Publish = """
        UPDATE ap_rounds SET published_by = @Me, published_at = @Now, version = version + 1
        WHERE id = @RoundId AND version = @Version AND published_at IS NULL AND state IN ('Reviewed', 'FedBack', 'Final')
        """;

    public async Task<Outcome<RoundMoved>> Handle(PublishRound m, Db db)
    {
        if (await RoundRow.Find(db, m.RoundId) is not { } round) return DeskRefusals.NotFound();
        if (round.State < RoundState.Reviewed) return AppraisalRules.NotReviewed;
        if (!await db.Changed(Publish, new { m.RoundId, m.Version, Me = db.Who.PersonId, db.Now })) return DeskRefusals.Changed();
        var office = await book.Open(db.Ct);
        var letter = new { Round = round.Title.Zh, Link = $"{address.Url}/appraisal/results/{round.Id}" };
        foreach (var person in office.People.Values.Where(p => p.Active == 1).OrderBy(p => p.Id))
            await Outbox.Queue(db, office, new Letter($"appraisal-published:{round.Id}", person.Id, $"考评结果已公布：{round.Title.Zh}", templates.Text("appraisal-published", letter), templates.Html("appraisal-published", letter)));
        db.About("round", round.Id);
        return new RoundMoved(round.Id, round.State, m.Version + 1);
    }
}
