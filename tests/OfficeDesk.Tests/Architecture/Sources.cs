namespace OfficeDesk.Tests.Architecture;

/// <summary>The repository's own files, for the rules of the house that a compiler does not hold.</summary>
internal static class Sources
{
    private static readonly string[] NotOurs = ["bin", "obj", "lib", ".git", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", "data"];

    /// <summary>The top of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Our own files below a folder with one of these endings; what is vendored or built is not ours.</summary>
    public static IEnumerable<string> Files(string below, params string[] endings) => Directory
        .EnumerateFiles(Path.Combine(Root, below), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden })
        .Where(f => endings.Contains(Path.GetExtension(f), StringComparer.Ordinal) && !Path.GetRelativePath(Root, f).Split('/', '\\').Any(NotOurs.Contains));

    /// <summary>A file as the repository names it.</summary>
    public static string Name(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "OfficeDesk.sln"))) return folder;
        throw new InvalidOperationException("The tests run from inside the repository.");
    }
}
