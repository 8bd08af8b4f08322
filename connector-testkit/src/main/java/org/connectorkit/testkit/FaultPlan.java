package org.connectorkit.testkit;

import java.util.List;
import java.util.Random;

/** Decides which fault an exchange meets. Safe for concurrent use. */
@FunctionalInterface
public interface FaultPlan {

    /**
     * Returns the fault of an exchange.
     *
     * @param exchange counted from zero, from when the proxy took the plan on, over all connections
     */
    Fault faultOf(int exchange);

    /** Every exchange meets the same fault. */
    static FaultPlan always(Fault fault) {
        return exchange -> fault;
    }

    /** The first exchanges meet these faults in order; later ones pass. */
    static FaultPlan script(Fault... faults) {
        List<Fault> script = List.of(faults);
        return exchange -> exchange < script.size() ? script.get(exchange) : Fault.none();
    }

    /**
     * An exchange meets one of the faults, or none, as a seeded generator decides: the same seed gives the same faults.
     *
     * @param share how many of the exchanges meet a fault, from 0 to 1
     * @throws IllegalArgumentException if the share is out of range or there is no fault
     */
    static FaultPlan random(long seed, double share, Fault... faults) {
        List<Fault> choice = List.of(faults);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " is out of range; give one from 0 to 1");
        }
        if (choice.isEmpty()) {
            throw new IllegalArgumentException("a random plan needs at least one fault to choose from");
        }
        return exchange -> {
            // A generator per exchange, so that its fault does not hang on which thread asks first
            Random random = new Random(seed * 0x9E3779B97F4A7C15L + exchange);
            random.nextLong();
            return random.nextDouble() < share ? choice.get(random.nextInt(choice.size())) : Fault.none();
        };
    }
}
