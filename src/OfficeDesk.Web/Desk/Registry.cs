using System.Collections.Frozen;
using System.Reflection;

namespace OfficeDesk.Web.Desk;

/// <summary>A kind of message the office understands; an errand writes without being a command.</summary>
public sealed record Registered(Type Message, Type Answer, bool IsCommand, bool Writes, AccessAttribute Access, Type Handler)
{
    public string Name => Message.Name;

    /// <summary>Under which type the handler is asked for.</summary>
    public Type Handled { get; } = typeof(IHandle<,>).MakeGenericType(Message, Answer);
}

/// <summary>
/// Finds all messages with their one handler and their access rule. A message without either stops the start: what is not
/// allowed by a rule is not there.
/// </summary>
public sealed class Registry
{
    private readonly FrozenDictionary<Type, Registered> _byType;

    private Registry(IReadOnlyList<Registered> all)
    {
        All = all;
        _byType = all.ToFrozenDictionary(r => r.Message);
        ByName = all.ToFrozenDictionary(r => r.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<Registered> All { get; }

    public FrozenDictionary<string, Registered> ByName { get; }

    public Registered Of(Type message) => _byType[message];

    /// <summary>Over the public types of an assembly: most of the others are made by the compiler, and every start would load all of them.</summary>
    /// <exception cref="InvalidOperationException">A message lacks its handler or its access rule.</exception>
    public static Registry Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    /// <summary>The same over chosen types.</summary>
    /// <exception cref="InvalidOperationException">A message lacks its handler or its access rule.</exception>
    public static Registry Of(IReadOnlyCollection<Type> types)
    {
        var handlers = (from type in types
                        where type is { IsClass: true, IsAbstract: false }
                        from handled in type.GetInterfaces()
                        where handled.IsGenericType && handled.GetGenericTypeDefinition() == typeof(IHandle<,>)
                        select (Message: handled.GenericTypeArguments[0], Handler: type)).ToLookup(h => h.Message, h => h.Handler);
        var all = new List<Registered>();
        foreach (var type in types.Where(t => t is { IsClass: true, IsAbstract: false }).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var kind = type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IMessage<>));
            if (kind is null) continue;
            var access = type.GetCustomAttribute<AccessAttribute>()
                ?? throw new InvalidOperationException($"{type.Name}: 没有访问规则，程序不启动。/ This message has no access rule; the program does not start. Put [Access(...)] on it.");
            if (handlers[type].Count() != 1)
                throw new InvalidOperationException($"{type.Name}: {handlers[type].Count()} handlers; a message has exactly one.");
            var isCommand = type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));
            var reads = type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>));
            all.Add(new Registered(type, kind.GenericTypeArguments[0], isCommand, !reads, access, handlers[type].Single()));
        }
        return new Registry(all);
    }

    /// <summary>Registers this and every handler.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton(this);
        foreach (var registered in All)
            services.AddScoped(registered.Handled, registered.Handler);
    }
}
