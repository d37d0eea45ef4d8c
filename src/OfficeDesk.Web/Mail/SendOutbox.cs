using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Mail;

/// <summary>Sends what waits in the outbox, up to 200 letters. Nodes may do it at the same moment: each letter is leased by one.</summary>
/// <param name="ByHand">Asked for by a person, who wants to see it among the runs.</param>
[Access(Clock = Reach.All, SystemAdmin = Reach.All)]
public sealed record SendOutbox(bool ByHand = false) : IErrand<OutboxSent>;

/// <param name="Sent">Taken over by the server.</param>
/// <param name="Later">To be tried again after a pause.</param>
/// <param name="Dead">Refused for good.</param>
/// <param name="Trouble">The last reply that was no good one; empty when all went well.</param>
public sealed record OutboxSent(int Sent, int Later, int Dead, string Trouble) : IReport
{
    public Told Tell() => new(
        $"发出 {Sent} 封，稍后再试 {Later} 封，被拒 {Dead} 封{(Trouble.Length > 0 ? "。服务器：" + Trouble : "")}",
        $"{Sent} sent, {Later} to be tried again, {Dead} refused{(Trouble.Length > 0 ? ". Server: " + Trouble : "")}", Sent + Later + Dead == 0);
}

/// <remarks>ES-3: claim by lease → send → mark after the reply. Killed between the server's OK and the mark, the letter goes again under the same Message-ID.</remarks>
public sealed class SendOutboxHandler(Postbag bag, PostOffice office, ShortWrite shortly, TimeProvider clock) : IHandle<SendOutbox, OutboxSent>
{
    private const int AtMost = 200;

    /// <summary>So many letters in a row that failed for no reason of their recipients, and the run ends: the rest keep their turn.</summary>
    private const int Patience = 3;

    public async Task<Outcome<OutboxSent>> Handle(SendOutbox m, Db db)
    {
        var start = clock.GetTimestamp();
        var run = new Tally();
        if (await bag.Any(db))
        {
            using var post = await office.Open(db.Ct);
            while (run.Letters < AtMost && !run.Stop && await bag.Claim(db.Ct) is { Count: > 0 } letters)
            {
                foreach (var letter in letters.TakeWhile(_ => !run.Stop && !db.Ct.IsCancellationRequested))
                {
                    var posted = await post.Send(new Envelope(office.MessageId(letter.Id), letter.Address, letter.Subject, letter.BodyText, letter.BodyHtml));
                    await bag.Mark(letter, posted);
                    run.Add(posted);
                }
                await bag.GiveBack(letters);
                db.Ct.ThrowIfCancellationRequested();
            }
        }
        var sent = new OutboxSent(run.Sent, run.Later, run.Dead, run.Trouble);
        if (m.ByHand) await shortly.Do(m, async d => { await Runs.Write(d, nameof(SendOutbox), true, clock.GetElapsedTime(start), sent.Tell()); return true; }, db.Ct);
        return sent;
    }

    private sealed class Tally
    {
        private int _inARow;

        public int Sent { get; private set; }
        public int Later { get; private set; }
        public int Dead { get; private set; }
        public string Trouble { get; private set; } = "";
        public bool Stop { get; private set; }
        public int Letters => Sent + Later + Dead;

        public void Add(Posted posted)
        {
            if (posted.Verdict == PostVerdict.Sent) Sent++;
            else if (posted.Verdict == PostVerdict.Never) Dead++;
            else Later++;
            if (posted.Verdict != PostVerdict.Sent) Trouble = posted.Answer;
            _inARow = posted.Personal ? 0 : _inARow + 1;
            // a wrong account or certificate is wrong for the next letter too
            Stop = posted.Verdict == PostVerdict.Setup || _inARow >= Patience;
        }
    }
}
