using OfficeDesk.Tests.BadDays;

namespace OfficeDesk.Tests.House;

/// <summary>Tests that use the whole program over HTTP: one program, with its own data, for all tests of a class.</summary>
/// <param name="settings">What the program is started with.</param>
public abstract class ProgramTests(params (string Name, string Value)[] settings)
{
    private string _folder = "";

    private protected RealOffice Running { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task OpenProgram()
    {
        _folder = Directory.CreateTempSubdirectory("deskprogram").FullName;
        Running = await RealOffice.Start(_folder, settings);
    }

    [OneTimeTearDown]
    public async Task CloseProgram()
    {
        await Running.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
