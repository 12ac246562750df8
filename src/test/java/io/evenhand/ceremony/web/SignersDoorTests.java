package io.evenhand.ceremony.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenhand.ceremony.Visitor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;

/** Proves that a form decides about the agreement of its own page alone, and that a proxy nobody told of is noticed. */
@Execution(ExecutionMode.CONCURRENT)
class SignersDoorTests {
    @Test
    void aFormOfAnotherAgreementThanTheVisitsIsTurnedAway() {
        assertThatCode(() -> VisitorArgument.requireSamePage(form("s-1"), visitor("s-1")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> VisitorArgument.requireSamePage(form("s-1"), visitor("s-2")))
                .isInstanceOf(OtherPageException.class);
        assertThatThrownBy(() -> VisitorArgument.requireSamePage(form(null), visitor("s-2")))
                .isInstanceOf(OtherPageException.class);
        assertThatCode(() -> VisitorArgument.requireSamePage(
                        new MockHttpServletRequest("GET", "/sign/document"), visitor("s-2")))
                .doesNotThrowAnyException();
    }

    @Test
    void aDeskByHttpsBehindAProxyOfWhichNothingIsSaidIsWarnedOf() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("evenhand.notice.desk-url", "https://desk.example.com");

        assertThat(ProxySettings.problem(environment).orElseThrow()).contains("server.forward-headers-strategy=native");
        environment.setProperty("server.forward-headers-strategy", "native");
        assertThat(ProxySettings.problem(environment)).isEmpty();
    }

    @Test
    void aDeskWithoutAProxyIsNotWarnedOf() {
        MockEnvironment plain = new MockEnvironment().withProperty("evenhand.notice.desk-url", "http://localhost:8080");
        MockEnvironment own = new MockEnvironment()
                .withProperty("evenhand.notice.desk-url", "https://desk.example.com")
                .withProperty("server.ssl.key-store", "keys.p12");

        assertThat(ProxySettings.problem(plain)).isEmpty();
        assertThat(ProxySettings.problem(own)).isEmpty();
    }

    private static MockHttpServletRequest form(@Nullable String signature) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/sign/document/sign");
        if (signature != null) {
            request.setParameter("signature", signature);
        }
        return request;
    }

    private static Visitor visitor(String signature) {
        return new Visitor(false, true, false, signature, "", "", "", "", "", Instant.EPOCH, null);
    }
}
