using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Admin;

/// <summary>People from a table: new ones are added, who is there already gets what the table says. All or nothing; nobody gets a role with it.</summary>
/// <param name="Csv">The columns of <see cref="PeopleFile.Heads"/>; an empty cell leaves what is there.</param>
/// <remarks>GN-1: an account is opened by the system administrator, a role is granted by two others.</remarks>
[Access(SystemAdmin = Reach.All, GeneralOffice = Reach.All, PeopleOnly = true)]
public sealed record ImportPeople([property: Text(PeopleFile.Longest, Required = true, Zh = "文件内容", En = "the file"), Personal] string Csv) : ICommand<PeopleImported>;

/// <param name="Accounts">The accounts opened; their one-time passwords are in this answer only.</param>
public sealed record PeopleImported(int Added, int Changed, IReadOnlyList<AccountMade> Accounts);

public sealed record AccountMade(string Name, string SignIn, [property: Personal(Omit = true)] string OneTimePassword);

public sealed class ImportPeopleHandler(OfficeBook book, Initials initials, Passwords passwords) : IHandleAhead<ImportPeople, PeopleImported>
{
    private const string Everybody = "SELECT COUNT(*) FROM people";

    private const string Insert = """
        INSERT INTO people (id, name, initials, section_id, job_title, phone, email, place, channel, active)
        VALUES (@Id, @Name, @Initials, @SectionId, @JobTitle, @Phone, @Email, @Place, 'Visit', 1)
        """;

    private const string Update = "UPDATE people SET job_title = @JobTitle, phone = @Phone, email = @Email, place = @Place, version = version + 1 WHERE id = @Id AND version = @Version AND active = 1";

    private const string Open = "INSERT INTO accounts (id, person_id, sign_in, password, set_at, must_change) VALUES (@Id, @PersonId, @SignIn, @Hash, @Now, 1)";

    public async Task<Outcome<Rest<PeopleImported>>> Ahead(ImportPeople m, Db db)
    {
        var (plan, errors) = await PeoplePlan.Of(await book.Open(db.Ct), db, m.Csv);
        if (errors.Count > 0) return PeopleFile.FileWrong(errors);
        // the slow hashes before anybody waits in the lane behind them
        var made = new Dictionary<string, (string Password, string Hash)>(StringComparer.Ordinal);
        foreach (var one in plan.Where(p => p.OpensAccount))
        {
            var password = Passwords.OneTime();
            made[one.Line.SignIn] = (password, await passwords.HashOf(password, db.Ct));
        }
        return new Done<Rest<PeopleImported>>(turn => Write(m, turn, made));
    }

    private async Task<Outcome<PeopleImported>> Write(ImportPeople m, Db db, Dictionary<string, (string Password, string Hash)> made)
    {
        // first the stamp: of two imports at once the second waits here; the office may have changed since the look ahead, so the plan is made anew
        await book.Changed(db);
        var office = await book.Open(db.Ct);
        if (await db.One<long>(Everybody) != office.People.Count) return DeskRefusals.Changed();
        var (plan, errors) = await PeoplePlan.Of(office, db, m.Csv);
        if (errors.Count > 0) return PeopleFile.FileWrong(errors);
        if (plan.All(p => p.Fate == PersonFate.Same && !p.OpensAccount)) return PeopleFile.NothingChanges;
        var accounts = new List<AccountMade>();
        foreach (var one in plan)
        {
            var row = one.Row with { Id = one.Row.Id == 0 ? db.NewId() : one.Row.Id, Initials = initials.OfName(one.Row.Name) };
            if (one.Fate == PersonFate.New) await db.Execute(Insert, row);
            else if (one.Fate == PersonFate.Changed && !await db.Changed(Update, row)) return DeskRefusals.Changed();
            if (!one.OpensAccount) continue;
            if (!made.TryGetValue(one.Line.SignIn, out var secret)) return DeskRefusals.Changed();
            await db.Execute(Open, new { Id = db.NewId(), PersonId = row.Id, one.Line.SignIn, secret.Hash, db.Now });
            accounts.Add(new(row.Name, one.Line.SignIn, secret.Password));
        }
        db.About("people", plan.Count);
        return new PeopleImported(plan.Count(p => p.Fate == PersonFate.New), plan.Count(p => p.Fate == PersonFate.Changed), accounts);
    }
}

/// <summary>What a table of people would do, line by line, or everything that is wrong with it.</summary>
[Access(SystemAdmin = Reach.All, GeneralOffice = Reach.All)]
public sealed record PreviewPeople([property: Text(PeopleFile.Longest + 1), Personal] string Csv) : IQuery<PeoplePreviewed>;

/// <param name="Errors">Every mistake with its line; nothing is taken from a file that has one.</param>
public sealed record PeoplePreviewed(IReadOnlyList<LineError> Errors, IReadOnlyList<PersonPreview> People);

/// <param name="Cells">What would be written that is not there.</param>
public sealed record PersonPreview(int Line, string Name, string Section, PersonFate Fate, IReadOnlyList<CellChange> Cells, string SignIn, bool OpensAccount);

/// <summary>One cell of the table that is not what the office has.</summary>
/// <param name="At">Which column of <see cref="PeopleFile.Heads"/>.</param>
public sealed record CellChange(int At, string Was, string Value);

public sealed class PreviewPeopleHandler(OfficeBook book) : IHandle<PreviewPeople, PeoplePreviewed>
{
    public async Task<Outcome<PeoplePreviewed>> Handle(PreviewPeople m, Db db)
    {
        var office = await book.Open(db.Ct);
        var (plan, errors) = await PeoplePlan.Of(office, db, m.Csv);
        return new PeoplePreviewed(errors, [.. plan.Select(p => new PersonPreview(p.Line.Line, p.Line.Name, office.SectionName(p.Row.SectionId, db.Who.English), p.Fate, p.Cells, p.Line.SignIn, p.OpensAccount))]);
    }
}
