using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Setup;

/// <summary>Leads through the first settings of an empty office.</summary>
[Opens(typeof(SetUpOffice))]
public sealed class SetupPage : DeskPage
{
    /// <summary>What the form holds; an example to overwrite at first.</summary>
    public SetUpOffice Form { get; private set; } = new(
        "",
        "LD,局领导,Leaders\nBGS,办公室\nSHJZ,社会救助股\nJJZ,纪检组",
        "局长甲,LD,juzhang,局长\n分管领导甲,LD,fenguan,分管领导\n主任甲,BGS,zhuren,办公室+工作人员+股室负责人\n科长甲,SHJZ,kezhang,股室负责人+工作人员\n工作人员甲,SHJZ,staff1,工作人员\n工作人员乙,SHJZ,staff2,工作人员\n纪检干部甲,JJZ,jijian,纪检",
        "CSDB,城市低保岗,SHJZ,staff1,staff2\nLSJZ,临时救助岗,SHJZ,staff2,staff1",
        UsualMatters: true);

    /// <summary>What was made; null before.</summary>
    public OfficeSetUp? Done { get; private set; }

    /// <summary>Whether this was done before; then only the way to the single pages is shown.</summary>
    public bool DoneBefore { get; private set; }

    public async Task OnGet() => DoneBefore = (await Ask(new ReadSetup()))?.Done ?? false;

    public async Task OnPost(string? bureauName, string? sections, string? people, string? posts, bool usualMatters)
    {
        Form = new SetUpOffice(bureauName ?? "", sections ?? "", people ?? "", posts ?? "", usualMatters);
        Done = await Ask(Form);
        if (Refusal == OfficeDesk.Rules.AccountRules.AlreadySetUp) DoneBefore = true;
    }
}
