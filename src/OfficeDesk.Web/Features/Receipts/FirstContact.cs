using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Receipts;

/// <summary>
/// The first contact an application belongs to: the one it came from, whose own task ends with it, or one made now for whoever
/// came straight with the papers (FC-1).
/// </summary>
internal static class FirstContact
{
    private const string Insert = """
        INSERT INTO enquiries (id, number, received_at, recorded_at, channel, first_contact_id, section_id, citizen_name, organisation, phone,
            none_left, matter_type_id, ask, route, responsible_id, chosen_why, task_id, state, answered_at, out_of_hours, away, known_by)
        VALUES (@Id, @Number, @Now, @Now, @Channel, @Me, @SectionId, @Name, @Organisation, @Phone, 0, @MatterTypeId, @Ask, 'Own', @Me, '', NULL, 'Open', NULL, 0, @Away, @KnownBy);
        UPDATE matter_types SET uses = uses + 1 WHERE id = @MatterTypeId
        """;

    private const string OnItsWay = $"SELECT COUNT(*) FROM transfers WHERE enquiry_id = @Id AND state IN {TransferStates.OnItsWay}";

    private const string OwnTask = "SELECT id FROM tasks WHERE enquiry_id = @Id AND kind = 'Matter' AND number = @Number AND state IN ('Open', 'Paused') AND (answering_id = @Me OR section_id IN @Led)";

    public static async Task<Outcome<long>> Of(Db db, OfficePage office, Initials initials, ReceiveApplication m, MatterType matter) =>
        m.EnquiryNumber.Trim().Length > 0 ? await Existing(db, office, m.EnquiryNumber) : await New(db, initials, m, matter);

    private static async Task<Outcome<long>> Existing(Db db, OfficePage office, string number)
    {
        if (await FirstContacts.Find(db, number) is not { } e) return DeskRefusals.NotFound();
        if (e.State is EnquiryState.Withdrawn or EnquiryState.Merged) return ReceiptRules.EnquiryOver;
        if (await db.One<long>(OnItsWay, new { e.Id }) > 0) return TaskRules.OnItsWay;
        if (await db.Find<long?>(OwnTask, new { e.Id, e.Number, Me = db.Who.PersonId, Led = Db.Listed(db.Who.Led) }) is { } task)
            await Clocks.Stop(db, office, task, TaskResults.HandedIn);
        return e.Id;
    }

    private static async Task<Outcome<long>> New(Db db, Initials initials, ReceiveApplication m, MatterType matter)
    {
        if (EnquiryRules.PhoneMalformed(m.Phone) is { } phone) return phone;
        if (EnquiryRules.ContactMissing(m.Phone, m.Organisation, m.CitizenName, noneLeft: false) is { } missing) return missing;
        var (id, plain) = (db.NewId(), EnquiryRules.PlainPhone(m.Phone.Trim()));
        var number = await Numbers.Next(db, Numbers.Enquiries);
        var known = await Citizens.Visit(db, m.CitizenName.Trim(), m.Organisation.Trim(), plain, initials);
        await db.Execute(Insert, new
        {
            Id = id, Number = number, db.Now, Channel = m.Channel.ToString(), Me = db.Who.PersonId, db.Who.SectionId, KnownBy = known, Name = m.CitizenName.Trim(), Organisation = m.Organisation.Trim(), Phone = plain,
            MatterTypeId = matter.Id, Ask = TaskTitles.HandsIn + matter.Name, Away = m.Away ? 1 : 0,
        });
        await Timeline.Write(db, null, id, "Logged", $"首问登记：{matter.Name}", $"First contact recorded: {(matter.NameEn.Length > 0 ? matter.NameEn : matter.Name)}");
        return id;
    }
}
