using System.Security.Cryptography;

namespace OfficeDesk.Web.Office;

/// <summary>How passwords are kept: PBKDF2 with SHA-512. Hashing waits in a short queue, so that a flood of sign-ins does not eat the machine (E5).</summary>
public sealed class Passwords : IDisposable
{
    private const int Rounds = 220_000;
    private readonly SemaphoreSlim _two = new(2, 2);

    /// <summary>The text to store: rounds, salt and hash.</summary>
    public static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return $"pbkdf2-sha512${Rounds}${Convert.ToHexStringLower(salt)}${Convert.ToHexStringLower(Derive(password, salt, Rounds))}";
    }

    /// <summary>Whether the password fits. A name that does not exist costs the same time: pass <c>null</c> as stored.</summary>
    public async Task<bool> Fits(string password, string? stored, CancellationToken ct)
    {
        var parts = (stored ?? Nobody).Split('$');
        var hash = await InLine(() => Derive(password, Convert.FromHexString(parts[2]), int.Parse(parts[1])), ct);
        return CryptographicOperations.FixedTimeEquals(hash, Convert.FromHexString(parts[3])) && stored is not null;
    }

    /// <summary>The text to store, made in the queue.</summary>
    public Task<string> HashOf(string password, CancellationToken ct) => InLine(() => Hash(password), ct);

    /// <summary>A password that is shown once and must be changed: three groups without letters that look alike.</summary>
    public static string OneTime() => string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789", 5)));

    public void Dispose() => _two.Dispose();

    private async Task<T> InLine<T>(Func<T> slow, CancellationToken ct)
    {
        await _two.WaitAsync(ct);
        try
        {
            return await Task.Run(slow, ct);
        }
        finally
        {
            _two.Release();
        }
    }

    private static readonly string Nobody = $"pbkdf2-sha512${Rounds}${new string('0', 32)}${new string('0', 128)}";

    private static byte[] Derive(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, 64);
}
