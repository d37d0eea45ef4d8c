// Every test has a database and a folder of its own: fixtures run side by side, tests of a fixture one after the other.
// A fixture that measures time or kills programs says [NonParallelizable] and has the machine to itself.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(3)]
