namespace OfficeDesk.Tests.BadDays;

/// <summary>One running program with the demo bureau, for the tests that only knock on its doors.</summary>
[SetUpFixture]
public sealed class SharedOffice
{
    private static string _folder = "";

    internal static RealOffice Office { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        _folder = Directory.CreateTempSubdirectory("deskreal").FullName;
        Office = await RealOffice.Start(_folder);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await Office.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
