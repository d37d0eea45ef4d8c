using OfficeDesk.Web.Desk;

namespace OfficeDesk.Tests.Desk;

/// <summary>What may be carried out later than it was said: nothing that anybody could tell.</summary>
public class StatementTests
{
    private const string Row = "INSERT INTO notes (id, text) VALUES (@Id, @Text)";

    [TestCase("INSERT INTO others (id, note_id) VALUES (@Id, @NoteId)", true)]
    [TestCase("UPDATE others SET text = @Text WHERE id = @Id", true)]
    [TestCase("UPDATE others SET text = (SELECT text FROM notes WHERE id = @Id)", false)]
    [TestCase("UPDATE Notes SET text = @Text", false)]
    [TestCase("DELETE FROM others WHERE id = @Id", false)]
    [TestCase("SAVEPOINT turn", false)]
    [TestCase("SELECT id FROM notes", false)]
    [TestCase("SELECT id FROM others", true)]
    public void An_insert_passes_what_cannot_tell_the_difference(string other, bool passes) =>
        Assert.That(Statement.Of(Row).MayPass(Statement.Of(other)), Is.EqualTo(passes));

    [Test]
    public void An_insert_that_looks_waits_for_what_it_looks_at()
    {
        var looks = Statement.Of("INSERT INTO notes (id, by_id) VALUES (@Id, (SELECT id FROM people WHERE name = @Name))");
        Assert.That(looks.MayPass(Statement.Of("UPDATE people SET name = @Name WHERE id = @Id")), Is.False);
        Assert.That(looks.MayPass(Statement.Of("UPDATE rooms SET name = @Name WHERE id = @Id")), Is.True);
    }

    [TestCase(Row, "INSERT INTO notes (id, text) VALUES ", "(@Id, @Text)")]
    [TestCase("INSERT INTO notes (id) SELECT @Id", "", "")]
    [TestCase("INSERT INTO notes (id) VALUES (@Id) ON CONFLICT (id) DO UPDATE SET text = (excluded.text)", "INSERT INTO notes (id) VALUES ", "(@Id)")]
    [TestCase("INSERT INTO notes (id) VALUES (@Id) ON CONFLICT (id) DO UPDATE SET text = @Text", "", "")]
    [TestCase("INSERT INTO notes (id) VALUES (@Id); UPDATE notes SET text = (@Text)", "", "")]
    public void Only_a_plain_row_is_joined_to_others(string sql, string into, string row) =>
        Assert.That((Statement.Of(sql).Into, Together(Statement.Of(sql).Row)), Is.EqualTo((into, row)));

    [Test]
    public void A_server_is_told_in_its_own_words_what_to_do_where_the_row_is_there_already()
    {
        var counted = Statement.Of("INSERT INTO notes (id, text) VALUES (@Id, @Text)\nON CONFLICT (id) DO UPDATE SET n = notes.n + 1, text = excluded.text");
        Assert.That(counted.Served, Is.EqualTo("INSERT INTO notes (id, text) VALUES (@Id, @Text)\nON DUPLICATE KEY UPDATE n = notes.n + 1, text = VALUES(text)"));
        Assert.That((Together(counted.Row), counted.Otherwise), Is.EqualTo(("(@Id, @Text)", "ON DUPLICATE KEY UPDATE n = notes.n + 1, text = VALUES(text)")));
    }

    [Test]
    public void A_text_is_taken_apart_at_its_parameters_and_between_its_statements()
    {
        Assert.That(Statement.Pieces("SELECT @@version, @A FROM a; SELECT @B;"), Is.EqualTo(new[] { ("SELECT @@version, ", "A"), (" FROM a", Statement.Over), (" SELECT ", "B"), ("", Statement.Over), ("", "") }));
    }

    private static string Together(IEnumerable<(string Text, string Parameter)> pieces) =>
        string.Concat(pieces.Select(p => p.Text + (p.Parameter.Length > 0 ? "@" + p.Parameter : "")));
}
