namespace OfficeDesk.Web;

/// <summary>What the console shows once the doors are open.</summary>
public static class Announcement
{
    public static Task Announce(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var url in app.Urls) Console.WriteLine($"OfficeDesk 已开门 / is open: {url}");
        });
        return Task.CompletedTask;
    }
}
