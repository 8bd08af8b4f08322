package org.connectorkit.ledger;

import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs where a database is given by its JDBC URL, user and password. */
@EnabledIfEnvironmentVariable(
        named = "LEDGER_POSTGRESQL_URL",
        matches = "jdbc:postgresql:.+",
        disabledReason = "no PostgreSQL given; e2e/engines/run starts one and runs this test")
class PostgreSqlLedgerTest extends LedgerContract {

    @Override
    LedgerSettings.Builder settings() {
        return LedgerSettings.database(
                System.getenv("LEDGER_POSTGRESQL_URL"),
                System.getenv("LEDGER_POSTGRESQL_USER"),
                System.getenv("LEDGER_POSTGRESQL_PASSWORD"));
    }
}
