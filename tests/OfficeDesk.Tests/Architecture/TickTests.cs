using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Tests.Architecture;

/// <summary>What a form sends of a box.</summary>
public class TickTests
{
    /// <summary>A box that is not ticked does not arrive: what begins as true could never be made false by a browser.</summary>
    [Test]
    public void Nothing_that_a_form_ticks_is_ticked_where_the_form_says_nothing()
    {
        var pages = typeof(DeskPage).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DeskPage)) && !t.IsAbstract).ToList();
        var bound = pages.SelectMany(p => Ticks(p, x => x.IsDefined(typeof(BindPropertyAttribute)))).ToList();
        var typed = pages.SelectMany(Posts).SelectMany(m => m.GetParameters()).ToList();
        var forms = typed.Select(p => p.ParameterType).Concat(pages.SelectMany(p => p.GetProperties().Where(x => x.IsDefined(typeof(BindPropertyAttribute))).Select(x => x.PropertyType)))
            .Where(t => t.IsClass && t.Assembly == typeof(DeskPage).Assembly).Distinct().SelectMany(t => Ticks(t, _ => true)).ToList();
        Assert.That(bound.Count, Is.GreaterThan(20), "the search itself works");
        Assert.That(forms, Is.Not.Empty, "the search itself works");
        Assert.That(bound.Concat(forms).Where(t => t.Ticked).Select(t => t.Name), Is.Empty);
        Assert.That(typed.Where(p => p.ParameterType == typeof(bool) && p.DefaultValue is true).Select(p => $"{p.Member.DeclaringType!.Name}.{p.Name}"), Is.Empty);
        Assert.That(Ticks(typeof(Wrong), x => x.IsDefined(typeof(BindPropertyAttribute))).Single().Ticked, "it sees one");
    }

    private static IEnumerable<MethodInfo> Posts(Type page) => page.GetMethods().Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal));

    private static IEnumerable<(string Name, bool Ticked)> Ticks(Type type, Func<PropertyInfo, bool> isSent)
    {
        var boxes = type.GetProperties().Where(p => p.PropertyType == typeof(bool) && p.CanRead && p.GetIndexParameters().Length == 0 && isSent(p)).ToList();
        if (boxes.Count == 0) return [];
        var making = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var made = making.Invoke([.. making.GetParameters().Select(p => p.HasDefaultValue ? p.DefaultValue : null)]);
        return boxes.Where(p => p.CanWrite).Select(p => ($"{type.Name}.{p.Name}", p.GetValue(made) is true)).ToList();
    }

    private sealed class Wrong
    {
        [BindProperty]
        public bool Active { get; set; } = true;
    }
}
