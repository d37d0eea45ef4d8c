using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>What the first page of the administration has to know.</summary>
[Access(Everybody = Reach.Own)]
public sealed record ReadAdmin : IQuery<AdminTold>;

/// <param name="SetUp">Whether the first settings are done.</param>
/// <param name="Grants">How many requests for roles wait for a second person.</param>
/// <param name="ToDos">What the office still needs or waits for and is for the asker to do; empty before the first settings.</param>
public sealed record AdminTold(bool SetUp, long Grants, IReadOnlyList<OfficeToDo> ToDos);

public sealed class ReadAdminHandler(OfficeBook book) : IHandle<ReadAdmin, AdminTold>
{
    private const string Open = "SELECT COUNT(*) FROM proposals WHERE open_key LIKE 'Grant:%'";

    public async Task<Outcome<AdminTold>> Handle(ReadAdmin m, Db db)
    {
        var done = await FirstSettings.Done(db);
        return new AdminTold(done, await db.One<long>(Open), done ? await OfficeToDos.Mine(db, await book.Open(db.Ct)) : []);
    }
}
