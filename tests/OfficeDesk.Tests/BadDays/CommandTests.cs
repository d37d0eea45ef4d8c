using OfficeDesk.Web;

namespace OfficeDesk.Tests.BadDays;

/// <summary>What is typed after the program's name: a command, its usage, or settings.</summary>
public class CommandTests
{
    [TestCase("help", 0)]
    [TestCase("--help", 0)]
    [TestCase("-h", 0)]
    [TestCase("bakcup", 2)]
    [TestCase("start", 2)]
    public async Task A_word_that_is_no_command_gets_the_usage_and_no_office(string word, int exit)
    {
        Assert.That(Commands.Are([word, "x.zip"]));
        using var said = new StringWriter();
        Assert.That(await Commands.Run([word, "x.zip"], said), Is.EqualTo(exit));
        foreach (var command in new[] { "backup FILE", "verify-backup FILE", "restore FILE", "verify-audit", "reset-admin", "help" })
            Assert.That(said.ToString(), Does.Contain(command));
        Assert.That(said.ToString().Contains("没有这个命令：" + word, StringComparison.Ordinal), Is.EqualTo(exit == 2));
    }

    [TestCase("--urls=http://127.0.0.1:5080")]
    [TestCase("Office:Demo=false")]
    [TestCase("/Office:Demo=false")]
    public void Settings_are_no_commands(string word) => Assert.That(Commands.Are([word]), Is.False);

    [Test]
    public async Task A_mistyped_command_opens_no_office()
    {
        var folder = Directory.CreateTempSubdirectory("deskword").FullName;
        var (exit, said) = await RealCommand.Run(folder, [], "bakcup", "x.zip");
        Assert.That((exit, Directory.GetFileSystemEntries(folder).Length), Is.EqualTo((2, 0)), said);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task GN_1_a_lost_password_of_the_system_administrator_is_reset_on_the_server()
    {
        var folder = Directory.CreateTempSubdirectory("deskreset").FullName;
        Assert.That((await RealCommand.Run(folder, [], "reset-admin")).Said, Does.Contain("里没有办公数据"));
        string secret;
        await using (var office = await RealOffice.Start(folder))
        {
            secret = await office.SignIn("admin");
            var (exit, said) = await RealCommand.Run(folder, [], "reset-admin");
            Assert.That(exit, Is.EqualTo(1));
            Assert.That(said, Does.Contain("数据文件已被另一个程序使用"), "not under a working office");
        }
        Assert.That((await RealCommand.Run(folder, [], "reset-admin", "staff1")).Said, Does.Contain("请写明是哪个系统管理员账号（admin）"));
        var reset = await RealCommand.Run(folder, [], "reset-admin");
        Assert.That(reset.Exit, Is.Zero, reset.Said);
        var password = reset.Said.Trim().Split(' ', '：', '\n')[^1];
        await using (var office = await RealOffice.Start(folder))
        {
            using var before = await office.Post("ListMySessions", new { }, secret);
            Assert.That(before.IsSuccessStatusCode, Is.False, "whoever was signed in is out");
            using var entered = await office.Post("SignIn", new { name = "admin", password });
            Assert.That(await entered.Content.ReadAsStringAsync(), Does.Contain("\"mustChangePassword\":true"));
            var auditor = await office.SignIn("auditor");
            using var acts = await office.Post("ListAudit", new { message = "AdministratorReset" }, auditor);
            Assert.That(await acts.Content.ReadAsStringAsync(), Does.Contain("console").And.Not.Contain(password));
            using var chain = await office.Post("VerifyAudit", new { }, auditor);
            Assert.That(await chain.Content.ReadAsStringAsync(), Does.Contain("\"firstBad\":null"));
        }
        Directory.Delete(folder, recursive: true);
    }
}
