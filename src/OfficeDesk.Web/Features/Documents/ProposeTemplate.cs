using OfficeDesk.Rules;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Office;

namespace OfficeDesk.Web.Features.Documents;

/// <summary>Another wording of a kind of document; it is in force once a second person has confirmed it.</summary>
/// <remarks>NT-5: a template with a mistake is refused with its line. GN-1: nobody puts a template in force alone.</remarks>
[Access(GeneralOffice = Reach.All)]
public sealed record ProposeTemplate(
    [property: Text(24, Required = true)] string Kind,
    [property: Text(TemplateCheck.Longest, Required = true, Zh = "模板", En = "the template")] string Text,
    [property: Text(500, Required = true, Zh = "理由", En = "the reason")] string Reason) : ICommand<TemplateProposed>;

public sealed record TemplateProposed(long Id);

/// <summary>The second person puts it in force: documents issued from now on have the new wording.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record ConfirmTemplate(long Id) : ICommand<TemplateConfirmed>;

public sealed record TemplateConfirmed(string Kind, int Version);

/// <summary>Takes a proposed wording back.</summary>
[Access(GeneralOffice = Reach.All, Director = Reach.All)]
public sealed record WithdrawTemplate(long Id) : ICommand<TemplateWithdrawn>;

public sealed record TemplateWithdrawn(long Id);

public sealed class ProposeTemplateHandler(NoticeTemplates templates) : IHandle<ProposeTemplate, TemplateProposed>, IHandle<ConfirmTemplate, TemplateConfirmed>, IHandle<WithdrawTemplate, TemplateWithdrawn>
{
    private const Roles Both = Roles.GeneralOffice | Roles.Director;
    private const string Last = "SELECT COALESCE(MAX(version_no), 0) FROM notice_templates WHERE kind = @Code";

    private const string Insert = """
        INSERT INTO notice_templates (id, kind, version_no, text, reason, made_by, put_by, put_at) VALUES (@Id, @Code, @Version, @Text, @Reason, @MadeBy, @Me, @Now)
        """;

    public async Task<Outcome<TemplateProposed>> Handle(ProposeTemplate m, Db db)
    {
        if (DocumentKinds.Find(m.Kind) is not { } kind) return DocumentRules.UnknownKind;
        var text = m.Text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (NoticeTemplate.Make(kind, text, 0, out var wrong) is null) return DocumentRules.TemplateWrong(wrong!.Line, wrong.Zh, wrong.En);
        var present = (await templates.InForce(db, kind))?.Text ?? "";
        if (present.ReplaceLineEndings("\n").TrimEnd() == text.TrimEnd()) return ProposalRules.NoChange(nameof(m.Text));
        return await Proposals.Open(db, ProposalKind.Template, kind.Code, kind.Code, present, text, m.Reason) switch
        {
            Refused<long> no => no.Why,
            Done<long> id => new TemplateProposed(id.Value),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public async Task<Outcome<TemplateConfirmed>> Handle(ConfirmTemplate m, Db db)
    {
        if (await Proposals.Find(db, ProposalKind.Template, m.Id) is not { } proposal || DocumentKinds.Find(proposal.Subject) is not { } kind) return DeskRefusals.NotFound();
        if (Proposals.MayNotConfirm(db, proposal, Both) is { } no) return no;
        if (NoticeTemplate.Make(kind, proposal.Body, 0, out var wrong) is null) return DocumentRules.TemplateWrong(wrong!.Line, wrong.Zh, wrong.En);
        if (((await templates.InForce(db, kind))?.Text ?? "") != proposal.Was) return ProposalRules.Outdated;
        var version = await db.One<int>(Last, new { kind.Code }) + 1;
        await db.Execute(Insert, new { Id = db.NewId(), kind.Code, Version = version, Text = proposal.Body, proposal.Reason, MadeBy = proposal.ProposedBy, Me = db.Who.PersonId, db.Now });
        if (await Proposals.Settle(db, proposal, ProposalState.Confirmed, Both, $"version {version}") is { } late) return late;
        return new TemplateConfirmed(kind.Code, version);
    }

    public async Task<Outcome<TemplateWithdrawn>> Handle(WithdrawTemplate m, Db db) =>
        await Proposals.Withdraw(db, ProposalKind.Template, m.Id, _ => Both) is { } no ? no : new TemplateWithdrawn(m.Id);
}
