# Finds a JDK for flua; read by the scripts that need one.
# shellcheck shell=sh disable=SC2034 # variables are used by those scripts

java_version=25
java_update=3 # the Graal compiler refuses an older 25.0.x

# Is $1 the home of a JDK of the right version? Reads its release file, because asking java itself takes a JVM's start.
# Sets java_home, and graalvm if the JDK brings the Graal compiler along.
fits() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
  version='' graalvm=''
  while IFS='=' read -r key value; do
    case $key in
      JAVA_VERSION) version=$value ;;
      GRAALVM_VERSION) graalvm=$value ;;
    esac
  done <"$1/release"
  case $version in
    "\"$java_version.0."*) ;;
    *) return 1 ;;
  esac
  update=${version#*.0.}
  update=${update%%[!0-9]*}
  [ -n "$graalvm" ] || [ "$update" -ge $java_update ] || return 1
  java_home=$1
}

# Sets java_home and graalvm; or java_missing, and fails.
find_java() {
  if [ -n "${FLUA_JAVA_HOME:-}" ]; then
    java_missing="FLUA_JAVA_HOME=$FLUA_JAVA_HOME is not the home of a JDK $java_version.0.$java_update or a later $java_version.0"
    fits "$FLUA_JAVA_HOME"
    return
  fi
  [ -n "${JAVA_HOME:-}" ] && fits "$JAVA_HOME" && return
  on_path=$(command -v java) && on_path=$(readlink -f "$on_path") && fits "${on_path%/bin/java}" && return
  for candidate in /usr/lib/jvm/* /opt/* "${HOME:-}"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    fits "$candidate" && return
  done
  java_missing="no JDK $java_version.0.$java_update or later $java_version.0 found: install one (Debian: openjdk-$java_version-jdk-headless) or set FLUA_JAVA_HOME to its folder"
  return 1
}
