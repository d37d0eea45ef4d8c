using OfficeDesk.Rules;

namespace OfficeDesk.Web.Office;

/// <summary>A section of the bureau, a subordinate unit, a town civil-affairs office, or the leaders.</summary>
public sealed record Section
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string Kind { get; init; } = "Section";
    public long? ChiefId { get; init; }
    public long? LeaderId { get; init; }
    public string Phone { get; init; } = "";
    public string Place { get; init; } = "";
    public int Sort { get; init; }
    public int Active { get; init; }
    public int Version { get; init; }
}

/// <summary>A member of the office.</summary>
public sealed record Person
{
    public long Id { get; init; }
    public string Name { get; init; } = "";
    public string Initials { get; init; } = "";
    public long SectionId { get; init; }
    public string JobTitle { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Email { get; init; } = "";
    public string Place { get; init; } = "";
    public string Channel { get; init; } = "Visit";
    public int Active { get; init; }
    public int Version { get; init; }
}

/// <summary>A post with its A and B holder and everybody qualified for it (CV-1).</summary>
public sealed record Post
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string NameEn { get; init; } = "";
    public long SectionId { get; init; }
    public long? AId { get; init; }
    public long? BId { get; init; }
    public int Serves { get; init; }
    public int Active { get; init; }
    public int Version { get; init; }
    public IReadOnlyList<long> Qualified { get; init; } = [];
}

/// <summary>A matter of the catalogue: whose post, which limit, on what basis; without a post: where to send people.</summary>
public sealed record MatterType
{
    public long Id { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public string NameEn { get; init; } = "";
    public string Initials { get; init; } = "";
    public long? PostId { get; init; }
    public int LimitNo { get; init; }
    public LimitUnit LimitUnit { get; init; }

    /// <summary>The limit when the household lives away from its registered address (DL-2); null = the same.</summary>
    public int? AwayNo { get; init; }

    /// <summary>ON-4: it is printed, so a part still to be written stays out.</summary>
    public string Basis { get; init => field = CatalogueRules.BasisSaid(value); } = "";

    public string SendTo { get; init; } = "";
    public int Assistance { get; init; }
    public int Important { get; init; }

    /// <summary>Paid at once, in calendar days (DL-13).</summary>
    public Emergency Emergency { get; init; }

    public long Uses { get; init; }
    public int Active { get; init; }
    public int Version { get; init; }

    /// <summary>The limit for a household at home, or away from its registered address.</summary>
    public Limit LimitFor(bool away) => new(away && AwayNo is { } n ? n : LimitNo, LimitUnit);
}

/// <summary>The office hours from a day of the year on.</summary>
public sealed record SeasonHours(string FromMd, OfficeHours Hours);

internal sealed record HoursRow
{
    public string FromMd { get; init; } = "";
    public string MorningFrom { get; init; } = "";
    public string MorningTo { get; init; } = "";
    public string AfternoonFrom { get; init; } = "";
    public string AfternoonTo { get; init; } = "";

    public SeasonHours ToHours() => new(FromMd, new OfficeHours(TimeOnly.Parse(MorningFrom), TimeOnly.Parse(MorningTo), TimeOnly.Parse(AfternoonFrom), TimeOnly.Parse(AfternoonTo)));
}

internal sealed record HolidayRow
{
    public DateOnly Day { get; init; }
    public string Kind { get; init; } = "";
    public string Name { get; init; } = "";
}

internal sealed record RungRow
{
    public int Rung { get; init; }
    public string TriggerOn { get; init; } = "";
    public int Days { get; init; }
    public string Recipients { get; init; } = "";

    public Rung ToRung() => new(Rung, Enum.Parse<RungTrigger>(TriggerOn), Days, [.. Recipients.Split(',').Select(r => Enum.Parse<Recipient>(r))]);
}
