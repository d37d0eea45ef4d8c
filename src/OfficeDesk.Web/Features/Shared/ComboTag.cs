using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>
/// &lt;combo name="MatterId" from="/counter?handler=Matters" value="@Model.MatterId" text="@Model.MatterName" /&gt; inside of a field:
/// an input that asks the server for options (q = what was typed) and a hidden field that holds the picked value.
/// The answer is a list of &lt;li role="option" data-value="12" data-text="临时救助"&gt;&lt;b&gt;…&lt;/b&gt;&lt;span&gt;10 个工作日&lt;/span&gt;&lt;/li&gt;.
/// </summary>
[HtmlTargetElement("combo", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ComboTag(Words words) : TagHelper
{
    /// <summary>The hidden field's name; the visible input carries it as id.</summary>
    public required string Name { get; set; }

    /// <summary>Where the options come from.</summary>
    public required string From { get; set; }

    /// <summary>The picked value.</summary>
    public string? Value { get; set; }

    /// <summary>The words of the picked value.</summary>
    public string? Text { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var other in output.Attributes) input.Attributes[other.Name] = other.Value?.ToString();
        output.Attributes.Clear();
        var list = $"{Name}-list";
        Put(input, ("id", Name), ("name", "q"), ("value", Text), ("autocomplete", "off"), ("class", "form-control"));
        Put(input, ("role", "combobox"), ("aria-expanded", "false"), ("aria-autocomplete", "list"), ("aria-controls", list));
        Put(input, ("data-combo", ""), ("data-combo-target", Name));
        Put(input, ("hx-get", From), ("hx-trigger", "input changed delay:200ms, focus once"), ("hx-target", $"#{list}"), ("hx-swap", "innerHTML"), ("hx-sync", "this:replace"));

        var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        Put(hidden, ("type", "hidden"), ("name", Name), ("value", Value));
        var options = new TagBuilder("ul");
        Put(options, ("id", list), ("role", "listbox"), ("class", "combo-list"), ("hidden", ""), ("aria-label", words["选项", "Options"]));

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "combo");
        output.Content.AppendHtml(input).AppendHtml(hidden).AppendHtml(options);
    }

    private static void Put(TagBuilder tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        foreach (var (name, value) in attributes) tag.Attributes[name] = value ?? "";
    }
}
