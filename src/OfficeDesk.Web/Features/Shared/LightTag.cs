using Microsoft.AspNetCore.Razor.TagHelpers;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>&lt;light of="@row.Light"&gt;超 2 个工作日&lt;/light&gt;: shape, word and fill; without content the usual word.</summary>
/// <remarks>DL-10: colour is never the only sign.</remarks>
[HtmlTargetElement("light")]
public sealed class LightTag(Words words) : TagHelper
{
    /// <summary>The light; of="Red" and of="@row.Light" both work.</summary>
    public required Light Of { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var letter = Of switch { Light.Red => "r", Light.Yellow => "y", Light.Green => "g", _ => "p" };
        var own = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"lt lt-{letter}");
        if (own.IsEmptyOrWhiteSpace) output.Content.SetContent(words.Of(Of)); else output.Content.SetHtmlContent(own);
    }
}
