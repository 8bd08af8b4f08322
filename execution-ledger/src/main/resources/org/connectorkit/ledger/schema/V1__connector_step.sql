CREATE TABLE connector_step (
    action VARCHAR(200) NOT NULL,
    step_key VARCHAR(512) NOT NULL,
    state VARCHAR(7) NOT NULL CHECK (state IN ('CLAIMED', 'DONE', 'UNKNOWN')),
    attempt VARCHAR(36) NOT NULL,
    worker VARCHAR(200) NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    claimed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    lease_until TIMESTAMP WITH TIME ZONE NOT NULL,
    result TEXT,
    PRIMARY KEY (action, step_key)
);

CREATE INDEX connector_step_by_state ON connector_step (state, claimed_at);
