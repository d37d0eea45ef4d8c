using System.Reflection;
using System.Reflection.Emit;

namespace OfficeDesk.Tests.Architecture;

/// <summary>
/// Which types a type really uses: its bases, members, attributes, and everything its compiled methods touch. Reading the
/// compiled code sees what a text search misses (var, inferred generics, views).
/// </summary>
internal static class Uses
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>The types used by this one, without repeats.</summary>
    public static HashSet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        foreach (var face in type.GetInterfaces()) Add(found, face);
        foreach (var given in type.GetCustomAttributesData()) AddAttribute(found, given);
        foreach (var field in type.GetFields(Everything)) Add(found, field.FieldType);
        foreach (var method in type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything))) AddMethod(found, method);
        return found;
    }

    private static void AddMethod(HashSet<Type> found, MethodBase method)
    {
        foreach (var parameter in method.GetParameters()) Add(found, parameter.ParameterType);
        if (method is MethodInfo { ReturnType: var answer }) Add(found, answer);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(found, local.LocalType);
        foreach (var member in Touched(method, body.GetILAsByteArray() ?? [])) AddMember(found, member);
    }

    private static void AddMember(HashSet<Type> found, MemberInfo member)
    {
        Add(found, member as Type ?? member.DeclaringType);
        if (member is FieldInfo field) Add(found, field.FieldType);
        if (member is not MethodBase method) return;
        if (method.IsGenericMethod) foreach (var argument in method.GetGenericArguments()) Add(found, argument);
        if (method is MethodInfo { ReturnType: var answer }) Add(found, answer);
    }

    private static void AddAttribute(HashSet<Type> found, CustomAttributeData given)
    {
        Add(found, given.AttributeType);
        foreach (var argument in given.ConstructorArguments) Add(found, argument.Value as Type);
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType) Add(found, type.GetElementType());
        else if (found.Add(type) && type.IsGenericType) foreach (var argument in type.GetGenericArguments()) Add(found, argument);
    }

    private static IEnumerable<MemberInfo> Touched(MethodBase method, byte[] il)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } t ? t.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            short value = il[at++];
            if (value == 0xFE) value = unchecked((short)(0xFE00 | il[at++]));
            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod) is { } member)
                yield return member;
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }
}
