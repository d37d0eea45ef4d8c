using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.Features.Retention;
using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Retention;

namespace OfficeDesk.Tests.BadDays;

/// <summary>Clearing what is past its time, and orders to keep it.</summary>
internal static partial class Transitions
{
    private static IEnumerable<TestCaseData> OfKeeping()
    {
        yield return Race("a clearing is signed · and withdrawn", async s => { var id = await Clearing(s); return (Send(Past.Director, new ApprovePurge(id, 1)), Send(Past.Office2, new WithdrawPurge(id, "不清理", 1))); });
        yield return Race("a clearing is signed · by the director twice", async s => { var id = await Clearing(s); return (Send(Past.Director, new ApprovePurge(id, 1)), Send(Past.Director, new ApprovePurge(id, 1))); });
        yield return Race("a clearing is signed · and confirmed as it was seen before", async s => { var id = await Clearing(s); return (Send(Past.Director, new ApprovePurge(id, 1)), Send(Past.Auditor, new ApprovePurge(id, 1))); });
        yield return Race("a clearing is proposed · by two", async s =>
        {
            await OldLetter(s);
            return (Send(Past.Office1, new ProposePurge(KeptKind.Letters, "到期")), Send(Past.Office2, new ProposePurge(KeptKind.Letters, "到期")));
        });
        yield return Race("an order to keep is lifted · twice", async s =>
        {
            var id = (await s.Desk.Done(Past.Officer, new PlaceHold(KeptKind.Looks, "", "案件"))).Id;
            return (Send(Past.Officer, new LiftHold(id, "结案")), Send("discipline2", new LiftHold(id, "结案")));
        });
    }

    private static async Task<long> Clearing(Stage s)
    {
        await OldLetter(s);
        return (await s.Desk.Done(Past.Office1, new ProposePurge(KeptKind.Letters, "到期"))).Id;
    }

    private static Task OldLetter(Stage s) => s.Desk.Write("""
        UPDATE purges SET state = 'Withdrawn', open_key = NULL WHERE open_key IS NOT NULL;
        INSERT INTO outbox (id, cause, recipient_id, address, subject, body_text, body_html, state, next_at, queued_at)
        SELECT 77, 'old', 8, 'old@office.invalid', 'x', 'old', 'old', 'Sent', '', '2020-01-01T00:00:00.000000Z' WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE id = 77)
        """);
}
