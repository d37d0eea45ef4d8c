using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Catalogue;
using OfficeDesk.Web.Features.Documents;
using OfficeDesk.Web.Features.OfficeSettings;

namespace OfficeDesk.Tests.Access;

/// <summary>What takes two persons, tried by one: who asked, who gets it, whose account it is, and whoever stands in for them.</summary>
internal sealed class TwoPersonScenes : ISceneBook
{
    private const string Csv = "date,kind,name\n2027-01-01,off,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节";

    private static readonly Asker Office1 = TestDesk.As("office1"), Admin = TestDesk.As("admin"), Director = TestDesk.As("director");

    private static readonly Asker Security = Admin with { AccountId = 101, Roles = Roles.SecurityAdmin };

    public IReadOnlyDictionary<string, Func<Stage, Task<Scene>>> Scenes { get; } = new Dictionary<string, Func<Stage, Task<Scene>>>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>> Subjects { get; } = new Dictionary<string, Func<Stage, Task<IReadOnlyList<OwnMatter>>>>(StringComparer.Ordinal)
    {
        [nameof(ConfirmHolidays)] = async s => Both(new ConfirmHolidays((await s.Desk.Done(Office1, new ProposeHolidays(Csv, "通知"))).Id)),
        [nameof(ConfirmSetting)] = async s => Both(new ConfirmSetting((await s.Desk.Done(Office1, new ProposeSetting("light.yellow", "3", "提前提醒"))).Id)),
        [nameof(ConfirmMatter)] = async s => Both(new ConfirmMatter((await s.Desk.Done(Office1, new ProposeMatter("新增", new MatterEntry { Code = "XSX", Name = "新事项", Post = "LSJZ", Days = 5, NeedsDecision = true, Fee = "不收费" }))).Id)),
        [nameof(ConfirmTemplate)] = async s => Both(new ConfirmTemplate((await s.Desk.Done(Office1, new ProposeTemplate("enquiry-receipt", "#版式 半页\n#标题 新回执 {{文号}}\n#二维码 扫码\n= 办事人 | {{办事人}}\n", "改短"))).Id)),
        [nameof(ConfirmGrant)] = async s =>
        {
            var asked = await s.Desk.Done(Director, new RequestGrant(8, "Chief", "任命"));
            var given = await s.Desk.Done(Office1, new RequestGrant(1, "Staff", "任命"));
            return [new("asked for it", Director, new ConfirmGrant(asked.Id)), new("gets it", Director, new ConfirmGrant(given.Id)),
                new("asked for it, with another account", Security with { PersonId = Director.PersonId }, new ConfirmGrant(asked.Id))];
        },
        [nameof(ConfirmReset)] = async s =>
        {
            // a second security administrator, so that somebody else could confirm
            await s.Desk.Write("INSERT INTO accounts (id, person_id, sign_in, password, set_at) SELECT 5001, 5, 'guard', password, set_at FROM accounts WHERE id = 5; INSERT INTO grants (account_id, role) VALUES (5001, 'SecurityAdmin')");
            var asked = await s.Desk.Done(Admin, new RequestReset(1, "忘记口令"));
            return [new("whose account it is", Director, new ConfirmReset(asked.Id)), new("asked for it, with another account", Security, new ConfirmReset(asked.Id))];
        },
    };

    private static IReadOnlyList<OwnMatter> Both(object confirm)
    {
        var deputy = TestDesk.As("staff1");
        return
        [
            new("proposed it", Office1, confirm),
            new("stands in for who proposed it", deputy with { Roles = deputy.Roles | Roles.GeneralOffice, StandsInFor = [new StandIn(Roles.GeneralOffice, 0, Office1.PersonId, Office1.Name)] }, confirm),
        ];
    }
}
