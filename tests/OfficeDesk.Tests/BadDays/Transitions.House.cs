using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Tests.Mail;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Admin;
using OfficeDesk.Web.Features.Calendar;
using OfficeDesk.Web.Features.Deputies;
using OfficeDesk.Web.Features.Duty;
using OfficeDesk.Web.Features.Letters;
using OfficeDesk.Web.Features.OfficeSettings;

namespace OfficeDesk.Tests.BadDays;

/// <summary>Proposals that wait for a second person, and what keeps the house itself.</summary>
internal static partial class Transitions
{
    private const string Free = "UPDATE proposals SET state = 'Withdrawn', open_key = NULL WHERE state = 'Open'";

    private static readonly Asker Admin = TestDesk.As("admin"), Security = Admin with { AccountId = 101, Roles = Roles.SecurityAdmin };

    private static int _round;

    private static IEnumerable<TestCaseData> TwoPersons()
    {
        yield return Race("a holiday schedule is confirmed · by two", async s => { var id = await Holidays(s); return (Send("office2", new ConfirmHolidays(id)), Send("director", new ConfirmHolidays(id))); });
        yield return Race("a holiday schedule is confirmed · and withdrawn", async s => { var id = await Holidays(s); return (Send("office2", new ConfirmHolidays(id)), Send("office1", new WithdrawHolidays(id))); });
        yield return Race("a holiday schedule is proposed · by two", async s =>
        {
            await s.Desk.Write(Free);
            return (Send("office1", new ProposeHolidays(Csv(), "通知")), Send("office2", new ProposeHolidays(Csv(), "通知")));
        });
        yield return Race("a setting is confirmed · by two", async s =>
        {
            await s.Desk.Write(Free);
            var id = (await s.Desk.Done(TestDesk.As("office1"), new ProposeSetting("light.yellow", $"{3 + (_round++ % 5)}", "提前提醒"))).Id;
            return (Send("office2", new ConfirmSetting(id)), Send("director", new ConfirmSetting(id)));
        });
        yield return Race("a role is confirmed · by two", async s => { var id = await Grant(s); return (Send("director", new ConfirmGrant(id)), Send(Security, new ConfirmGrant(id))); });
        yield return Race("a role is confirmed · and turned down", async s => { var id = await Grant(s); return (Send("director", new ConfirmGrant(id)), Send(Security, new WithdrawGrant(id))); });
        yield return Race("a role is asked for · by two", async s =>
        {
            await s.Desk.Write(Free + "; DELETE FROM grants WHERE account_id = 8 AND role = 'Chief'");
            return (Send("office1", new RequestGrant(8, "Chief", "任命")), Send("office2", new RequestGrant(8, "Chief", "任命")));
        });
        yield return Race("a role is taken away · by two", async s =>
        {
            await s.Desk.Write("INSERT INTO grants (account_id, role) SELECT 8, 'Chief' FROM accounts WHERE id = 8 AND NOT EXISTS (SELECT 1 FROM grants WHERE account_id = 8 AND role = 'Chief')");
            return (Send(Security, new TakeRole(8, "Chief")), Send(Security with { PersonId = 5 }, new TakeRole(8, "Chief")));
        });
    }

    private static IEnumerable<TestCaseData> OfTheHouse()
    {
        yield return Race("end a deputy's days · twice", async s => { var d = await s.Deputy(); return (Send("staff1", new EndDeputy(d)), Send("chief2", new EndDeputy(d))); });
        yield return Race("a deputy is named · by two", async s =>
        {
            await s.Desk.Write("UPDATE deputies SET ended = 1");
            return (Send("chief1", new NameDeputy(Roles.Chief, 3, 8, s.Desk.Today, s.Desk.Today.AddDays(2))), Send("office1", new NameDeputy(Roles.Chief, 3, 9, s.Desk.Today, s.Desk.Today.AddDays(2))));
        });
        yield return Race("a day of duty is planned · by two", async s => { await s.Desk.Write("DELETE FROM duty_roster"); return (Send("office1", Duty(8, 0)), Send("office2", Duty(9, 0))); });
        yield return Race("a day of duty is changed · and removed", async s =>
        {
            await s.Desk.Write("DELETE FROM duty_roster");
            await s.Desk.Done(TestDesk.As("office1"), Duty(8, 0));
            return (Send("office1", Duty(9, 1)), Send("office2", new RemoveDuty(new DateOnly(2026, 3, 20), 1)));
        });
        yield return Race("an account is closed · by two", async s =>
        {
            await s.Desk.Write("UPDATE accounts SET disabled = 0 WHERE id = 12");
            var v = await s.One<int>("SELECT version FROM accounts WHERE id = 12");
            return (Send(Admin, new DisableAccount(12, true, v)), Send(Admin with { PersonId = 5 }, new DisableAccount(12, true, v)));
        });
        yield return Race("a program's key is revoked · by two", async s =>
        {
            var id = (await s.Desk.Done(Security, new MakeToken(8, "接口", [nameof(ListOffice)], 30))).Id;
            return (Send(Security, new RevokeToken(id)), Send(Security with { PersonId = 5 }, new RevokeToken(id)));
        });
        yield return Race("a person is changed · by two", async s =>
        {
            var v = await s.One<int>("SELECT version FROM people WHERE id = 12");
            SavePerson To(string place) => new(12, "工作人员戊", 3, "科员", "10000010012", "staff5@office.invalid", place, Channel.Visit, true, v);
            return (Send(Admin, To("101")), Send("office1", To("102")));
        });
        yield return Race("a post gets a code · by two", async s =>
        {
            var code = $"P{_round++}";
            SavePost New(string name) => new(0, code, name, "", 3, 8, 9, [8, 9], true, 0);
            await Task.CompletedTask;
            return (Send("office1", New("甲岗")), Send("office2", New("乙岗")));
        });
        yield return Race("a letter that was refused goes again · by two", async s =>
        {
            await s.Desk.Write("DELETE FROM outbox");
            await MailDesk.Queue(s.Desk, 1);
            await s.Desk.Write("UPDATE outbox SET state = 'Dead'");
            var id = await s.One<long>("SELECT id FROM outbox");
            return (Send(Admin, new RetryLetter(id)), Send(Admin with { PersonId = 5 }, new RetryLetter(id)));
        });
        yield return Race("the mail server is set · by two", async s =>
        {
            var v = (await s.Desk.Done(Admin, new ShowMailSettings())).Version;
            return (Send(Admin, new ChangeMailSettings("127.0.0.1", 25, false, "", "", "a@office.invalid", v)), Send(Admin with { PersonId = 5 }, new ChangeMailSettings("127.0.0.1", 26, false, "", "", "b@office.invalid", v)));
        });
    }

    private static PlanDuty Duty(long person, int version) => new(new DateOnly(2026, 3, 20), person, 2, "10000010008", "", version);

    private static string Csv() => $"date,kind,name\n2027-01-01,off,元旦\n2027-02-06,off,春节\n2027-05-01,off,劳动节\n2027-10-01,off,国庆节\n2027-03-{1 + (_round++ % 28):00},off,某日";

    private static async Task<long> Holidays(Stage s)
    {
        await s.Desk.Write(Free);
        return (await s.Desk.Done(TestDesk.As("office1"), new ProposeHolidays(Csv(), "通知"))).Id;
    }

    private static async Task<long> Grant(Stage s)
    {
        await s.Desk.Write(Free + "; DELETE FROM grants WHERE account_id = 8 AND role = 'Chief'");
        return (await s.Desk.Done(TestDesk.As("office1"), new RequestGrant(8, "Chief", "任命"))).Id;
    }
}
