using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>Whether the first settings are still to be made.</summary>
[Access(SystemAdmin = Reach.All)]
public sealed record ReadSetup : IQuery<SetupTold>;

public sealed record SetupTold(bool Done);

public sealed class ReadSetupHandler : IHandle<ReadSetup, SetupTold>
{
    public async Task<Outcome<SetupTold>> Handle(ReadSetup m, Db db) => new SetupTold(await FirstSettings.Done(db));
}
