using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using OfficeDesk.Rules;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>
/// &lt;field name="Phone" label="手机" value="@Model.Phone" type="tel" /&gt;: label, control, hint and the error of the refusal that names this field.
/// With content (a select, a combo box) the content is the control; give it the same id as the field's name.
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTag(Words words) : TagHelper
{
    private static readonly HashSet<string> _own = ["class"];

    /// <summary>The control's name and id; a refusal with this field name shows its reason here.</summary>
    public required string Name { get; set; }

    /// <summary>The words above the control.</summary>
    public required string Label { get; set; }

    /// <summary>What the control holds.</summary>
    public string? Value { get; set; }

    /// <summary>An input type, or "textarea".</summary>
    public string Type { get; set; } = "text";

    /// <summary>A line under the control.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether it must be filled in.</summary>
    public bool Required { get; set; }

    /// <summary>The page being drawn.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = await output.GetChildContentAsync();
        var refusal = View.ViewData["Refusal"] as Refusal;
        var error = refusal?.Field == Name ? words.Of(refusal) : null;

        var rest = output.Attributes.Where(a => !_own.Contains(a.Name)).ToList();
        rest.ForEach(a => output.Attributes.Remove(a));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field {(error is null ? "" : "bad ")}{output.Attributes["class"]?.Value}".Trim());

        output.Content.AppendHtml(LabelFor());
        if (own.IsEmptyOrWhiteSpace) output.Content.AppendHtml(Control(rest, error is not null)); else output.Content.AppendHtml(own);
        if (Hint is not null) output.Content.AppendHtml(Line("hint", "-hint", Hint));
        if (error is not null) output.Content.AppendHtml(Line("err", "-err", error));
    }

    private TagBuilder LabelFor()
    {
        var label = new TagBuilder("label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);
        if (Required) label.InnerHtml.AppendHtml(" <span class=\"req\" aria-hidden=\"true\">*</span>");
        return label;
    }

    private TagBuilder Control(List<TagHelperAttribute> rest, bool bad)
    {
        var area = Type == "textarea";
        var control = new TagBuilder(area ? "textarea" : "input") { TagRenderMode = area ? TagRenderMode.Normal : TagRenderMode.SelfClosing };
        rest.ForEach(a => control.Attributes[a.Name] = a.Value?.ToString());
        control.AddCssClass("form-control");
        control.Attributes["id"] = Name;
        control.Attributes["name"] = Name;
        if (area) control.InnerHtml.Append(Value ?? ""); else control.Attributes["type"] = Type;
        if (!area && Value is not null) control.Attributes["value"] = Value;
        if (Required) control.Attributes["required"] = "";
        if (bad) control.Attributes["aria-invalid"] = "true";
        var told = string.Join(' ', new[] { Hint is null ? "" : $"{Name}-hint", bad ? $"{Name}-err" : "" }.Where(id => id.Length > 0));
        if (told.Length > 0) control.Attributes["aria-describedby"] = told;
        return control;
    }

    private TagBuilder Line(string kind, string suffix, string text)
    {
        var line = new TagBuilder("p");
        line.AddCssClass(kind);
        line.Attributes["id"] = Name + suffix;
        line.InnerHtml.Append(text);
        return line;
    }
}
