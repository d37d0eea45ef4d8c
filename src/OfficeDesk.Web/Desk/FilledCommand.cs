using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace OfficeDesk.Web.Desk;

/// <summary>A command that is filled like any other, and becomes one of the driver's only when it is carried out.</summary>
internal abstract class FilledCommand : DbCommand
{
    [AllowNull]
    public override string CommandText { get; set; } = "";
    public override int CommandTimeout { get; set; } = 30;
    public override CommandType CommandType { get => CommandType.Text; set { } }
    public override bool DesignTimeVisible { get; set; }
    public override UpdateRowSource UpdatedRowSource { get; set; }
    protected override DbTransaction? DbTransaction { get; set; }

    public override void Prepare()
    {
        // whether it is ready is for the command that is carried out to know
    }

    public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

    public override object? ExecuteScalar() => Ready().ExecuteScalar();

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Ready().ExecuteNonQueryAsync(cancellationToken);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) => Ready().ExecuteScalarAsync(cancellationToken);

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior & ~CommandBehavior.CloseConnection);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Ready().ExecuteReaderAsync(behavior & ~CommandBehavior.CloseConnection, cancellationToken);

    /// <summary>The driver's command with everything that was filled in.</summary>
    protected abstract DbCommand Ready();
}
