# Sourced by the measurements, in the project's folder: builds them, and sets java and class_path.

mvn -q -B -Pbenchmarks -pl benchmarks -am -Dmaven.test.skip=true process-classes

module() { printf '%s' "$1/target/classes"; }
class_path="$(module benchmarks):$(module connector-spi):$(module connector-host):$(module ses-connector):$(module ses-sandbox):$(cat benchmarks/target/class-path)"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
