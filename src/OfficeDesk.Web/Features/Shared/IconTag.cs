using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>&lt;icon name="bell" /&gt;: a decorative sign of wwwroot/icons.svg; beside it there is always a word, seen or for readers.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTag(IFileVersionProvider versions) : TagHelper
{
    /// <summary>The symbol's id in the sprite.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "i");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<use href=\"{versions.AddFileVersionToPath("", "/icons.svg")}#{Name}\"></use>");
    }
}
