@echo off
rem Runs Evenhand: finds a Java of at least 21, builds once, and starts. Arguments and exit code are the program's own.
setlocal enabledelayedexpansion
set "home=%~dp0"
set "jar=%home%target\evenhand.jar"
set "java="

if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do if not defined java for %%k in ("%%~dpj..") do call :consider "%%~fk"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined java call :consider "%%~d"
if not defined java (
  echo evenhand: no JDK of version 21 or newer found. Install one ^(for example Temurin 21^), or set JAVA_HOME to it. 1>&2
  exit /b 3
)

set "stale=yes"
if exist "%jar%" for /f %%s in ('powershell -NoProfile -Command "$j=(Get-Item '%jar%').LastWriteTime; if (Get-ChildItem '%home%pom.xml','%home%src\main','%home%bpmn','%home%templates' -Recurse -File -ErrorAction SilentlyContinue | Where-Object LastWriteTime -gt $j | Select-Object -First 1) {'yes'} else {'no'}"') do set "stale=%%s"
if "%stale%"=="yes" (
  where mvn >nul 2>nul
  if errorlevel 1 (
    echo evenhand: Maven is needed for the first build: install it so that "mvn" is on the PATH. 1>&2
    exit /b 3
  )
  echo evenhand: building once; this takes a minute or two. 1>&2
  pushd "%home%"
  set "JAVA_HOME=!java!"
  call mvn -q -B -Dmaven.test.skip=true package 1>&2
  if errorlevel 1 (
    popd
    echo evenhand: the build failed; its messages are above. 1>&2
    exit /b 3
  )
  popd
)

"%java%\bin\java" --enable-native-access=ALL-UNNAMED -Dsun.misc.unsafe.memory.access=allow %EVENHAND_JAVA_OPTS% -jar "%jar%" %*
exit /b %errorlevel%

:consider
if not exist "%~1\bin\java.exe" exit /b 0
set "version=0"
for /f "tokens=3" %%v in ('""%~1\bin\java" -version 2^>^&1 ^| findstr /c:"version ""') do for /f "tokens=1 delims=." %%m in ("%%~v") do set "version=%%m"
if !version! geq 21 set "java=%~1"
exit /b 0
