namespace OfficeDesk.Rules;

/// <summary>Rules on what the office's clock does out of its turn.</summary>
public static class JobRules
{
    /// <summary>The refusal where nobody would take it.</summary>
    /// <remarks>ES-4: what is started by hand is done by a clock that runs.</remarks>
    public static Refusal NoClock { get; } = new(
        "本机的时钟没有开，排上了也没有人做。请到开着时钟的那台机器上运行。", "The clock of this machine is off, nobody would take it. Run it on the machine whose clock is on.", "ES-4", "Job", RefusalKind.Conflict);

    /// <summary>The refusal to ask twice for what has not begun.</summary>
    /// <remarks>ES-4: started by hand once, it runs once.</remarks>
    public static Refusal AskedAlready { get; } = new(
        "这一项已经排上，几秒钟内就运行。", "It is in the queue already and runs within seconds.", "ES-4", "Job", RefusalKind.Conflict);
}
