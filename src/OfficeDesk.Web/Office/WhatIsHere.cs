namespace OfficeDesk.Web.Office;

/// <summary>What is in an office when it opens its doors.</summary>
public enum OfficeContent
{
    /// <summary>An office of real people.</summary>
    Real,

    /// <summary>The demo bureau, with sign-ins that everybody knows.</summary>
    Demo,
}

/// <summary>What was found or made at this start; every page of a demo says so.</summary>
public sealed class WhatIsHere
{
    public OfficeContent Content { get; set; }
}
