package io.evenhand.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ApiSettingsTests {
    @Test
    void aLimitOfNothingIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new ApiSettings(0)).hasMessageContaining("evenhand.api.requests-per-minute");
    }
}
