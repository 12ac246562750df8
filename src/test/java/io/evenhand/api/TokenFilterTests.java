package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.evenhand.access.Actor;
import io.evenhand.access.ApiTokens;
import io.evenhand.access.Role;
import io.evenhand.access.TokenBearer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Proves that a token that asks too often, and an address that guesses, are told to wait, each without stopping the other. */
class TokenFilterTests {
    private final ApiTokens tokens = mock(ApiTokens.class);
    private final TokenFilter filter = new TokenFilter(
            tokens, new ApiSettings(2), Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC));

    @Test
    void theThirdRequestOfATokenInAMinuteIsToldToWait() throws Exception {
        when(tokens.bearer(anyString()))
                .thenReturn(Optional.of(
                        new TokenBearer("t", new Actor("nora", "Nora", "p", "nordwind", Set.of(Role.OPERATIONS)))));
        assertThat(ask("evh_x").getStatus()).isEqualTo(200);
        assertThat(ask("evh_x").getStatus()).isEqualTo(200);
        MockHttpServletResponse third = ask("evh_x");
        assertThat(third.getStatus()).isEqualTo(429);
        assertThat(third.getHeader("Retry-After")).isEqualTo("60");
        assertThat(third.getContentAsString()).contains("urn:problem-type:evenhand:too-many-requests");
    }

    @Test
    void guessingIsCountedByAddressAndLeavesGoodTokensAlone() throws Exception {
        when(tokens.bearer("guess")).thenReturn(Optional.empty());
        for (int i = 0; i < 60; i++) {
            assertThat(ask("guess").getStatus()).isEqualTo(401);
        }
        assertThat(ask("guess").getStatus()).isEqualTo(429);
        when(tokens.bearer("good"))
                .thenReturn(Optional.of(
                        new TokenBearer("t", new Actor("nora", "Nora", "p", "nordwind", Set.of(Role.OPERATIONS)))));
        assertThat(ask("good").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse ask(String secret) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/referrals");
        request.addHeader("Authorization", "Bearer " + secret);
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
