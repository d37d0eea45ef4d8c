namespace OfficeDesk.Web.Office;

/// <summary>Where a transfer stands, for SQL: once the chief has decided, it is on its way again, to whoever was named (FC-4).</summary>
/// <remarks>The task of a transfer may have ended with its enquiry: what waits for somebody asks for that as well.</remarks>
public static class TransferStates
{
    /// <summary>Not taken over yet: until the receiver has the citizen, the matter is the first contact's and is not finished, merged or made void.</summary>
    public const string OnItsWay = "('Sent', 'Accepted', 'SentBack', 'Decided')";

    /// <summary>The next step is the receiver's.</summary>
    public const string WithReceiver = "('Sent', 'Accepted', 'Decided')";
}
