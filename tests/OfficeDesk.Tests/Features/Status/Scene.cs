using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OfficeDesk.Rules;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Demo;
using OfficeDesk.Web.Desk;
using OfficeDesk.Web.Documents;
using OfficeDesk.Web.Features.Status;

namespace OfficeDesk.Tests.Features.Status;

/// <summary>A citizen at home with a paper in the hand.</summary>
internal static class StatusScene
{
    public const string Home = "10.0.0.9";

    /// <summary>What is printed beside the number.</summary>
    public static string CodeOf(this TestDesk desk, string number) => desk.Services.GetRequiredService<StatusCode>().Of(number);

    /// <summary>What the citizen sees; whatever it is, nothing of any person is in it.</summary>
    public static async Task<MatterStatus> Look(this TestDesk desk, string number)
    {
        var status = await desk.Done(Visitor.At(Home), new CheckStatus(number, desk.CodeOf(number)));
        var said = JsonSerializer.Serialize(status, Wire.Json);
        string[] personal = ["来访人", "100000900", "问低保", "问进度", "递交申请", "已批准", .. DemoBureau.People.Select(p => p.Name)];
        Assert.That(personal.Where(p => said.Contains(p, StringComparison.Ordinal)), Is.Empty, said);
        return status;
    }

    /// <summary>The only matter behind a number.</summary>
    public static async Task<StatusLine> LookAt(this TestDesk desk, string number) => (await desk.Look(number)).Lines.Single();

    public static Task<Refusal> LookInVain(this TestDesk desk, string number, string? code = null, string address = Home) =>
        desk.Refused(Visitor.At(address), new CheckStatus(number, code ?? desk.CodeOf(number)));
}
