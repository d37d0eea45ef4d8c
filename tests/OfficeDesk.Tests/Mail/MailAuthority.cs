using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OfficeDesk.Tests.Mail;

/// <summary>A certificate authority of the test's own, as an office has one for its mail server.</summary>
internal sealed class MailAuthority : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly X509Certificate2 _root;
    private byte _serial;

    public MailAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Office test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _root = request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(2));
    }

    /// <summary>What a machine has to be given so that it trusts this authority (SSL_CERT_FILE).</summary>
    public string Pem => _root.ExportCertificatePem();

    /// <summary>A certificate for a mail server on loopback.</summary>
    /// <param name="expired">It ended yesterday.</param>
    /// <param name="name">Another name than the server's own.</param>
    public X509Certificate2 Issue(bool expired = false, string? name = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + (name ?? "127.0.0.1"), key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (name is null) names.AddIpAddress(IPAddress.Loopback);
        else names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var bare = request.Create(_root, Now.AddDays(-30), expired ? Now.AddDays(-1) : Now.AddDays(30), [1, ++_serial]);
        return bare.CopyWithPrivateKey(key);
    }

    public void Dispose() => _root.Dispose();
}
