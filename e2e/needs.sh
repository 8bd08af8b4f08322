# Sourced by the jobs.

# needs TOOL...: leaves the job with a clear line if one is missing, as skipped, or as failed where CI says that all are to be there
needs() {
  local job missing=() tool
  job=$(basename "$PWD")
  for tool; do
    case $tool in
      python:*) python3 -c "import ${tool#python:}" 2>/dev/null || missing+=("$tool") ;;
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
