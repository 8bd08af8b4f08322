# Sourced by the jobs, and by .ci/run.

# jdk MAJOR: the home of an installed JDK of that version
jdk() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -x "$home/bin/javac" ] && grep -q "^JAVA_VERSION=\"$1[.\"]" "$home/release" 2>/dev/null; then
      printf '%s\n' "$home"
      return
    fi
  done
  return 1
}

# needs TOOL...: leaves the job with a clear line if one is missing, as skipped, or as failed where CI says that all are to be there
needs() {
  local job missing=() tool
  job=$(basename "$PWD")
  for tool; do
    case $tool in
      python:*) python3 -c "import ${tool#python:}" 2>/dev/null || missing+=("$tool") ;;
      jdk:*) jdk "${tool#jdk:}" >/dev/null || missing+=("$tool") ;;
      *) command -v "$tool" >/dev/null || missing+=("$tool") ;;
    esac
  done
  [ ${#missing[@]} = 0 ] && return
  if [ "${CI:-}" = true ]; then
    echo "e2e/$job: needed and not found: ${missing[*]}" >&2
    exit 1
  fi
  echo "SKIPPED e2e/$job: not found: ${missing[*]}" >&2
  exit 0
}

build_standalone_sandbox() {
  ls ../../ses-sandbox/target/ses-sandbox-*-standalone.jar >/dev/null 2>&1 \
    || (cd ../.. && mvn -q -B -pl ses-sandbox -am package -DskipTests)
}
