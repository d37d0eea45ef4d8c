using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web;

/// <summary>Doors that would be open too wide are not opened: the demo on a network, passwords in clear on a wire.</summary>
public static class ConfigureSafety
{
    /// <summary>An address to listen on that is none is told of as it was written, before anything else is made of it.</summary>
    /// <exception cref="StartException">One of them is; the message shows a right one.</exception>
    public static void RefuseOddAddresses(IConfiguration configuration)
    {
        foreach (var url in Urls(configuration))
        {
            var at = Read(url, "urls");
            if (at.IsUnixPipe || at.IsNamedPipe) continue;
            if (at.Scheme.ToLowerInvariant() is not ("http" or "https") || at.Port is < 0 or > 65535 || at.PathBase.Length > 0) throw Odd(url, "urls", null);
        }
    }

    /// <summary>Plain http is for this machine only, or for a proxy that speaks https to everybody else.</summary>
    /// <exception cref="StartException">Passwords would cross the network in clear; the message says what to do.</exception>
    public static void RefuseOpenHttp(IConfiguration configuration)
    {
        if (Proxies(configuration).Count > 0) return;
        if (OpenAddresses(configuration).FirstOrDefault(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) is not { } open) return;
        throw new StartException(
            $"{open}：不在本机地址上使用明文 http，口令会在网络上被看到，程序不启动。办法：改为 https 并配置证书（Kestrel:Certificates:Default），" +
            "或放在 https 反向代理之后并写明它的地址（Office:Proxy=192.0.2.10），或只在本机使用（http://127.0.0.1:5080）。/ " +
            "Plain http on an address of the network would show passwords on the wire, so the program does not start. Use https with a certificate (Kestrel:Certificates:Default), " +
            "or stand behind an https proxy and name it (Office:Proxy=192.0.2.10), or listen on this machine only (http://127.0.0.1:5080).");
    }

    /// <summary>A secret too short to be one is told of at the start, not when a page needs it.</summary>
    /// <exception cref="StartException">One is; the message says how long it must be.</exception>
    public static void RefuseShortSecrets(IConfiguration configuration)
    {
        _ = BackupPassphrase.Of(configuration);
        if ((configuration["Office:MetricsToken"] ?? "").Length is > 0 and < Metrics.ShortestToken)
            throw new StartException($"监控口令（Office:MetricsToken）至少 {Metrics.ShortestToken} 个字符；不用就留空。/ The token for metrics (Office:MetricsToken) has {Metrics.ShortestToken} characters at least; leave it empty to do without.");
    }

    /// <summary>Everybody knows the sign-ins of the demo.</summary>
    /// <exception cref="StartException">The demo would be open to the network; the message says what to do.</exception>
    public static void RefuseOpenDemo(IConfiguration configuration, OfficeContent content)
    {
        if (content != OfficeContent.Demo || configuration["Office:AllowDemoOnNetwork"] == "true") return;
        var open = OpenAddresses(configuration).FirstOrDefault() ?? (Proxies(configuration).Count > 0 ? "Office:Proxy" : null);
        if (open is null) return;
        throw new StartException(
            $"{open}：库里是演示数据，口令人人知道，不对网络开放，程序不启动。办法：换一个空的数据目录或数据库并设 Office:Demo=false；确实要在网上演示，设 Office:AllowDemoOnNetwork=true。/ " +
            "This office holds demo data whose passwords everybody knows, so it does not open to a network. Take an empty data folder or database with Office:Demo=false, " +
            "or, to show the demo on purpose, set Office:AllowDemoOnNetwork=true.");
    }

    /// <summary>Believes the proxy named in Office:Proxy about who asks and over which scheme, and nobody else.</summary>
    public static void UseProxy(this WebApplication app)
    {
        var proxies = Proxies(app.Configuration);
        if (proxies.Count == 0) return;
        // whoever goes around the proxy would speak plain http
        app.Use((http, next) =>
        {
            if (http.Connection.RemoteIpAddress is not { } from || proxies.Contains(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from) || IPAddress.IsLoopback(from)) return next(http);
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
    }

    /// <summary>Addresses the program listens on that are not this machine's own.</summary>
    public static IEnumerable<string> OpenAddresses(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>().ToList();
        // endpoints of their own take the place of the addresses
        return endpoints.Count > 0 ? endpoints.Where(e => !IsLoopback(e, "Kestrel:Endpoints")) : Urls(configuration).Where(url => !IsLoopback(url, "urls"));
    }

    private static string[] Urls(IConfiguration configuration) => (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <exception cref="StartException">It is no address.</exception>
    private static bool IsLoopback(string url, string setting)
    {
        var host = Read(url, setting).Host;
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }

    /// <exception cref="StartException">It is no address.</exception>
    private static BindingAddress Read(string url, string setting)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException e)
        {
            throw Odd(url, setting, e);
        }
    }

    /// <summary>Shows an address as it should have been written, with the port that was.</summary>
    private static StartException Odd(string url, string setting, Exception? e)
    {
        var port = url.Split(':', '/').LastOrDefault(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 65535) ?? "5080";
        var example = setting == "urls" ? $"--urls=http://127.0.0.1:{port}" : $"http://127.0.0.1:{port}";
        return new StartException($"监听地址看不懂：{setting}={url}。请写明 http:// 或 https://、地址和端口，例如 {example}。/ The address to listen on cannot be read: {setting}={url}. Write http:// or https://, the address and the port, such as {example}.", e);
    }

    /// <exception cref="StartException">One of them is no address.</exception>
    private static List<IPAddress> Proxies(IConfiguration configuration) =>
        [.. (configuration["Office:Proxy"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => IPAddress.TryParse(p, out var ip) ? ip : throw new StartException($"Office:Proxy={p}：请写代理服务器的 IP 地址。/ Write the IP address of the proxy."))];
}
