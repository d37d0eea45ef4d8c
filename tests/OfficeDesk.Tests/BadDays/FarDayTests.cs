using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using OfficeDesk.Tests.Access;
using OfficeDesk.Tests.House;
using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.BadDays;

/// <summary>The first and the last day there are: refused or shown, and never a fault of the program.</summary>
public class FarDayTests
{
    private static readonly DateOnly[] Days = [DateOnly.MinValue, DateOnly.MinValue.AddDays(1), DateOnly.MaxValue];

    [TestCase(Engine.Sqlite)]
    [TestCase(Engine.MariaDb)]
    public async Task Every_look_takes_the_first_and_the_last_day_there_are(Engine engine)
    {
        await using var desk = await TestDesk.WithBureau(engine);
        var (looks, wrong) = (0, new List<string>());
        foreach (var message in Registry.Of(typeof(Registry).Assembly).All.Where(m => !m.IsCommand && HasDay(m.Message)))
        {
            foreach (var day in Days)
            {
                var sent = await PayloadMessages.Fresh(message, desk);
                Put(sent, day);
                foreach (var who in PayloadMessages.Senders(message))
                {
                    looks++;
                    try
                    {
                        await desk.SendAny(who, message, sent);
                    }
                    catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.Data.Common.DbException)
                    {
                        wrong.Add($"{message.Name} {day:yyyy-MM-dd}: {e.Message}");
                    }
                }
            }
        }
        Assert.That(looks, Is.GreaterThan(20), "the search itself works");
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    [Test]
    public async Task Every_page_takes_the_first_and_the_last_day_there_are()
    {
        await using var office = new PageOffice();
        Roles[] roles = [Roles.Director, Roles.GeneralOffice, Roles.Auditor, Roles.Staff];
        foreach (var role in roles) await office.SignIn(role);
        var (opened, wrong) = (0, new List<string>());
        foreach (var (address, page) in office.Pages)
        {
            foreach (var asked in Addresses(address, page))
            {
                foreach (var role in roles)
                {
                    using var answer = await office.Get(role, asked);
                    opened++;
                    if ((int)answer.StatusCode >= 500) wrong.Add($"{role} {asked}: {(int)answer.StatusCode}");
                }
            }
        }
        Assert.That(opened, Is.GreaterThan(100), "the search itself works");
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Addresses(string address, Type page)
    {
        foreach (var p in page.GetProperties().Where(p => p.GetCustomAttributes(typeof(BindPropertyAttribute), inherit: true).OfType<BindPropertyAttribute>().Any(b => b.SupportsGet)))
        {
            if (IsDay(p.PropertyType)) foreach (var day in Days) yield return $"{address}?{p.Name}={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
            if (p.Name == "Month") foreach (var month in new[] { "0001-01", "9999-12", "2099-12", "2000-01" }) yield return $"{address}?{p.Name}={month}";
            if (p.Name == "Year") foreach (var year in new[] { "1", "9999", "2000", "2099" }) yield return $"{address}?{p.Name}={year}";
        }
    }

    private static bool IsDay(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateOnly);

    private static bool IsOurs(Type type) => type is { IsClass: true, Namespace: { } space } && space.StartsWith("OfficeDesk", StringComparison.Ordinal);

    private static bool HasDay(Type message) => message.GetProperties().Any(p => IsDay(p.PropertyType) || (IsOurs(p.PropertyType) && HasDay(p.PropertyType)));

    private static void Put(object message, DateOnly day)
    {
        foreach (var p in message.GetType().GetProperties().Where(p => p.CanWrite))
        {
            if (IsDay(p.PropertyType)) p.SetValue(message, day);
            else if (IsOurs(p.PropertyType) && HasDay(p.PropertyType))
            {
                var part = p.GetValue(message) ?? Architecture.MessageTests.Filled(p.PropertyType);
                Put(part, day);
                p.SetValue(message, part);
            }
        }
    }
}
