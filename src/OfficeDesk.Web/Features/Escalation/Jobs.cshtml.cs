using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Escalation;

/// <summary>What the clock does, when next, when last, and how it went; the digest can be started by hand (ES-4).</summary>
[Opens(typeof(ListJobs))]
public sealed class JobsPage : DeskPage
{
    public JobList? List { get; private set; }

    /// <summary>What came of starting the round by hand.</summary>
    public Escalated? Ran { get; private set; }

    public UndecidedReminded? Reminded { get; private set; }

    /// <summary>What was put in the queue just now; null without anything.</summary>
    public string? Asked { get; private set; }

    public Task OnGet() => Load();

    /// <summary>The tables alone, for the page that looks again by itself.</summary>
    public async Task<IActionResult> OnGetLines()
    {
        await Load();
        return Partial("_Jobs", this);
    }

    public async Task OnPostRun(string? job)
    {
        Asked = (await Ask(new RunJob(job ?? "")))?.Job;
        await Load();
    }

    public async Task OnPostDigest()
    {
        Ran = await Ask(new RunEscalation(ByHand: true));
        await Load();
    }

    public async Task OnPostUndecided()
    {
        Reminded = await Ask(new RemindUndecided(ByHand: true));
        await Load();
    }

    /// <summary>The words for a job of an old run.</summary>
    public string NameOf(string job) => List?.Lines.FirstOrDefault(l => l.Job == job) is { } line ? T[line.Zh, line.En] : job;

    /// <summary>The reader's half of an outcome, which is written in both languages.</summary>
    public string InWords(string outcome) => outcome.Split('\n') is [var zh, var en] ? T[zh, en] : outcome;

    private async Task Load()
    {
        var refused = Refusal;
        List = await Ask(new ListJobs());
        if (refused is not null) Refuse(refused);
    }
}
