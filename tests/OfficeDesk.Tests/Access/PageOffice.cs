using Dapper;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OfficeDesk.Tests.House;
using OfficeDesk.Web;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Access;

/// <summary>The whole program in memory with the demo bureau, and one signed-in account a role.</summary>
/// <param name="over">A test's desk whose database, clock and folder the pages show instead of the demo.</param>
/// <param name="listener">Who hears every line of the log.</param>
public sealed class PageOffice(TestDesk? over = null, ILoggerProvider? listener = null) : WebApplicationFactory<Program>
{
    private const string Account = """
        INSERT INTO accounts (id, person_id, sign_in, password, set_at) VALUES (@Id, @Person, @SignIn, 'none', @Now);
        INSERT INTO grants (account_id, role) VALUES (@Id, @Role);
        INSERT INTO sessions (hash, account_id, stamp, started_at, seen_at, ends_at, address, agent) VALUES (@Hash, @Id, 1, @Now, @Now, @Ends, '127.0.0.1', 'test')
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("deskpages").FullName;
    private readonly Dictionary<Roles, string> _secrets = [];

    /// <summary>Addresses of every page with its class, values filled in where the address wants one.</summary>
    public IReadOnlyList<(string Address, Type Page)> Pages => [.. Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not null || e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        .Select(e => (Address(e.RoutePattern), PageOf(e.Metadata.GetMetadata<PageActionDescriptor>()!)))
        .DistinctBy(p => p.Item1)];

    /// <summary>An account that holds this role only.</summary>
    public async Task SignIn(Roles role)
    {
        var secret = Secret.New();
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var id = 9000 + (long)role;
        await using var writing = await Services.GetRequiredService<Database>().BeginWrite();
        await writing.Connection.ExecuteAsync(Account, new { Id = id, Person = 8, SignIn = "only-" + role, Role = role.ToString(), Hash = Secret.HashOf(secret), Now = now, Ends = now.AddHours(1) }, writing.Transaction);
        await writing.Commit(CancellationToken.None);
        _secrets[role] = secret;
    }

    /// <summary>The secret of their session.</summary>
    public string SecretOf(Roles role) => _secrets[role];

    /// <summary>A request by somebody with this role; None has not signed in.</summary>
    /// <param name="fragment">Asked by a page for a part of itself.</param>
    public Task<HttpResponseMessage> Get(Roles role, string address, bool fragment = false) => Send(role, HttpMethod.Get, address, r =>
    {
        if (fragment) r.Headers.Add("HX-Request", "true");
    });

    /// <summary>Any other request.</summary>
    public async Task<HttpResponseMessage> Send(Roles role, HttpMethod method, string address, Action<HttpRequestMessage> fill)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(method, address);
        if (role is not Roles.None) request.Headers.Add("Cookie", "desk=" + _secrets[role]);
        fill(request);
        return await client.SendAsync(request);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Office:DataFolder", over?.Services.GetRequiredService<DataFolder>().Path ?? _folder);
        builder.UseSetting("Office:Jobs", "false");
        builder.ConfigureLogging(l =>
        {
            l.ClearProviders();
            if (listener is null) return;
            l.AddProvider(listener);
            l.Services.PostConfigure<LoggerFilterOptions>(o =>
            {
                // it hears everything, also what an office does not write down
                o.Rules.Clear();
                o.MinLevel = LogLevel.Trace;
            });
        });
        if (over is null) return;
        builder.UseSetting("Office:Demo", "false");
        builder.ConfigureServices(s =>
        {
            s.Replace(ServiceDescriptor.Singleton(over.Database));
            s.Replace(ServiceDescriptor.Singleton<TimeProvider>(over.Clock));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static string Address(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
    {
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
        Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => parameter.ParameterPolicies.Any(r => r.Content is "int" or "long") ? "1" : "2026-1",
        _ => "-",
    }))));

    /// <summary>The class behind a page.</summary>
    private Type PageOf(PageActionDescriptor page)
    {
        var loaded = Services.GetRequiredService<Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure.PageLoader>().LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty).GetAwaiter().GetResult();
        return loaded.ModelTypeInfo!;
    }
}
