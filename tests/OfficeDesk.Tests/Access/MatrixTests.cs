using System.Runtime.CompilerServices;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Access;

/// <summary>E1: the desk's verdict for every message and every role is what the matrix says.</summary>
public class MatrixTests
{
    private static readonly Registry Known = Registry.Of(typeof(Registry).Assembly);
    private static TestDesk _desk = null!;

    private static IEnumerable<string> Names() => Known.All.Select(m => m.Name);

    private static IEnumerable<TestCaseData> Cells() =>
        from message in Known.All
        where Matrix.Rows.ContainsKey(message.Name)
        from column in Matrix.Columns
        select new TestCaseData(message.Name, column.Role).SetArgDisplayNames(message.Name, column.Code);

    [OneTimeSetUp]
    public async Task Open() => _desk = await TestDesk.WithBureau(Engine.Sqlite);

    [OneTimeTearDown]
    public async Task Close() => await _desk.DisposeAsync();

    [Test]
    public void E1_every_message_has_a_row_and_every_row_a_message()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Names().Except(Matrix.Rows.Keys), Is.Empty, "messages without a row in matrix.tsv");
            Assert.That(Matrix.Rows.Keys.Except(Names()), Is.Empty, "rows of matrix.tsv without a message");
        });
    }

    [TestCaseSource(nameof(Cells))]
    public async Task E1_the_verdict_is_what_the_matrix_says(string message, Roles role)
    {
        var registered = Known.ByName[message];
        var cell = Matrix.Cell(message, role);
        var who = Askers.Own(role);
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(_desk.Services);
        var visit = (Visit)scope.ServiceProvider.GetService(typeof(Visit))!;
        visit.Who = who;
        var door = (Web.Desk.Desk)scope.ServiceProvider.GetService(typeof(Web.Desk.Desk))!;
        Assert.That(door.May(registered.Message), Is.EqualTo(cell != '-'), $"[Access] of {message} for {role}");
        if (cell == '-') Assert.That(await Knock(door, registered), Is.EqualTo(role == Roles.None ? DeskRefusals.SignInFirst() : DeskRefusals.NotYours()));
        else if (cell != 'y') Assert.That(ReachOf(cell), Is.EqualTo(registered.Access.Of(role)), $"how far {role} reaches with {message}");
    }

    [TestCaseSource(nameof(Names))]
    public void E1_a_program_s_key_opens_only_the_messages_it_names(string message)
    {
        var registered = Known.ByName[message];
        if (registered.Access.Anybody || !Matrix.Rows.ContainsKey(message)) return;
        foreach (var role in Matrix.People(message))
        {
            using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateScope(_desk.Services);
            var door = (Web.Desk.Desk)scope.ServiceProvider.GetService(typeof(Web.Desk.Desk))!;
            var visit = (Visit)scope.ServiceProvider.GetService(typeof(Visit))!;
            visit.Who = Askers.Own(role) with { Scopes = new HashSet<string>(StringComparer.Ordinal) { "SomethingElse" } };
            Assert.That(door.May(registered.Message), Is.False, $"{role} with a key for something else");
            visit.Who = Askers.Own(role) with { Scopes = new HashSet<string>(StringComparer.Ordinal) { message } };
            Assert.That(door.May(registered.Message), Is.EqualTo(!registered.Access.PeopleOnly), "what is for people only no key opens");
        }
    }

    /// <summary>Sends a message without content: whoever may not send it is turned away before anybody looks inside.</summary>
    private static async Task<Refusal?> Knock(Web.Desk.Desk door, Registered registered)
    {
        var empty = RuntimeHelpers.GetUninitializedObject(registered.Message);
        dynamic sent = typeof(Web.Desk.Desk).GetMethod(nameof(Web.Desk.Desk.Send))!.MakeGenericMethod(registered.Answer).Invoke(door, [empty, CancellationToken.None])!;
        object outcome = await sent;
        return outcome.GetType().GetProperty("Why")?.GetValue(outcome) as Refusal;
    }

    private static Reach ReachOf(char cell) => cell switch
    {
        'o' => Reach.Own,
        'x' => Reach.Overdue,
        's' => Reach.Section,
        'd' => Reach.Division,
        'a' => Reach.All,
        _ => throw new ArgumentOutOfRangeException(nameof(cell)),
    };
}
