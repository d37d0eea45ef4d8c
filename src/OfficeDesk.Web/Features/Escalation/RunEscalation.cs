using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>
/// The daily round over everything that is due soon or overdue: who has to be told is told in one digest each, cards are
/// given, breaches proposed. It finds what is due from the tasks themselves, so it may run late, twice, or on several nodes.
/// </summary>
/// <param name="ByHand">Asked for by a person, here or through the clock (<see cref="RunJob"/>); by the clock it rests on days the office rests.</param>
/// <remarks>ES-1, ES-2, ES-4, ES-6, BR-1.</remarks>
[Access(Clock = Reach.All, Discipline = Reach.All)]
public sealed record RunEscalation(bool ByHand = false) : ICommand<Escalated>;

/// <param name="Rested">It is a rest day: nothing was done.</param>
/// <param name="Tasks">Tasks due soon or overdue.</param>
/// <param name="Chased">Tasks about which somebody was told.</param>
/// <param name="Letters">Letters queued, one a person.</param>
public sealed record Escalated(bool Rested, int Tasks, int Chased, int Letters, int Breaches, int Yellow, int Red) : IReport
{
    public Told Tell() => Rested
        ? new("今天是休息日，不催办", "A rest day: nobody is reminded", Quiet: true)
        : new($"看了 {Tasks} 件，催办 {Chased} 件，{Letters} 封信；黄牌 {Yellow}，红牌 {Red}，违规建议 {Breaches}",
              $"{Tasks} looked at, {Chased} chased in {Letters} letters; {Yellow} yellow cards, {Red} red cards, {Breaches} breaches proposed");
}

public sealed class RunEscalationHandler(OfficeBook book, Digests digests, TimeProvider clock) : IHandle<RunEscalation, Escalated>
{
    public async Task<Outcome<Escalated>> Handle(RunEscalation m, Db db)
    {
        var start = clock.GetTimestamp();
        var office = await book.Open(db.Ct);
        if (!m.ByHand && !office.Calendar.IsWorking(db.Today)) return new Escalated(true, 0, 0, 0, 0, 0, 0);

        var since = await Mark.Take(db);
        var ladder = new LadderRound(office, await Addressees.Today(db, office), db.Today);
        var facts = new FactRound(office, db.Today);
        await foreach (var page in DueTasks.Open(db, EscalationRules.Horizon(db.Today, office.Calendar, office.YellowWithin)))
        {
            await ladder.Look(db, page);
            await facts.Look(db, page);
        }
        await foreach (var page in DueTasks.FinishedLate(db, since)) await facts.Look(db, page);

        var letters = await digests.Queue(db, office, ladder.Chases, await new NewsRound(office, db.Today).Take(db));
        await ladder.Write(db, letters);
        await Mark.Leave(db);
        db.About("escalation", ladder.Seen);
        var done = new Escalated(false, ladder.Seen, ladder.Chases.DistinctBy(c => c.Task.Id).Count(), letters.Count, facts.Breaches, facts.Yellow, facts.Red);
        // what a person asked the clock for, the clock writes down itself
        if (m.ByHand && !db.Who.Is(Roles.Clock)) await Runs.Write(db, nameof(RunEscalation), true, clock.GetElapsedTime(start), done.Tell());
        return done;
    }
}
