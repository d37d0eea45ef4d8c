using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Extensions;

/// <summary>The section chief's opinion on a request for a later date; then it goes to whoever decides (DL-7).</summary>
/// <param name="Text">Needed when not in favour.</param>
/// <param name="Version">The version of the extension that was looked at.</param>
[Access(Chief = Reach.Section, Leader = Reach.Division, Director = Reach.All)]
public sealed record GiveOpinion(long Id, bool InFavour, [Text(300)] string Text, int Version) : ICommand<OpinionGiven>;

public sealed record OpinionGiven(long Id, string Number, string WaitsFor, int Version);

public sealed class GiveOpinionHandler(OfficeBook book) : IHandle<GiveOpinion, OpinionGiven>
{
    private const string Give = """
        UPDATE extensions SET opinion = @Text, opinion_for = @For, opinion_by = @Me, opinion_as = @As, opinion_at = @Now, version = version + 1
        WHERE id = @Id AND version = @Version AND state = 'Asked' AND opinion_at IS NULL
        """;

    public async Task<Outcome<OpinionGiven>> Handle(GiveOpinion m, Db db)
    {
        var office = await book.Open(db.Ct);
        if (await ExtensionRow.Find(db, m.Id) is not { } x) return DeskRefusals.NotFound();
        if (DecisionRules.OwnMatter(db.Who.PersonId, x.AskedBy) is { } own) return own;
        if (MayNotAdvise(db.Who, office, x) is { } foreign) return foreign;
        if (!x.Waiting) return ExtensionRules.Settled;
        if (!x.OpinionNeeded) return ExtensionRules.OpinionGiven;
        if (x.CannotDecide(db.Today, opinionNeeded: false) is { } late) return late;
        if (ExtensionRules.WhyMissing(m.InFavour, m.Text) is { } missing) return missing;
        if (x.Version != m.Version) return DeskRefusals.Changed();
        var path = await DecisionPath.Of(db, office, x.SectionId, x.AskedBy, ExtensionRules.NeedsDirector(x.Extensions));
        if (path is null) return DecisionRules.NobodyDecides;

        var forId = Seats.ForWhom(db.Who, office, Roles.Chief, x.SectionId);
        if (!await db.Changed(Give, new { Text = m.Text.Trim(), For = m.InFavour ? 1 : 0, Me = db.Who.PersonId, As = forId, db.Now, m.Id, m.Version })) return DeskRefusals.Changed();
        await Deciders.Close(db, "Opinion", x.Id);
        await Deciders.Ask(db, "Extension", x.Id, path.Decider.Person, path.Role, x.SectionId);
        await Timeline.Write(db, x.TaskId, x.EnquiryId, "Opinion", m.InFavour ? $"对延期 {x.Number} 签署意见：同意" : $"对延期 {x.Number} 签署意见：不同意",
            m.InFavour ? $"is in favour of extension {x.Number}" : $"is against extension {x.Number}", m.Text.Trim(), forId);
        db.About("extension", x.Id, forId);
        return new OpinionGiven(x.Id, x.Number, office.NameOf(path.Decider.Person), x.Version + 1);
    }

    // whoever holds the chief's seat today, or the person the request moved up to (GN-1, GN-2)
    internal static Refusal? MayNotAdvise(Asker who, OfficePage office, ExtensionRow x)
    {
        var chief = office.Sections[x.SectionId].ChiefId;
        var seat = chief != x.AskedBy && Seats.Holds(who, Roles.Chief, x.SectionId);
        return seat || (x.OpinionNeeded && x.WaitsForId == who.PersonId) ? null : ExtensionRules.NotYourOpinion;
    }
}
