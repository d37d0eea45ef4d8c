using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OfficeDesk.Rules;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.ADay;
using OfficeDesk.Tests.Architecture;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.Appraisal;

namespace OfficeDesk.Tests.Features.Appraisal;

/// <summary>
/// AP-4, AP-5: ballots with points that nobody else gives are cast, and those points are looked for in the answer of every query to
/// every role, on every page and in every list anybody reaches, in every table, paper, mail and line of the log.
/// </summary>
[TestFixture(Engine.Sqlite)]
[TestFixture(Engine.MariaDb)]
public partial class AnonymityWalkTests(Engine engine)
{
    /// <summary>Of a colleague and of a grass-roots rater: points, their sum, the sum as a fraction, hundredths, half points.</summary>
    private static readonly decimal?[] OfStaff1 = [13.5m, 14.5m, 15.5m, 17], OfCode = [11.5m, 12.5m, 18.5m, 19];

    private static readonly Registry Known = Registry.Of(typeof(Registry).Assembly);

    private static readonly string[] People = ["staff1", "staff2", "staff6", "chief1", "chief2", "leader1", "director", "office0", "discipline1", "admin", "security", "auditor"];

    private readonly ConcurrentQueue<string> _log = new();
    private readonly List<string> _seen = [];
    private readonly Dictionary<string, (string Secret, Asker Who)> _people = [];

    [Test]
    public async Task AP_4_no_query_page_list_table_mail_or_log_shows_a_single_ballot()
    {
        await using var desk = await Office();
        var (round, subject) = await Voted(desk, codes: 3);
        await Queries(desk, round, subject);
        await desk.Step(round, RoundStep.Close);
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        await Queries(desk, round, subject);
        await AfterTheCount(desk, round);
        Assert.That((await desk.Done(TestDesk.As("chief1"), new ShowResult(subject))).Total, Is.Not.Null, "there is a result to be seen");
        var asked = await Queries(desk, round, subject);
        await Elsewhere(desk);
        Assert.That(_seen, Is.Empty, string.Join('\n', _seen.Take(20)));
        Assert.That(asked, Is.GreaterThan(800));
    }

    [Test]
    public async Task AP_5_with_two_ballots_neither_their_mean_nor_a_total_from_which_it_follows_is_anywhere()
    {
        await using var desk = await Office();
        var (round, subject) = await Voted(desk, codes: 2);
        await desk.Step(round, RoundStep.Close);
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        var first = await Scores(desk);
        await desk.Done(AppraisalOffice.Leader1, new ReviewRound(round, Confirm: false, "请再核对一次", await desk.VersionOf(round)));
        await desk.Done(AppraisalOffice.Leader1, new CountBallots(round, await desk.VersionOf(round)));
        Assert.That(await Scores(desk), Is.EqualTo(first), "between two counts nothing changes, so that nothing follows from their difference");
        await AfterTheCount(desk, round);
        var shown = await desk.Done(AppraisalOffice.Leader1, new ShowResult(subject));
        Assert.That((shown.Total, shown.Scores.Single(s => s.Category is VoteCategory.GrassRoots).Mean), Is.EqualTo(((decimal?)null, (decimal?)null)));
        // the mean of the two, and the total it would make
        string[] hidden = ["71.25", "285/4", "7125", .. WouldBe(shown)];
        await Queries(desk, round, subject, hidden);
        await Elsewhere(desk, hidden);
        Assert.That(_seen, Is.Empty, string.Join('\n', _seen.Take(20)));
        Assert.That(await desk.Rows<int?>("SELECT total FROM ap_results"), Is.All.Null);
    }

    /// <summary>A desk whose every line of log is kept.</summary>
    private async Task<TestDesk> Office()
    {
        _seen.Clear();
        _log.Clear();
        _people.Clear();
        var desk = await TestDesk.WithBureau(engine, s => s.AddLogging(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(new Listener(_log))));
        foreach (var who in People)
        {
            var secret = (await desk.Enter(who)).Secret;
            _people[who] = (secret, (await desk.WhoIs(secret))!);
        }
        return desk;
    }

    /// <summary>Everybody has voted; staff1 on their chief as nobody else does, and one grass-roots rater.</summary>
    private static async Task<(long Round, long Subject)> Voted(TestDesk desk, int codes)
    {
        var (round, all) = await desk.Opened();
        var subject = await desk.SubjectOf(round, 7);
        await desk.Done(TestDesk.As("staff1"), new SaveBallot(subject, OfStaff1, "", HandIn: true, 0), "a-key");
        await desk.VoteAll(round, [], (_, _) => 20);
        foreach (var (code, n) in all.Take(codes).Select((c, i) => (c, i)))
        {
            var sheet = await desk.Done(Asker.Nobody, new OpenCode(code));
            await desk.Done(Asker.Nobody, new HandInCode(code, [.. sheet.Lines.Select(l => new CodeBallot(l.SubjectId, n == 0 ? OfCode : n == 1 ? [20.5m, 20.5m, 20, 20] : [20, 20, 20, 20]))]));
        }
        return (round, subject);
    }

