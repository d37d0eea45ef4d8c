using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Architecture;

/// <summary>What every message and every page has to bring along.</summary>
public class MessageTests
{
    private static readonly Registry Known = Registry.Of(typeof(Registry).Assembly);

    private static IEnumerable<string> Names() => Known.All.Select(m => m.Name);

    [Test]
    public void Every_message_has_one_handler_one_access_rule_and_a_name_of_its_own()
    {
        Assert.That(Known.All, Is.Not.Empty);
        Assert.That(Known.All.GroupBy(m => m.Name).Where(g => g.Count() > 1).Select(g => g.Key), Is.Empty);
        Assert.That(Known.All.Where(m => !m.Message.IsSealed || !m.Handler.IsSealed).Select(m => m.Name), Is.Empty, "messages and handlers are sealed");
    }

    /// <summary>The start looks at nothing else.</summary>
    [Test]
    public void Every_message_every_handler_and_every_kind_of_document_is_public()
    {
        var all = typeof(Registry).Assembly.GetTypes();
        Assert.That(Known.All, Is.EqualTo(Registry.Of(all).All));
        Assert.That(DocumentKinds.All.Select(k => k.Type), Is.EquivalentTo(all.Where(t => t.IsDefined(typeof(DocumentAttribute)))));
    }

    [Test]
    public void A_message_that_writes_never_opens_to_the_clock_and_to_strangers_at_once()
    {
        var open = Known.All.Where(m => m.Writes && m.Access.Anybody).Select(m => m.Name);
        Assert.That(open, Is.SubsetOf(new[] { "SignIn", "SubmitComplaint", "HandInCode", "CheckStatus" }), "whoever has not signed in can only sign in, complain, vote with a one-time code, or look up their own matter, of which failed tries are counted");
    }

    [Test]
    public void D6_a_command_that_answers_with_a_file_is_told_anew_so_that_no_copy_lies_under_its_key()
    {
        var files = Known.All.Where(m => m.Message.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>) && i.GetGenericArguments()[0].GetProperties().Any(p => p.PropertyType == typeof(byte[])))).ToList();
        Assert.That(files.Select(m => m.Name), Does.Contain("DownloadDocument"));
        Assert.That(files.Where(m => !typeof(IToldAnew).IsAssignableFrom(m.Message)).Select(m => m.Name), Is.Empty);
    }

    [Test]
    public void E1_a_message_without_an_access_rule_stops_the_start()
    {
        var why = Assert.Throws<InvalidOperationException>(() => Registry.Of([typeof(Forgotten), typeof(ForgottenHandler)]))!;
        Assert.That(why.Message, Does.Contain("Forgotten").And.Contain("没有访问规则").And.Contain("access rule"));
    }

    [Test]
    public void A_message_without_a_handler_or_with_two_stops_the_start()
    {
        Assert.That(Assert.Throws<InvalidOperationException>(() => Registry.Of([typeof(Lonely)]))!.Message, Does.Contain("Lonely"));
        Assert.That(Assert.Throws<InvalidOperationException>(() => Registry.Of([typeof(Lonely), typeof(First), typeof(Second)]))!.Message, Does.Contain("2 handlers"));
        Assert.That(Registry.Of([typeof(Lonely), typeof(First)]).All, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Names))]
    public void Every_text_of_a_message_has_a_length(string name)
    {
        var type = Known.ByName[name].Message;
        var texts = Settable(type).Where(p => p.PropertyType == typeof(string)).ToList();
        foreach (var text in texts)
        {
            var max = Longest(type, text.Name);
            // a whole catalogue, or a table of people, is one text
            Assert.That(max, Is.InRange(1, text.Name == "Csv" ? 300_001 : 20_000), text.Name);
            var message = Filled(type);
            Set(message, text.Name, new string('字', max + 1));
            Assert.That(WellFormed.Check(message), Is.EqualTo(DeskRefusals.TooLong(text.Name, max, max + 1)), text.Name);
            Set(message, text.Name, "a\u0000b");
            if (max >= 3) Assert.That(WellFormed.Check(message), Is.EqualTo(DeskRefusals.ControlCharacter(text.Name)), text.Name);
        }
    }

    [Test]
    public void E7_every_message_that_brings_a_file_is_shown_to_the_scanner()
    {
        var bringing = Known.All.Where(m => m.Writes && m.Message.GetProperties().Any(p => p.PropertyType == typeof(byte[]))).ToList();
        Assert.That(bringing, Has.Count.GreaterThan(3));
        Assert.That(bringing.Where(m => !typeof(IBringsFile).IsAssignableFrom(m.Message)).Select(m => m.Name), Is.Empty);
    }

    [Test]
    public void Every_page_says_who_may_open_it()
    {
        var pages = typeof(Registry).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && !t.IsAbstract).ToList();
        Assert.That(pages, Is.Not.Empty);
        Assert.That(pages.Where(p => !p.IsSubclassOf(typeof(DeskPage))).Select(p => p.Name), Is.Empty, "every page stands on DeskPage, which asks who may");
        Assert.That(pages.Where(p => Says(p) != 1).Select(p => $"{p.Name}: {Says(p)}"), Is.Empty);
    }

    [Test]
    public void What_a_page_opens_is_a_message_of_the_office()
    {
        var opened = typeof(Registry).Assembly.GetTypes().Select(t => t.GetCustomAttribute<OpensAttribute>(inherit: false)?.Message).OfType<Type>();
        Assert.That(opened.Where(m => !Known.ByName.ContainsKey(m.Name)).Select(m => m.Name), Is.Empty);
    }

    private static int Says(Type page) => new[] { typeof(OpensAttribute), typeof(OpenToAllAttribute), typeof(OpenToStaffAttribute) }.Count(a => page.IsDefined(a, inherit: false));

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.CanWrite);

    internal static int Longest(Type type, string name) =>
        (type.GetProperty(name)!.GetCustomAttribute<TextAttribute>()
         ?? type.GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == name && p.IsDefined(typeof(TextAttribute)))?.GetCustomAttribute<TextAttribute>())?.Max ?? TextAttribute.Default;

    /// <summary>A message with an "x" in every text, the first choice of every enum, empty lists, and nothing else.</summary>
    internal static object Filled(Type type)
    {
        var message = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var p in Settable(type))
        {
            if (p.PropertyType == typeof(string)) Set(message, p.Name, "x");
            else if (p.PropertyType.IsEnum) Set(message, p.Name, Enum.GetValues(p.PropertyType).GetValue(0)!);
            // a list that has to be there is looked at before the text behind it
            else if (p.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) Set(message, p.Name, Array.CreateInstance(list.GenericTypeArguments[0], 0));
        }
        return message;
    }

    private static void Set(object message, string property, object value) => message.GetType().GetProperty(property)!.SetValue(message, value);

    private sealed record Forgotten : IQuery<string>;

    private sealed class ForgottenHandler : IHandle<Forgotten, string>
    {
        public Task<Outcome<string>> Handle(Forgotten m, Db db) => Task.FromResult<Outcome<string>>("");
    }

    [Access(Staff = Reach.Own)]
    private sealed record Lonely : IQuery<string>;

    private sealed class First : IHandle<Lonely, string>
    {
        public Task<Outcome<string>> Handle(Lonely m, Db db) => Task.FromResult<Outcome<string>>("");
    }

    private sealed class Second : IHandle<Lonely, string>
    {
        public Task<Outcome<string>> Handle(Lonely m, Db db) => Task.FromResult<Outcome<string>>("");
    }
}
