namespace OfficeDesk.Web.Desk;

/// <summary>Why the program does not start, and what to do: in both languages, for whoever started it.</summary>
public sealed class StartException(string message, Exception? inner = null) : InvalidOperationException(message, inner);
