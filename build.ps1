#!/usr/bin/env pwsh
# The same few commands a person would type. On Debian, .ci/run does all of it and brings MariaDB, Chromium and a mail server for the tests.
param([ValidateSet('build', 'test', 'run', 'publish')] [string] $Do = 'build')
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot

switch ($Do) {
    'build' { dotnet build }
    'test' { dotnet test }
    'run' { dotnet run --project src/OfficeDesk.Web }
    'publish' { dotnet publish src/OfficeDesk.Web -c Release -o publish }
}
exit $LASTEXITCODE
