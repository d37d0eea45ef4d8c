using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Features.Shared;

/// <summary>A whole number in a field of a page is read in full width as well.</summary>
internal sealed class WholeNumbers : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.UnderlyingOrModelType == typeof(int)
        ? new Binder(new SimpleTypeModelBinder(context.Metadata.ModelType, context.Services.GetRequiredService<ILoggerFactory>()))
        : null;

    private sealed class Binder(SimpleTypeModelBinder usual) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            bindingContext.ValueProvider = new Values(bindingContext.ValueProvider);
            return usual.BindModelAsync(bindingContext);
        }
    }

    private sealed class Values(IValueProvider typed) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => typed.ContainsPrefix(prefix);

        public ValueProviderResult GetValue(string key) =>
            typed.GetValue(key) is { Length: > 0 } found ? new ValueProviderResult(found.Values.Select(v => v is null ? null : HalfWidth.Of(v)).ToArray(), found.Culture) : ValueProviderResult.None;
    }
}
