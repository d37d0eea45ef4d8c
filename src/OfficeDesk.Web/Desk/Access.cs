namespace OfficeDesk.Web.Desk;

/// <summary>What an account may be in the office. Several may be combined; grant conflicts are refused when granting.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Staff = 1,
    Chief = 2,
    Leader = 4,
    Director = 8,
    GeneralOffice = 16,
    Discipline = 32,
    Appraisal = 64,
    SystemAdmin = 128,
    SecurityAdmin = 256,
    Auditor = 512,

    /// <summary>The office's own clock: messages that Quartz sends.</summary>
    Clock = 1024,
}

/// <summary>How far a role reaches with one message. Nothing is reached that is not named.</summary>
public enum Reach
{
    /// <summary>Denied.</summary>
    None,

    /// <summary>What is one's own: answers for it, was first contact, gave or receives it.</summary>
    Own,

    /// <summary>Own, and what has a breach proposed or is overdue (the discipline office's sight).</summary>
    Overdue,

    /// <summary>Own, and the own section (a chief: the sections led).</summary>
    Section,

    /// <summary>Own, and the sections in charge.</summary>
    Division,

    /// <summary>Everything.</summary>
    All,
}

/// <summary>
/// Who may send this message and how far each role reaches with it. Deny is the default: a message without this
/// attribute stops the start of the program.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AccessAttribute : Attribute
{
    /// <summary>Nobody needs to sign in for it.</summary>
    public bool Anybody { get; set; }

    /// <summary>Everybody who has signed in, with this reach.</summary>
    public Reach Everybody { get; set; }

    public Reach Staff { get; set; }
    public Reach Chief { get; set; }
    public Reach Leader { get; set; }
    public Reach Director { get; set; }
    public Reach GeneralOffice { get; set; }
    public Reach Discipline { get; set; }
    public Reach Appraisal { get; set; }
    public Reach SystemAdmin { get; set; }
    public Reach SecurityAdmin { get; set; }
    public Reach Auditor { get; set; }
    public Reach Clock { get; set; }

    /// <summary>Only for people who signed in themselves: no program's key opens it, whatever it names.</summary>
    public bool PeopleOnly { get; set; }

    /// <summary>Open even to somebody who has to change the password first.</summary>
    public bool BeforeNewPassword { get; set; }

    /// <summary>The reach of one role. The clock has not signed in, so what everybody may is not for the clock.</summary>
    public Reach Of(Roles role) => Max(role is Roles.Clock ? Reach.None : Everybody, role switch
    {
        Roles.Staff => Staff,
        Roles.Chief => Chief,
        Roles.Leader => Leader,
        Roles.Director => Director,
        Roles.GeneralOffice => GeneralOffice,
        Roles.Discipline => Discipline,
        Roles.Appraisal => Appraisal,
        Roles.SystemAdmin => SystemAdmin,
        Roles.SecurityAdmin => SecurityAdmin,
        Roles.Auditor => Auditor,
        Roles.Clock => Clock,
        _ => Reach.None,
    });

    private static Reach Max(Reach a, Reach b) => a > b ? a : b;
}
