using OfficeDesk.Rules;
using OfficeDesk.Web.Features.Shared;

namespace OfficeDesk.Web.Features.Catalogue;

/// <summary>What things of the catalogue are called.</summary>
public static class CatalogueWords
{
    public static string Zh(PaperForm form) => form switch { PaperForm.Original => "原件", PaperForm.Copy => "复印件", _ => "原件和复印件" };

    public static string En(PaperForm form) => form switch { PaperForm.Original => "original", PaperForm.Copy => "copy", _ => "original and copy" };

    public static string Of(Words t, PaperForm form) => t[Zh(form), En(form)];
}
