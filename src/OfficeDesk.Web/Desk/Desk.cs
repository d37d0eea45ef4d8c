using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// The one door. Every read and write of pages, JSON API, jobs and imports goes through <see cref="Send{TAnswer}"/>:
/// who is asking → may they → is it well formed → [files: what the scanner says] → [commands: what can be looked at ahead, their turn in the lane, idempotency] → handler → audit → commit → answer.
/// A refused command leaves no trace.
/// </summary>
public sealed class Desk(IServiceProvider services, Database database, Lane lane, Registry registry, Audit audit, Visit visit, Recent recent, TimeProvider clock, Ids ids)
{
    /// <summary>Who is at the desk.</summary>
    public Asker Who => visit.Who;

    /// <summary>Whether this asker could send such a message at all (for showing or hiding a button).</summary>
    public bool May(Type message) => Allowed(registry.Of(message)) is not null && !PasswordFirst(registry.Of(message));

    /// <summary>Makes sending the form or call at hand twice have one effect (F2); at most 80 characters.</summary>
    public void Once(string? key) => visit.OnceKey = string.IsNullOrEmpty(key) || key.Length > 80 ? null : key;

    /// <summary>Puts a message to the office.</summary>
    /// <returns>Done with the answer, or Refused with the reason, the rule and the field.</returns>
    public async Task<Outcome<TAnswer>> Send<TAnswer>(IMessage<TAnswer> message, CancellationToken ct = default)
    {
        var registered = registry.Of(message.GetType());
        if (Allowed(registered) is not { } sight)
            return visit.Who.SignedIn || visit.Who.Roles != Roles.None ? DeskRefusals.NotYours() : DeskRefusals.SignInFirst();
        if (PasswordFirst(registered)) return SignInRules.ChangePasswordFirst();
        message = HalfWidth.In(message);
        if (WellFormed.Check(message) is { } malformed) return malformed;
        if (message is IBringsFile file && await services.GetRequiredService<FileScanner>().Look(file.Content, ct) is { } bad) return bad;
        return registered.IsCommand ? await Carry(message, sight, ct) : await Look(message, sight, ct);
    }

    private Sight? Allowed(Registered registered)
    {
        var who = visit.Who;
        if (who.Scopes is { } scopes && !registered.Access.Anybody && (registered.Access.PeopleOnly || !scopes.Contains(registered.Name))) return null;
        return Sight.Of(who, registered.Access);
    }

    private bool PasswordFirst(Registered registered) => visit.Who.MustChangePassword && registered.Access is { BeforeNewPassword: false, Anybody: false };

    private Task<Outcome<TAnswer>> Look<TAnswer>(IMessage<TAnswer> message, Sight sight, CancellationToken ct) => message is IAskedOften { Often: true }
        ? recent.Of(Recent.Key(visit.Who, message), looks => LookUp(message, sight, looks, ct), ct)
        : LookUp(message, sight, null, ct);

    private async Task<Outcome<TAnswer>> LookUp<TAnswer>(IMessage<TAnswer> message, Sight sight, List<string>? looks, CancellationToken ct)
    {
        // whoever waits for a connection must not have one in the hands: it is taken with the first look, and an errand gives it back behind each
        await using var connection = database.ForLooks();
        return await HandlerOf(message).Handle(message, new Db(connection, visit.Who, sight, clock.GetUtcNow(), ids, ct) { Looks = looks, GivesBack = message is IErrand<TAnswer>, Second = () => database.ForLookBeside(ct) });
    }

    /// <summary>Under which key the answer is kept, and what was asked; none for what is told anew each time.</summary>
    private Once? OnceOf(object message) => message is IToldAnew || visit.OnceKey is not { } key ? null : new(key, message.GetType().Name, audit.Fingerprint(message));

    private async Task<Outcome<TAnswer>> Carry<TAnswer>(IMessage<TAnswer> message, Sight sight, CancellationToken ct)
    {
        var (once, rest) = (OnceOf(message), default(Rest<TAnswer>));
        if (HandlerOf(message) is IAhead<TAnswer> ahead)
        {
            // refused may mean that it is done already: with a key the turn finds out
            if (!(await LookAhead(ahead, message, sight, ct)).Went(out rest, out var why) && once is null) return why;
        }
        var said = audit.Say(message);
        return await lane.Carry(() => new Turn<Outcome<TAnswer>>(round => CarryIn(round, message, sight, once, said, rest), ct), visit.Who.Is(Roles.Clock), duplicatesAgain: true, ct);
    }

    private async Task<Outcome<Rest<TAnswer>>> LookAhead<TAnswer>(IAhead<TAnswer> ahead, IMessage<TAnswer> message, Sight sight, CancellationToken ct)
    {
        await using var connection = database.ForLooks();
        return await ahead.Ahead(message, new Db(connection, visit.Who, sight, clock.GetUtcNow(), ids, ct));
    }

    private async Task<Turned<Outcome<TAnswer>>> CarryIn<TAnswer>(Round round, IMessage<TAnswer> message, Sight sight, Once? once, Said said, Rest<TAnswer>? rest)
    {
        var db = new Db(round, visit.Who, sight, clock.GetUtcNow(), ids);
        var asked = once is not null && (round.Again || Idempotency.Known(db, once));
        if (asked && Idempotency.Recall<TAnswer>(db, once!) is { } first) return new(first, Keep: false, []);

        var outcome = rest is null || round.Again ? await HandlerOf(message).Handle(message, db) : await rest(db);
        // refused may mean that it is done already
        if (outcome is not Done<TAnswer> done)
            return new((once is not null && !asked ? Idempotency.Recall<TAnswer>(db, once) : null) ?? outcome, Keep: false, []);

        if (once is not null) Idempotency.Remember(db, once, done.Value);
        audit.Write(db, said);
        return new(outcome, Keep: true, db.AfterCommit);
    }

    private IHandle<TAnswer> HandlerOf<TAnswer>(IMessage<TAnswer> message) =>
        (IHandle<TAnswer>)services.GetRequiredService(registry.Of(message.GetType()).Handled);
}
