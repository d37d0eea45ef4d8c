using OfficeDesk.Tests.House;

namespace OfficeDesk.Tests;

/// <summary>After the last test: what was made ready for all of them goes.</summary>
[SetUpFixture]
public sealed class WholeRun
{
    [OneTimeTearDown]
    public async Task Close() => await Prepared.Close();
}
