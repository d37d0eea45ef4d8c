using System.Text.RegularExpressions;

namespace OfficeDesk.Tests.Architecture;

/// <summary>D4, GN-5: which tables rows are ever taken out of. What the office did, its audit, its letters and runs are not among them.</summary>
public partial class DeletionTests
{
    /// <summary>Table, and why its rows may go.</summary>
    private static readonly Dictionary<string, string> MayGo = new(StringComparer.Ordinal)
    {
        ["idempotency"] = "first answers, kept a day",
        ["sign_in_tries"] = "tries at the door, kept 400 days (network logs: six months at least)",
        ["complaint_subjects"] = "somebody named wrongly, before anything is found; naming and taking out are in the case's story and in the audit",
        ["complaint_tries"] = "counts of an hour",
        ["sessions"] = "ended ones, and all of them after a restore",
        ["drafts"] = "what somebody typed and did not send",
        ["saved_views"] = "one's own view of a list",
        ["view_defaults"] = "which view of a list one opens with",
        ["watches"] = "a matter that somebody no longer watches",
        ["search_hits"] = "the index of the search, made from the matters",
        ["search_blocks"] = "the same",
        ["grants"] = "a role taken away; giving and taking are in the audit",
        ["post_staff"] = "who is qualified now; the change is in the audit",
        ["holidays"] = "a schedule that another takes the place of; both are in the proposals",
        ["measure_ladder"] = "a ladder that another takes the place of; both are in the proposals",
        ["duty_roster"] = "a roster that is made anew",
        ["ap_subjects"] = "of a round that has not opened",
        ["ap_voters"] = "of a round that has not opened",
        ["ap_codes"] = "of a round that was dropped before it opened",
        ["cover_lines"] = "of a sheet that is not signed",
        ["cover_tasks"] = "of a cover that is over",
        ["asked_jobs"] = "what the clock was asked for and has taken up; what it did is in its acts",
        ["tellings"] = "what a letter says by now, which is kept in the outbox",
        ["section_neighbours"] = "who the neighbours are now; the change is in the audit",
        ["setup_draft"] = "first settings that are written down by now",
        ["migrations"] = "the mark of a restore that came to its end",
    };

    [Test]
    public void D4_what_the_office_did_is_never_deleted_so_nothing_younger_than_184_days_can_be()
    {
        var found = (from file in Sources.Files("src", ".cs")
                     let text = File.ReadAllText(file)
                     from Match m in Delete().Matches(text)
                     select (File: Sources.Name(file), Table: m.Groups["table"].Value)).ToList();
        Assert.That(found, Has.Count.GreaterThan(10), "the search itself works");
        Assert.That(found.Where(f => !MayGo.ContainsKey(f.Table)), Is.Empty, "a table that loses rows stands in the list above with its reason, or keeps them");
        string[] kept = ["audit", "tasks", "enquiries", "citizens", "events", "transfers", "outbox", "runs", "documents", "complaints", "attachments"];
        Assert.That(MayGo.Keys.Intersect(kept), Is.Empty);
        var emptied = Sources.Files("src", ".cs").Where(f => Emptied().IsMatch(File.ReadAllText(f))).Select(f => Path.GetFileName(f));
        Assert.That(emptied, Is.SubsetOf(new[] { "Restorer.cs" }), "only a restore takes tables away, after it has kept a copy of them");
    }

    [GeneratedRegex(@"DELETE FROM (?<table>[a-z_]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Delete();

    [GeneratedRegex(@"""(DROP TABLE|TRUNCATE|DELETE FROM "")", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Emptied();
}
