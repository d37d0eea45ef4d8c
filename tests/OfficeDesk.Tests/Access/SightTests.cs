using System.Text.Json;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Status;

namespace OfficeDesk.Tests.Access;

/// <summary>E1: the real handler over a real database finds a thing for those the matrix names, and for nobody else (404).</summary>
public class SightTests
{
    private static readonly Registry Known = Registry.Of(typeof(Registry).Assembly);

    private static IEnumerable<string> Scoped() => Matrix.Rows.Where(r => r.Value.AsSpan().ContainsAny("oxsd")).Select(r => r.Key);

    /// <summary>Everything on SQLite; MariaDB runs the same SQL, every third scene is enough to see that.</summary>
    private static IEnumerable<TestCaseData> WithScene() => Scenes.All.Keys.Select(m => new TestCaseData(m, Engine.Sqlite))
        .Concat(Scenes.All.Keys.Where((_, i) => i % 3 == 0).Select(m => new TestCaseData(m, Engine.MariaDb)));

    [Test]
    public void E1_every_message_with_a_scope_has_a_scene()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Scoped().Except(Scenes.All.Keys).Except(Scenes.NameSomebody), Is.Empty, "messages without a scene in Scenes.cs");
            Assert.That(Scenes.All.Keys.Except(Matrix.Rows.Keys), Is.Empty, "scenes without a row in matrix.tsv");
        });
    }

    [Test]
    public void E1_a_message_that_names_a_thing_has_a_scope()
    {
        string[] things = ["Number", "TaskId", "EnquiryId", "TransferId", "ExtensionId", "HandoverId"];
        var unscoped = from message in Known.All
                       where Matrix.Rows.TryGetValue(message.Name, out var row) && row.Contains('y', StringComparison.Ordinal)
                       // a citizen's number is worth nothing without its code (PB-1), which has its own tests
                       where message.Message != typeof(CheckStatus)
                       where message.Message.GetProperties().Any(p => things.Contains(p.Name, StringComparer.Ordinal) && p.PropertyType != typeof(int) && p.PropertyType != typeof(int?))
                       select message.Name;
        Assert.That(unscoped, Is.Empty);
    }

    [TestCaseSource(nameof(WithScene))]
    public async Task E1_it_is_found_by_those_the_matrix_names_only(string message, Engine engine)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var wrong = new List<string>();
        foreach (var role in Matrix.People(message))
        {
            foreach (var relation in Enum.GetValues<Relation>())
            {
                var stage = new Stage(desk);
                var scene = await Scenes.All[message](stage);
                if (relation is Relation.OtherOverdue || scene.Overdue) await stage.Age();
                var found = await Finds(desk, Askers.Who(role, relation), scene);
                var cell = Matrix.Cell(message, role);
                // whoever sits in the section sees its report; a chief or leader without a section leads none
                var expected = scene.OwnIsSubject && relation is Relation.Own ? false : scene.OfSections && relation is Relation.Own ? cell == 'a' || role is not (Roles.Chief or Roles.Leader) : Askers.Finds(cell, relation);
                if (found != expected) wrong.Add($"{role}, {relation}: {(found ? "found" : "not found")}, but the matrix says {cell}");
                if (scene.Subject is { } subject && await Finds(desk, subject with { Roles = role }, scene)) wrong.Add($"{role}, the person it is about: found");
            }
        }
        Assert.That(wrong, Is.Empty);
    }

    private static async Task<bool> Finds(TestDesk desk, Asker who, Scene scene)
    {
        var registered = Known.Of(scene.Message.GetType());
        var outcome = await desk.SendAny(who, registered, scene.Message);
        if (outcome.GetType().GetProperty("Why")?.GetValue(outcome) is Refusal why)
        {
            Assert.That(why, Is.Not.EqualTo(DeskRefusals.NotYours()), $"{registered.Name} as {who.Roles}");
            // a rule that says no has looked at the thing; nothing was found only where nothing is shown
            return why.Kind is not RefusalKind.NotFound;
        }
        var answer = outcome.GetType().GetProperty("Value")!.GetValue(outcome);
        return scene.Marker is null || JsonSerializer.Serialize(answer, registered.Answer, Wire.Json).Contains(scene.Marker, StringComparison.Ordinal);
    }
}
