namespace OfficeDesk.Web.Office;

/// <summary>
/// What lies before somebody, each part once: the pages read its rows, the numbers in the navigation count them, so that both
/// hold the same. Parameters: @Me, @Today, and what a part names.
/// </summary>
public static class AtHand
{
    /// <summary>Transfers to take up, or whose citizen is to be contacted (FC-4).</summary>
    public const string Transfers = $"""
        FROM transfers x JOIN tasks k ON k.id = x.id JOIN enquiries e ON e.id = x.enquiry_id JOIN tasks m ON m.id = e.task_id
        WHERE x.to_id = @Me AND x.state IN {TransferStates.WithReceiver} AND k.state IN ('Open', 'Paused')
        """;

    /// <summary>Handovers to sign for (DL-6).</summary>
    public const string Handovers = $"""
        FROM handovers h JOIN tasks t ON t.id = h.task_id WHERE h.to_id = @Me AND h.state = 'Given' AND (t.state IN ('Open', 'Paused') OR {Tasks.Unreported})
        """;

    /// <summary>Finished and not yet reported (DL-8).</summary>
    public const string ToReport = "FROM tasks t WHERE t.kind = 'Assigned' AND t.state = 'Done' AND t.answering_id = @Me";

    /// <summary>Extensions whose new date nobody has told yet (DL-7). The few that wait are looked at first (CROSS JOIN keeps the order): not each of somebody's ten thousand open tasks.</summary>
    public const string ToTell = """
        FROM extensions x CROSS JOIN tasks t ON t.id = x.task_id WHERE t.answering_id = @Me AND t.state IN ('Open', 'Paused') AND x.state = 'Agreed' AND x.told_at IS NULL
        """;

    /// <summary>Breaches about which a statement can be made (BR-1).</summary>
    public const string Statements = """
        FROM breaches b JOIN breach_files f ON f.breach_id = b.id WHERE b.person_id = @Me AND b.state = 'Statement' AND f.statement_at IS NULL AND f.statement_until >= @Today
        """;

    /// <summary>Measures that can be appealed against (BR-3).</summary>
    public const string Appeals = "FROM measures m WHERE m.person_id = @Me AND m.state = 'Served' AND m.appeal_until >= @Today";

    /// <summary>Of whoever two persons have left out of a round no ballot is asked (AP-9); what was given before stays, and counts for nothing.</summary>
    public const string Appraised = "(s.override_agreed IS NULL OR s.override_to = 0)";

    /// <summary>Ballots to be handed in (AP-4).</summary>
    public const string Ballots = $"""
        FROM ap_voters v JOIN ap_rounds r ON r.id = v.round_id AND r.state = 'Open' JOIN ap_subjects s ON s.id = v.subject_id WHERE v.rater_id = @Me AND v.voted < 2 AND {Appraised}
        """;

    /// <summary>Results that were fed back and can be acknowledged or objected to (AP-10). Somebody's own results are looked at first (CROSS JOIN keeps the order).</summary>
    public const string Feedback = """
        FROM ap_subjects s CROSS JOIN ap_rounds r ON r.id = s.round_id WHERE s.person_id = @Me AND s.answer = 'Waiting' AND r.state = 'FedBack' AND r.object_until >= @Today
        """;

    /// <summary>One's own objections that were answered lately (AP-10): nothing is to be done, but one is to know; needs @Since.</summary>
    public const string Answers = "FROM ap_subjects s CROSS JOIN ap_rounds r ON r.id = s.round_id WHERE s.person_id = @Me AND s.answer = 'Answered' AND s.replied_on >= @Since";

    /// <summary>Objections that wait for an answer of the appraisal group (AP-10), without the asker's own (GN-1); needs @Group.</summary>
    public const string Objections = """
        FROM ap_subjects s CROSS JOIN ap_rounds r ON r.id = s.round_id WHERE @Group = 1 AND s.answer = 'Objected' AND s.person_id <> @Me
        """;

    /// <summary>What sections one leads were ordered to put right and have not reported yet (DL-8), without one's own, which are tasks before one; needs @Led. A section is seldom ordered anything: its orders are looked at first.</summary>
    public const string Orders = """
        FROM section_orders o CROSS JOIN tasks t ON t.id = o.task_id WHERE o.section_id IN @Led AND t.state IN ('Open', 'Paused', 'Done') AND t.answering_id <> @Me
        """;

    /// <summary>Covers for which consent is asked (CV-5).</summary>
    public const string Consents = """
        FROM requests r JOIN covers c ON c.id = r.subject_id JOIN absences a ON a.id = c.absence_id WHERE r.kind = 'CoverConsent' AND r.decider_id = @Me AND r.state = 'Open'
        """;

