using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Ends;

namespace OfficeDesk.Web.Demo;

/// <summary>The rest of a task's life: what was finished before it was written down, what became void.</summary>
internal sealed class DemoLife(DemoDesk desk, DemoStories stories)
{
    /// <summary>What begins so many working days before the first start.</summary>
    public async Task On(int ago)
    {
        switch (ago)
        {
            case 12: await stories.Own(9, 2, null, meanwhile: m => Earlier(m, 4, confirmed: true)); break;
            case 6: await stories.Own(11, 4, null, meanwhile: m => Earlier(m, 5, confirmed: null)); break;
            case 5: await stories.Own(8, 1, null, meanwhile: m => Voided(7, m, 2)); break;
        }
    }

    /// <summary>Finished the day before it is written down; confirmed by the chief, or not yet.</summary>
    private Task Earlier(string number, int afterDays, bool? confirmed)
    {
        desk.After(afterDays, 10, 5, async () =>
        {
            var day = DateOnly.FromDateTime(desk.Wall).AddDays(-1);
            // whoever answers now: a cover may have taken it over
            var answers = await desk.Version("SELECT answering_id FROM tasks WHERE number = @Number", number);
            if (await desk.Send(answers, new FinishEarlier(number, day, null, "电话告知，通话记录在案", Channel.Call, "审核已完成，下月起发放。", null, await stories.TaskVersion(number))) is { } asked && confirmed is { } yes)
                desk.After(0, 15, 10, async () => await desk.Send(7, new DecideEarlier(asked.Id, yes, yes ? "情况属实。" : "没有记录。", 1)));
        });
        return Task.CompletedTask;
    }

    private Task Voided(long chief, string number, int afterDays)
    {
        desk.After(afterDays, 9, 40, async () => await desk.Send(chief, new VoidTask(number, "同一办事人重复登记，按前一件办理。", await stories.TaskVersion(number))));
        return Task.CompletedTask;
    }
}
