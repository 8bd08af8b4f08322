package org.connectorkit.testkit;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.connectorkit.spi.Input;
import org.connectorkit.spi.InputType;
import org.connectorkit.testkit.Bench.Sample;
import org.connectorkit.testkit.Check.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Runs actions with odd values of one input, the others being right: first those that break things most, the same ones each
 * time, then random ones. A random value that does harm is shrunk to the smallest that does the same.
 */
final class OddRuns {

    private static final String SEED = "contract.seed";
    private static final String TRIES = "contract.tries";
    private static final int MOST_STEPS = 200;
    private static final int WIDEST_STEP = 40;

    /** One for the process, so that a failure can be repeated by naming it. */
    private static final long SEED_OF_PROCESS = Long.getLong(SEED, new Random().nextInt(1_000_000));

    private final Bench bench;
    private final long seed;
    private final int tries;

    OddRuns(Bench bench) {
        this(bench, SEED_OF_PROCESS, Integer.getInteger(TRIES, 25));
    }

    /**
     * Runs over a bench.
     *
     * @param tries how many random values each input gets
     */
    OddRuns(Bench bench, long seed, int tries) {
        this.bench = bench;
        this.seed = seed;
        this.tries = tries;
    }

    /** What a run gave, and how many requests it made. */
    record Run(Sample sample, ActionCall call, ActionOutcome outcome, int exchanges) {}

    /** Says what is wrong with a run; empty if nothing is. */
    @FunctionalInterface
    interface Complaint {
        Optional<String> about(Run run);
    }

    /** Adds a finding for each fixed value that is complained of, and one at most for the random values of an input. */
    void check(Complaint complaint, Findings findings) {
        for (Sample sample : bench.working()) {
            for (Input<?> input : sample.action().inputs().inputs()) {
                // Where its absence alone does harm, another rule tells
                boolean harmlessAbsent = complaint
                        .about(run(sample, sample.call().without(input.key())))
                        .isEmpty();
                if (!(input.type() instanceof InputType.ConnectionRef) && harmlessAbsent) {
                    new OnInput(sample, input, complaint, findings).check();
                }
            }
        }
    }

    private Run run(Sample sample, ActionCall call) {
        int before = bench.proxy().exchanges().size();
        ActionOutcome outcome = call.run();
        return new Run(sample, call, outcome, bench.proxy().exchanges().size() - before);
    }

    private final class OnInput {

        private final Sample sample;
        private final Input<?> input;
        private final Complaint complaint;
        private final Findings findings;

        OnInput(Sample sample, Input<?> input, Complaint complaint, Findings findings) {
            this.sample = sample;
            this.input = input;
            this.complaint = complaint;
            this.findings = findings;
        }

        void check() {
            boolean sound = true;
            for (@Nullable Object value : OddValues.of(input.type())) {
                Optional<String> wrong = wrong(value);
                wrong.ifPresent(what -> findings.add(sample.subject(), with(value) + " " + what));
                sound &= wrong.isEmpty();
            }
            if (sound) {
                JqwikSession.run(this::checkRandom);
            }
        }

        private void checkRandom() {
            Random random = new Random(seed + (sample.subject() + "." + input.key()).hashCode());
            RandomGenerator<Object> values = RandomValues.of(input).generator(1000);
            for (int i = 0; i < tries; i++) {
                Shrinkable<Object> drawn = values.next(random);
                if (wrong(drawn.value()).isPresent()) {
                    Object least = shrunk(drawn, MOST_STEPS).value();
                    findings.add(
                            sample.subject(),
                            with(least) + " " + wrong(least).orElse("does harm, but not each time")
                                    + "; found at random, to repeat it add -D" + SEED + "=" + seed);
                    return;
                }
            }
        }

        /** Takes a smaller value as long as there is one of which the same can be said. */
        private Shrinkable<Object> shrunk(Shrinkable<Object> drawn, int steps) {
            if (steps == 0) {
                return drawn;
            }
            return drawn.shrink()
                    .limit(WIDEST_STEP)
                    .filter(candidate -> wrong(candidate.value()).isPresent())
                    .findFirst()
                    .map(smaller -> shrunk(smaller, steps - 1))
                    .orElse(drawn);
        }

        private Optional<String> wrong(@Nullable Object value) {
            return complaint.about(run(sample, sample.call().with(input.key(), value)));
        }

        private String with(@Nullable Object value) {
            String json = JsonInputs.of(value).toString();
            return "with " + input.key() + " = "
                    + (json.length() <= 60 ? json : json.substring(0, 50) + "… (" + json.length() + " characters)");
        }
    }
}