    // where the chief is concerned, or away without a deputy, the division leader countersigns (CV-4, GN-1)
    private const string LeaderSigns = $"""
        c.section_id IN @InCharge AND EXISTS (SELECT 1 FROM sections z WHERE z.id = c.section_id AND (z.chief_id IS NULL OR z.chief_id IN (c.person_id, c.cover_id)
            OR EXISTS (SELECT 1 FROM absences w WHERE w.person_id = z.chief_id AND w.state IN ('Started', 'Extended') AND w.from_at <= @Now))
          AND NOT EXISTS (SELECT 1 FROM deputies d WHERE d.role = 'Chief' AND d.principal_id = z.chief_id AND d.deputy_id NOT IN (c.person_id, c.cover_id) AND COALESCE(d.section_id, z.id) IN (0, z.id) AND {Deciders.DeputyToday}))
        """;

    private const string UnsignedSheets = """
        FROM cover_sheets s JOIN covers c ON c.id = s.cover_id JOIN absences a ON a.id = c.absence_id
        WHERE s.witness_at IS NULL AND ((s.way = 'Out' AND c.state = 'Filed') OR (s.way = 'Back' AND c.state = 'HandedBack'))
        """;

    private const string ByMe = "(s.giver_id = @Me AND s.giver_at IS NULL) OR (s.taker_id = @Me AND s.giver_at IS NOT NULL AND s.taker_at IS NULL)";

    /// <summary>Handover lists of covers to sign, of somebody who countersigns none (CV-4).</summary>
    public const string SheetsOfMine = $"{UnsignedSheets} AND ({ByMe})";

    /// <summary>Handover lists of covers to sign or countersign (CV-4); needs @Led, @InCharge and @Now.</summary>
    public const string Sheets = $"""
        {UnsignedSheets}
          AND ({ByMe}
               OR ((c.section_id IN @Led OR ({LeaderSigns})) AND c.person_id <> @Me AND c.cover_id <> @Me AND ((s.giver_at IS NOT NULL AND s.taker_at IS NOT NULL) OR (a.sudden = 1 AND s.way = 'Out' AND s.giver_at IS NULL))))
        """;

    /// <summary>Complaints in the asker's hands (CP-3); needs @Hands and the parameters of <see cref="Sights.Case"/>. Not for a program's key: @Person = 1.</summary>
    public const string Cases = $"""
        FROM complaints c
        WHERE @Person = 1 AND c.handler_id IN @Hands AND (c.state IN ('Assigned', 'Found', 'Replied') OR (c.state = 'PassedOn' AND c.replied_on IS NULL)) AND {Sights.Case}
        """;

    /// <summary>Rectifications of the asker's inspections that were reported and not looked at since (RP-6); needs @Officer.</summary>
    public const string Checks = """
        FROM inspections i JOIN inspection_items p ON p.inspection_id = i.id JOIN tasks t ON t.id = p.task_id
        WHERE i.opened_by = @Me AND @Officer = 1 AND (p.checked IS NULL OR p.checked = 0) AND t.state IN ('Done', 'Reported')
        """;

    /// <summary>How many cases, and how many rectifications, a page lists.</summary>
    public const int SomeCases = 30;

    /// <summary>Requests addressed to the asker, and those to a seat the asker holds today; few are open at any time. Needs @Led, @InCharge and @Director.</summary>
    public const string BeforeMe = """
        r.state = 'Open' AND (r.decider_id = @Me OR (r.decider_role = 'Chief' AND r.section_id IN @Led)
            OR (r.decider_role = 'Leader' AND r.section_id IN @InCharge) OR (r.decider_role = 'Director' AND @Director = 1))
        """;

    /// <summary>The same without what the asker asked for; an absence may be entered for somebody else by whoever decides it (AB-3).</summary>
    public const string Mine = $"r.asked_by <> @Me AND {BeforeMe}";

    /// <summary>Covers (alias c) before the asker; needs @Office as well. Nobody decides their own (GN-1).</summary>
    public const string CoversBeforeMe = """
        r.state = 'Open' AND c.person_id <> @Me
          AND (r.decider_id = @Me OR (c.cover_id <> @Me AND ((r.decider_role = 'Leader' AND r.section_id IN @InCharge) OR (r.decider_role = 'Director' AND @Director = 1) OR (r.decider_role = 'GeneralOffice' AND @Office = 1))))
        """;

    /// <summary>Everything to decide, as the page of approvals sorts it out.</summary>
    public const string ToDecide = $"""
        FROM requests r
        LEFT JOIN covers c ON r.kind IN ('CoverConsent', 'Cover', 'CoverFile') AND c.id = r.subject_id
        LEFT JOIN absence_extensions l ON r.kind = 'LaterReturn' AND l.id = r.subject_id
        LEFT JOIN absences a ON r.kind IN ('Absence', 'LaterReturn') AND a.id = COALESCE(l.absence_id, r.subject_id)
        LEFT JOIN measures m ON r.kind IN ('Measure', 'Appeal') AND m.id = r.subject_id
        WHERE r.state = 'Open' AND CASE WHEN c.id IS NOT NULL THEN ({CoversBeforeMe}) WHEN a.id IS NOT NULL THEN ({BeforeMe} AND a.person_id <> @Me) ELSE ({Mine} AND COALESCE(m.person_id, 0) <> @Me) END
        """;
}
