using OfficeDesk.Web.Desk;

namespace OfficeDesk.Web.Office;

/// <summary>Writes settings. Who calls it first changes the office's stamp: its lock makes a look at the versions safe on a database server.</summary>
internal static class SettingRows
{
    private const string Versions = "SELECT COALESCE(SUM(version), 0) FROM settings WHERE name LIKE @Names";

    private const string Update = "UPDATE settings SET value = @Value, changed_at = @Now, changed_by = @By, version = version + 1 WHERE name = @Name";

    private const string Insert = "INSERT INTO settings (name, value, changed_at, changed_by) VALUES (@Name, @Value, @Now, @By)";

    /// <summary>Grows with every change of any of them.</summary>
    /// <param name="names">How their names begin, with a % behind it.</param>
    public static async Task<int> VersionOf(Db db, string names) => (int)await db.One<long>(Versions, new { Names = names });

    public static async Task Save(Db db, Setting setting, string value)
    {
        var row = new { setting.Name, Value = value, db.Now, By = db.Who.PersonId };
        if (!await db.Changed(Update, row)) await db.Execute(Insert, row);
    }
}