    private static async Task AfterTheCount(TestDesk desk, long round)
    {
        await desk.Done(AppraisalOffice.Leader1, new ReviewRound(round, Confirm: true, "", await desk.VersionOf(round)));
        await desk.Done(AppraisalOffice.Leader1, new FeedBackRound(round, await desk.VersionOf(round)));
        await desk.Done(AppraisalOffice.Leader1, new IssueFeedback(round));
        await desk.Done(AppraisalOffice.Leader1, new PublishRound(round, await desk.VersionOf(round)));
    }

    private static async Task<string> Scores(TestDesk desk) =>
        string.Join('\n', await desk.Rows<string>("SELECT CONCAT(subject_id, ' ', category, ' ', ballots, ' ', COALESCE(mean, '-')) FROM ap_scores WHERE count_no = (SELECT MAX(count_no) FROM ap_scores) ORDER BY 1"));

    private static string[] WouldBe(ResultShown shown)
    {
        var own = shown.Scores.Single(s => s.Category is VoteCategory.Own).Mean!.Value;
        var total = Math.Round((0.7m * 80) + (0.1m * 80) + (0.1m * own) + 7.125m, 2, MidpointRounding.AwayFromZero);
        return [$"{total}", $"{(int)(total * 100)}"];
    }

    /// <summary>Every query there is, as everybody, about the round, the person and both.</summary>
    private async Task<int> Queries(TestDesk desk, long round, long subject, params string[] also)
    {
        var asked = 0;
        foreach (var message in Known.All.Where(m => !m.Writes))
            foreach (var id in message.Message.GetProperties().Any(p => p.Name is "Id") ? new[] { subject, round } : [subject])
                foreach (var who in People)
                {
                    var sent = Filled(message.Message, desk, round, subject, id);
                    var outcome = await desk.SendAny(_people[who].Who, message, sent);
                    asked++;
                    // one's own ballot, while it can be changed
                    if (message.Name is nameof(ReadBallot) && who == "staff1") continue;
                    Look($"{message.Name} as {who}", JsonSerializer.Serialize(outcome, outcome.GetType(), Wire.Json), also);
                }
        return asked;
    }

    private static object Filled(Type type, TestDesk desk, long round, long subject, long id)
    {
        var filled = MessageTests.Filled(type);
        foreach (var p in type.GetProperties().Where(p => p.CanWrite))
        {
            var kind = Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType;
            object? value = p.Name switch
            {
                "SubjectId" => subject,
                "RoundId" => round,
                "PersonId" => 7L,
                "Year" => 2026,
                "Take" => 50,
                _ when kind == typeof(DateOnly) => desk.Today,
                _ when kind == typeof(long) => id,
                _ => null,
            };
            if (value is not null && value.GetType() == kind) p.SetValue(filled, value);
            else if (p.PropertyType == typeof(string)) p.SetValue(filled, "");
        }
        return filled;
    }

    /// <summary>Tables, papers, mails, the log, and every page and list.</summary>
    private async Task Elsewhere(TestDesk desk, params string[] also)
    {
        var tables = await desk.Rows<string>(engine == Engine.Sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'" : "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()");
        foreach (var table in tables)
            Look($"table {table}", JsonSerializer.Serialize((await desk.Rows<dynamic>(string.Concat("SELECT * FROM ", table))).Select(r => (IDictionary<string, object>)r), Wire.Json), also);
        await using var office = new PageOffice(desk, new Listener(_log));
        using var http = office.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        var crawl = new CanaryCrawl(http, (kind, path, who, text) =>
        {
            if (who != "staff1" || !path.StartsWith("/appraisal/ballot/", StringComparison.Ordinal)) Look($"{kind} {path} as {who}", text, also);
        });
        foreach (var who in People.Where(p => p is not ("staff6" or "chief2" or "security"))) await crawl.Walk(who, _people[who].Secret);
        Assert.That(crawl.Exports, Is.GreaterThan(5));
        Look("the log", string.Join('\n', _log), also);
        Assert.That(_log, Has.Count.GreaterThan(100), "the log was listened to");
        TestContext.Out.WriteLine($"{tables.Count} tables, {_log.Count} lines of log, {crawl.Opened} pages and files");
    }

    private void Look(string where, string text, string[] also)
    {
        foreach (Match found in Single().Matches(text)) _seen.Add($"{found.Value} in {where}: …{text[Math.Max(0, found.Index - 60)..Math.Min(text.Length, found.Index + 60)]}…");
        foreach (var needle in also.Where(n => Regex.IsMatch(text, $"(?<![0-9A-Za-z.]){Regex.Escape(n)}(?![0-9A-Za-z.])", RegexOptions.None, TimeSpan.FromSeconds(5)))) _seen.Add($"{needle} in {where}");
    }

    /// <summary>The points as they were given, their sums as numbers, hundredths and fractions, and the half points in a row.</summary>
    [GeneratedRegex("(?<![0-9A-Za-z.])(1[345]\\.50?|60\\.50?|6050|121/2|1[128]\\.50?|61\\.50?|6150|123/2|27,\\s?29,\\s?31,\\s?34|23,\\s?25,\\s?37,\\s?38)(?![0-9A-Za-z.])", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Single();

    private sealed class Listener(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
            // nothing is held
        }
    }
}
