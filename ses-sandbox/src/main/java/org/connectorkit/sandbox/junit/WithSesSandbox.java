package org.connectorkit.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a sandbox of its own, stopped after it. Test methods and {@code @BeforeEach} and {@code @AfterEach} methods
 * may take parameters of the types {@link org.connectorkit.sandbox.SesSandbox}, {@link
 * org.connectorkit.sandbox.account.Account}, {@link org.connectorkit.sandbox.inbox.Inbox} and {@link
 * org.connectorkit.sandbox.fault.Faults}.
 *
 * <pre>{@code
 * @WithSesSandbox(verified = "example.com")
 * class InvoiceMailTest {
 *     @Test
 *     void sendsTheInvoice(SesSandbox sandbox, Inbox inbox) { … }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SesSandboxExtension.class)
// Were JUnit required transitively, every module that uses the sandbox outside tests would need it to compile
@SuppressWarnings("exports")
public @interface WithSesSandbox {

    /** Addresses or domains that are verified at the start. */
    String[] verified() default {"example.com"};

    /**
     * Whether the system properties by which the AWS SDK for Java finds endpoint, key and region point at the sandbox during
     * the test, so that {@code SesClient.create()} talks to it. They belong to the whole process: not for tests in parallel.
     */
    boolean systemProperties() default false;
}
