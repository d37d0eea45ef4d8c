namespace OfficeDesk.Tests.House;

/// <summary>Tests of which each has a desk of its own, with the people of the demo bureau and nothing else.</summary>
public abstract class DeskTests(Engine engine)
{
    protected TestDesk Desk { get; private set; } = null!;

    [SetUp]
    public async Task OpenDesk() => Desk = await TestDesk.WithBureau(engine);

    [TearDown]
    public async Task CloseDesk() => await Desk.DisposeAsync();
}
