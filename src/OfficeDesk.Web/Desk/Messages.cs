using OfficeDesk.Rules;

namespace OfficeDesk.Web.Desk;

/// <summary>Anything that may be put to the office; answered with a <typeparamref name="TAnswer"/>.</summary>
public interface IMessage<TAnswer>;

/// <summary>A message that only reads: it takes no transaction and leaves no audit row.</summary>
public interface IQuery<TAnswer> : IMessage<TAnswer>;

/// <summary>A message that may change something: one transaction, one audit row, committed only when done.</summary>
public interface ICommand<TAnswer> : IMessage<TAnswer>;

/// <summary>
/// A command whose answer is too personal to be kept under an idempotency key: sent twice it is carried out twice, with an
/// audit row and its own limits each time.
/// </summary>
public interface IToldAnew;

/// <summary>
/// A message that waits for something beside its own looks (hashing a password, a mail server, what is counted meanwhile). Between
/// two looks it holds no connection; it runs without a transaction of its own and writes in short ones, through <see cref="ShortWrite"/>.
/// </summary>
public interface IErrand<TAnswer> : IMessage<TAnswer>;

/// <summary>The one place where a kind of message is handled.</summary>
public interface IHandle<TMessage, TAnswer> : IHandle<TAnswer> where TMessage : IMessage<TAnswer>
{
    /// <summary>Load, ask the rules, write, answer.</summary>
    Task<Outcome<TAnswer>> Handle(TMessage m, Db db);

    Task<Outcome<TAnswer>> IHandle<TAnswer>.Handle(IMessage<TAnswer> message, Db db) => Handle((TMessage)message, db);
}

/// <summary>The same handler as the desk sees it, before it knows which message came.</summary>
public interface IHandle<TAnswer>
{
    Task<Outcome<TAnswer>> Handle(IMessage<TAnswer> message, Db db);
}

/// <summary>
/// A command whose looks and reckoning are done before its turn, so that everybody else waits only for its writes. The rest may trust
/// what was seen only as far as its own statements check it: compare-and-set, or a unique key that refuses a second row. When one
/// does, the command is carried again, and then sees everything inside its turn.
/// </summary>
public interface IHandleAhead<TMessage, TAnswer> : IHandle<TMessage, TAnswer>, IAhead<TAnswer> where TMessage : IMessage<TAnswer>
{
    /// <summary>Load and ask the rules; answers what is left to do in the turn.</summary>
    Task<Outcome<Rest<TAnswer>>> Ahead(TMessage m, Db db);

    async Task<Outcome<TAnswer>> IHandle<TMessage, TAnswer>.Handle(TMessage m, Db db) => (await Ahead(m, db)).Went(out var rest, out var why) ? await rest(db) : why;

    Task<Outcome<Rest<TAnswer>>> IAhead<TAnswer>.Ahead(IMessage<TAnswer> message, Db db) => Ahead((TMessage)message, db);
}

/// <summary>The same as the desk sees it.</summary>
public interface IAhead<TAnswer>
{
    Task<Outcome<Rest<TAnswer>>> Ahead(IMessage<TAnswer> message, Db db);
}

/// <summary>What a command does in its turn: write, answer.</summary>
public delegate Task<Outcome<TAnswer>> Rest<TAnswer>(Db db);
