using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using OfficeDesk.Web.Documents;

namespace OfficeDesk.Bench;

/// <summary>Documents: drawing every kind, two hundred in one print job, and numbers taken by eight at once beside the intake.</summary>
internal static class Papers
{
    private static readonly NoticeDress Dressed = new("7K3M92QX", "https://desk.office.invalid/q/2026-1107?c=7K3M92QX");

    /// <summary>From the values of a document to the page, and to Word; the mean over all kinds.</summary>
    public static void Draw(Table table)
    {
        var ready = DocumentKinds.All.Select(k => (Template: NoticeTemplate.Make(k, NoticeTemplates.BuiltIn(k), 0, out _)!, Values: NoticeTemplate.SampleOf(k))).ToList();
        void Page() => ready.ForEach(r => new NoticeHtml(r.Template.Render(r.Values, out _)!, Dressed).ToString());
        void Word() => ready.ForEach(r => NoticeWord.Render(r.Template.Render(r.Values, out _)!, Dressed));
        foreach (var (what, goal, draw, rounds) in new (string, double, Action, int)[] { ("page", 1, Page, 100), ("docx", 5, Word, 20) })
        {
            for (var i = 0; i < rounds / 4; i++) draw();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < rounds; i++) draw();
            var mean = Stopwatch.GetElapsedTime(start).TotalMilliseconds / rounds / ready.Count;
            table.Add($"a document as {what}, all {ready.Count} kinds", $"{mean:0.000} ms", $"<= {goal} ms", mean <= goal);
        }
    }

    public static async Task Measure(Table table, Place place, int requests)
    {
        using var wire = Wire.Open(place.Port);
        var secret = wire.SignIn("staff1");
        // referral slips are numbered by the office; each enquiry has one. The intake alone, numbering alone, then four clients each at the
        // same time, three times in turn: a program that has just started grows quicker all the while, and whatever came last would win
        var (made, ids) = (0, new List<string>());
        List<Post> Next() => Enquiries((made++) * requests, requests);
        async Task<(double Logged, double Issued, double Both)> Turn()
        {
            var (logged, numbers) = await Many(place, secret, Next());
            var (issued, found) = await Many(place, secret, [.. numbers.Select(Slip)]);
            ids.AddRange(found);
            var (_, more) = await Many(place, secret, Next());
            var (both, _) = await Many(place, secret, [.. Next().Zip(more, (log, number) => new[] { log, Slip(number) }).SelectMany(p => p)]);
            return (logged, issued, both);
        }

        await Turn();
        var turns = new[] { await Turn(), await Turn(), await Turn() };
        var (log, slip, mixed) = (turns.Average(t => t.Logged), turns.Average(t => t.Issued), turns.Average(t => t.Both));
        table.Add($"referral slips numbered on {place.Engine}, 8 clients", $"{slip:0}/s of {log:0}/s LogEnquiry = {slip / log:0.0%}", ">= 80%", slip / log >= 0.8);
        table.Add($"the intake while slips are numbered on {place.Engine}, 8 clients", $"{mixed:0}/s of {log:0}/s without = {mixed / log:0.0%}", ">= 80%", mixed / log >= 0.8);
        var chosen = string.Join(',', ids.Take(200));
        var request = Wire.Request("GET", $"/documents/sheets?ids={chosen}", $"Cookie: desk={secret}\r\n");
        wire.Send(request);
        var start = Stopwatch.GetTimestamp();
        var (status, body) = wire.Send(Wire.Request("POST", "/api/PrintDocuments", $"Authorization: Bearer {secret}\r\n", $$"""{"ids":[{{chosen}}]}"""));
        if (status != 200) throw new InvalidOperationException($"PrintDocuments: {status} {body}");
        var (drawn, _) = wire.Send(request);
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        table.Add($"200 documents in one print job on {place.Engine}", drawn == 200 ? $"{took.ToString("0.00", CultureInfo.InvariantCulture)} s" : $"not there ({drawn})", "< 2 s", drawn == 200 && took < 2);
    }

    private static List<Post> Enquiries(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(i => new Post("LogEnquiry", $$"""{"channel":"Call","citizenName":"来访人甲","phone":"1000{{i:0000000}}","matterTypeId":11,"ask":"报销 {{i}}","route":"OtherUnit","unit":"县医疗保障局","reached":"窗口"}""", "number"))];

    private static Post Slip(string number) => new("IssuePaper", $$"""{"paper":"Referral","number":"{{number}}"}""", "id");

    /// <param name="Member">What of the answer is wanted.</param>
    private sealed record Post(string Message, string Body, string Member);

    /// <summary>Sends them by eight clients at once; the first tenth only warms up.</summary>
    private static async Task<(double Rate, List<string> Found)> Many(Place place, string secret, List<Post> posts)
    {
        var found = new string[posts.Count];
        Task Send(int from, int to) => Wire.Visitors(8, c =>
        {
            using var wire = Wire.Open(place.Port);
            for (var i = from + c; i < to; i += 8)
            {
                var (status, body) = wire.Send(Wire.Request("POST", "/api/" + posts[i].Message, $"Authorization: Bearer {secret}\r\n", posts[i].Body));
                found[i] = status == 200 ? Member(body, posts[i].Member) : throw new InvalidOperationException($"{posts[i].Message}: {status} {body}");
            }
        });
        var warm = posts.Count / 10;
        await Send(0, warm);
        var start = Stopwatch.GetTimestamp();
        await Send(warm, posts.Count);
        return ((posts.Count - warm) / Stopwatch.GetElapsedTime(start).TotalSeconds, [.. found]);
    }

    private static string Member(string json, string name) => Regex.Match(json, $"\"{name}\":\"?([^\",}}]+)", RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } m ? m.Groups[1].Value : throw new InvalidOperationException($"no {name} in {json}");
}
