using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Architecture;

/// <summary>Rules ← Desk ← Office ← Mail ← Documents ← Features ← Jobs ← Program, read from the compiled program.</summary>
public class LayerTests
{
    private const string Top = "OfficeDesk.Web";
    private const string Views = "AspNetCoreGeneratedDocument";

    /// <summary>From the ground up; a layer uses what stands before it.</summary>
    private static readonly string[] Layers = ["Desk", "Office", "Mail", "Documents", "Features", "Demo", "Jobs", "Program"];

    private static readonly Type[] All = typeof(Registry).Assembly.GetTypes();

    [Test]
    public void The_rules_use_the_base_library_only()
    {
        var foreign = typeof(Outcome<>).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal)).ToList();
        Assert.That(foreign, Is.Empty);
        var project = File.ReadAllText(Path.Combine(Sources.Root, "src/OfficeDesk.Rules/OfficeDesk.Rules.csproj"));
        Assert.That(project, Does.Not.Contain("PackageReference").And.Not.Contain("ProjectReference"));
    }

    [Test]
    public void A_rule_knows_no_clock_no_file_and_no_waiting()
    {
        string[] banned = ["System.TimeProvider", "System.IO.File", "System.IO.Directory", "System.Threading.Tasks.Task", "System.Net.", "System.Random", "System.Environment"];
        var found = from type in typeof(Outcome<>).Assembly.GetTypes()
                    from used in Uses.Of(type)
                    where banned.Any(b => used.FullName?.StartsWith(b, StringComparison.Ordinal) == true) && type.FullName != "System.Runtime.CompilerServices.ModuleInitializerAttribute"
                    select $"{type.Name} uses {used.FullName}";
        Assert.That(found, Is.Empty);
    }

    [Test]
    public void A_layer_uses_only_what_stands_before_it()
    {
        var upwards = from type in All
                      let own = Layer(type)
                      where own >= 0
                      from used in Uses.Of(type)
                      let to = Layer(used)
                      where to > own
                      select $"{type.FullName} ({Layers[own]}) uses {used.FullName} ({Layers[to]})";
        Assert.That(upwards.Distinct(), Is.Empty);
        Assert.That(All.Count(t => Layer(t) == 0), Is.GreaterThan(20), "the search itself works");
    }

    [Test]
    public void A_feature_does_not_name_another_feature()
    {
        var named = from type in All
                    let mine = Feature(type)
                    where mine is not null
                    from used in Uses.Of(type)
                    let other = Feature(used)
                    where other is not null && other != mine && other != "Shared"
                    select $"{type.FullName} uses {used.FullName}";
        Assert.That(named.Distinct(), Is.Empty);
    }

    [Test]
    public void A_handler_never_sends_a_message()
    {
        var handlers = All.Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<,>))).ToList();
        Assert.That(handlers, Is.Not.Empty);
        Assert.That(WithNested(handlers).Where(t => Uses.Of(t).Contains(typeof(Web.Desk.Desk))).Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void A_page_knows_messages_and_never_sql()
    {
        var pages = All.Where(t => t.IsSubclassOf(typeof(PageModel)) || t.Namespace == Views).ToList();
        Assert.That(pages, Is.Not.Empty);
        var knowing = from page in WithNested(pages)
                      from used in Uses.Of(page)
                      where used == typeof(Db) || used.IsAssignableTo(typeof(Database)) || used == typeof(ShortWrite) || used.Namespace is "Dapper" or "System.Data.Common"
                      select $"{page.FullName} uses {used.Name}";
        Assert.That(knowing.Distinct(), Is.Empty);
    }

    [Test]
    public void Refusals_are_made_in_the_rules_only()
    {
        using var file = new PEReader(File.OpenRead(typeof(Registry).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var made = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(m => m.Parent.Kind == HandleKind.TypeReference && metadata.GetString(m.Name) == ".ctor")
            .Select(m => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)m.Parent).Name))
            .ToList();
        Assert.That(made, Is.Not.Empty, "the search itself works");
        Assert.That(made, Does.Not.Contain(nameof(Refusal)), "a refusal is made in OfficeDesk.Rules, where it can be read and tested");
    }

    private static IEnumerable<Type> WithNested(IEnumerable<Type> types) => types.SelectMany(t => WithNested(t.GetNestedTypes(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)).Prepend(t));

    private static int Layer(Type type)
    {
        if (type.Namespace == Views) return Array.IndexOf(Layers, "Features");
        if (type.Assembly != typeof(Registry).Assembly || type.Namespace?.StartsWith(Top, StringComparison.Ordinal) != true) return -1;
        return type.Namespace == Top ? Layers.Length - 1 : Array.IndexOf(Layers, type.Namespace.Split('.')[2]);
    }

    /// <summary>SignIn of OfficeDesk.Web.Features.SignIn or of the view Features_SignIn_Login; null for everything else.</summary>
    private static string? Feature(Type type)
    {
        if (type.Namespace == Views) return type.FullName![(Views.Length + 1)..].Split('_', '+') is ["Features", var view, _, ..] ? view : null;
        return type.Namespace?.StartsWith(Top + ".Features.", StringComparison.Ordinal) == true ? type.Namespace.Split('.')[3] : null;
    }
}
