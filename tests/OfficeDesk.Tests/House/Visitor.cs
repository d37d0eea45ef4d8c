using OfficeDesk.Rules;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Features.SignIn;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Tests.House;

/// <summary>Somebody at the entrance of a test's office: signs in with a real password, comes back with a real secret.</summary>
public static class Visitor
{
    /// <summary>A stranger at an address.</summary>
    public static Asker At(string address) => Asker.Nobody with { Address = address };

    /// <summary>Signs in and answers what the person got.</summary>
    public static Task<SignedIn> Enter(this TestDesk desk, string name, string password = DemoBureau.Password, string address = "10.0.0.1") =>
        desk.Done(At(address), new SignIn(name, password));

    /// <summary>Who comes with this secret: a session first, else a program's key; null for nobody.</summary>
    public static async Task<Asker?> WhoIs(this TestDesk desk, string? secret)
    {
        await using var scope = Scope(desk);
        var doorman = (Doorman)scope.ServiceProvider.GetService(typeof(Doorman))!;
        return await doorman.OfSession(secret, CancellationToken.None) ?? await doorman.OfToken(secret, CancellationToken.None);
    }

    /// <summary>Sends a message with a secret in the hand, as a browser or a program does.</summary>
    public static async Task<Outcome<T>> SendWith<T>(this TestDesk desk, string secret, IMessage<T> message)
    {
        await using var scope = Scope(desk);
        var visit = (Visit)scope.ServiceProvider.GetService(typeof(Visit))!;
        visit.Who = (await desk.WhoIs(secret) ?? Asker.Nobody) with { Address = "10.0.0.1" };
        visit.SessionHash = Secret.HashOf(secret)!;
        return await ((Web.Desk.Desk)scope.ServiceProvider.GetService(typeof(Web.Desk.Desk))!).Send(message);
    }

    private static Microsoft.Extensions.DependencyInjection.AsyncServiceScope Scope(TestDesk desk) =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(desk.Services);
}
