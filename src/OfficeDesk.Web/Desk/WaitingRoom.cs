namespace OfficeDesk.Web.Desk;

/// <summary>
/// Who waits for the answer to a look on the thread that asked. To send the thread away and wake another one for the answer, for
/// every packet again, costs a server's driver more than most looks; but a server that stands still must not take all threads
/// with it: only the first few wait, those who come while they do are woken.
/// </summary>
public static class WaitingRoom
{
    private static readonly SemaphoreSlim Places = new(4);

    /// <summary>Whether two more could wait here, and leave one place.</summary>
    public static bool IsQuiet => Places.CurrentCount > 2;

    /// <summary>Whether there is a place to wait; whoever gets one gives it back with <see cref="Leave"/>.</summary>
    public static bool Stay() => Places.Wait(0);

    public static void Leave() => Places.Release();
}
