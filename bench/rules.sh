#!/usr/bin/env bash
# How well the rules' own tests hold them, by themselves: bench/rules.sh coverage (F6: branches reached)
# or bench/rules.sh mutation [files, '**/Exact.cs' …] (F5: changes to the rules that the tests notice; all files take an hour).
# The tests of rules need nothing but the rules: a project of their own in a temporary folder is built in seconds, once a change.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/src" "$place/tests/Rules"
cp -r "$root/src/OfficeDesk.Rules" "$place/src/"
rm -rf "$place"/src/OfficeDesk.Rules/{bin,obj,packages.lock.json}
cp "$root"/tests/OfficeDesk.Tests/Rules/*.cs "$place/tests/Rules/"
cp "$root/tests/OfficeDesk.Tests/Architecture/Sources.cs" "$root/tests/OfficeDesk.Tests/Features/Files/Samples.cs" "$place/tests/Rules/"
cp -r "$root/db" "$root/OfficeDesk.sln" "$place/"
cat > "$place/Directory.Build.props" <<'XML'
<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><InvariantGlobalization>true</InvariantGlobalization>
<GenerateDocumentationFile>true</GenerateDocumentationFile><NoWarn>$(NoWarn);CS1591;CS1573</NoWarn><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>
XML
version() { grep -o "Include=\"$1\" Version=\"[^\"]*\"" "$root/Directory.Packages.props" | grep -o 'Version.*'; }
cat > "$place/tests/Rules/Rules.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>
<ProjectReference Include="../../src/OfficeDesk.Rules/OfficeDesk.Rules.csproj" /><Using Include="NUnit.Framework" />
<None Include="../../db/**" CopyToOutputDirectory="PreserveNewest" LinkBase="db" />
<PackageReference Include="FsCheck.NUnit" $(version FsCheck.NUnit) /><PackageReference Include="Microsoft.NET.Test.Sdk" $(version Microsoft.NET.Test.Sdk) />
<PackageReference Include="NUnit" $(version NUnit) /><PackageReference Include="NUnit3TestAdapter" $(version NUnit3TestAdapter) /><PackageReference Include="coverlet.collector" Version="10.0.1" />
</ItemGroup></Project>
XML
cd "$place/tests/Rules"
case "${1:-}" in
  coverage)
    dotnet test --collect:"XPlat Code Coverage"
    grep -o 'branch-rate="[0-9.]*"\|branches-covered="[0-9]*"\|branches-valid="[0-9]*"' TestResults/*/coverage.cobertura.xml | sed -n 1,3p
    # where most are missing: how many, and in which file; each line stands there twice, for its method and for its class
    awk -F'"' '/<class /{file=$4}
      match($0,/[0-9]+\/[0-9]+\)/){split(substr($0,RSTART,RLENGTH-1),part,"/");missed[file]+=(part[2]-part[1])/2}
      END{for(f in missed)if(missed[f])print missed[f],f}' TestResults/*/coverage.cobertura.xml | sort -rn | sed -n 1,12p ;;
  mutation)
    shift
    # a change is found by the first thousands of cases or not at all; the table of rules reads the sources
    sed -i 's/Cases = 200_000/Cases = 2_000/' WorkingCalendarProperties.cs
    rm RuleBookTests.cs
    dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$place/tool" > /dev/null
    # texts of refusals are not rules
    printf '{"stryker-config":{"project":"OfficeDesk.Rules.csproj","reporters":["cleartext"],"concurrency":2,"ignore-mutations":["string"],"coverage-analysis":"perTest"}}' > stryker-config.json
    "$place/tool/dotnet-stryker" $(for file in "$@"; do printf -- '--mutate %s ' "$file"; done) ;;
  *) echo "bench/rules.sh coverage | mutation [files]"; exit 2 ;;
esac
