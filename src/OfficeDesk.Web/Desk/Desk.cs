using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>
/// The one door. Every read and write of pages, JSON API, jobs and imports goes through <see cref="Send{TAnswer}"/>:
/// who is asking → may they → is it well formed → [commands: transaction, idempotency] → handler → audit → commit → answer.
/// A refused command leaves no trace.
/// </summary>
public sealed class Desk(IServiceProvider services, Database database, Registry registry, Audit audit, Visit visit, TimeProvider clock, Ids ids)
{
    private const int Tries = 5;

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
        if (WellFormed.Check(message) is { } malformed) return malformed;
        return registered.IsCommand ? await Carry(message, sight, ct) : await Look(message, sight, ct);
    }

    private Sight? Allowed(Registered registered)
    {
        var who = visit.Who;
        if (who.Scopes is { } scopes && !registered.Access.Anybody && (registered.Access.PeopleOnly || !scopes.Contains(registered.Name))) return null;
        return Sight.Of(who, registered.Access);
    }

    private bool PasswordFirst(Registered registered) => visit.Who.MustChangePassword && registered.Access is { BeforeNewPassword: false, Anybody: false };

    private async Task<Outcome<TAnswer>> Look<TAnswer>(IMessage<TAnswer> message, Sight sight, CancellationToken ct)
    {
        // an errand waits for slow things: it takes a connection for each look only, so that a hundred of them leave some to others
        await using var connection = message is IErrand<TAnswer> ? database.ForLooks() : await database.OpenRead(ct);
        return await HandlerOf(message).Handle(message, new Db(connection, null, visit.Who, sight, clock.GetUtcNow(), ids, ct));
    }

    private async Task<Outcome<TAnswer>> Carry<TAnswer>(IMessage<TAnswer> message, Sight sight, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await CarryOnce(message, sight, ct);
            }
            catch (Exception e) when (attempt < Tries && (database.IsTransient(e) || database.IsDuplicate(e)))
            {
                // the whole transaction again; the pause grows, so that two who collided do not collide again
                await Task.Delay(TimeSpan.FromMilliseconds(attempt * 7 + Environment.CurrentManagedThreadId % 5), clock, ct);
            }
        }
    }

    private async Task<Outcome<TAnswer>> CarryOnce<TAnswer>(IMessage<TAnswer> message, Sight sight, CancellationToken ct)
    {
        await using var writing = await database.BeginWrite(ct);
        var db = new Db(writing.Connection, writing.Transaction, visit.Who, sight, clock.GetUtcNow(), ids, ct);
        var once = message is IToldAnew ? null : visit.OnceKey;
        if (once is { } key && await Idempotency.Recall<TAnswer>(db, key, message) is { } first) return first;

        var outcome = await HandlerOf(message).Handle(message, db);
        if (outcome is not Done<TAnswer> done) return outcome;

        if (once is { } fresh) await db.Together(() => Idempotency.Remember(db, fresh, message, done.Value));
        await audit.Write(db, message);
        var last = db.TakeGathered();
        await writing.Commit(last?.Sql ?? "", last?.Args, ct);
        foreach (var act in db.AfterCommit) act();
        return outcome;
    }

    private IHandle<TAnswer> HandlerOf<TAnswer>(IMessage<TAnswer> message) =>
        (IHandle<TAnswer>)services.GetRequiredService(registry.Of(message.GetType()).Handled);
}
