package org.connectorkit.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A rule with the code that checks it on a subject. */
record Check<S>(ContractRule rule, Body<S> body) {

    /** Reports each place where the subject falls short. */
    @FunctionalInterface
    interface Body<S> {
        void check(S subject, Findings findings) throws Exception;
    }

    /** Takes what is found. */
    @FunctionalInterface
    interface Findings {
        void add(String subject, String seen);
    }

    /** Gets at what is checked. */
    @FunctionalInterface
    interface Source<T, S> {
        S from(T other) throws IOException;
    }

    /** The same check of something that holds what is checked. */
    <T> Check<T> from(Source<T, S> source) {
        return new Check<>(rule, (other, findings) -> body.check(source.from(other), findings));
    }

    List<Finding> on(S subject) {
        List<Finding> findings = new ArrayList<>();
        try {
            body.check(subject, (where, seen) -> findings.add(new Finding(rule, where, seen)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            findings.add(new Finding(rule, "the check", "was interrupted"));
        } catch (Exception | LinkageError e) {
            findings.add(new Finding(rule, "the check", "ended with " + e));
        }
        return findings;
    }
}
