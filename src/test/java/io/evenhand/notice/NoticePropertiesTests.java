package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Proves that settings that will not do are refused in a sentence that names the setting and says what to write. */
class NoticePropertiesTests {
    @ParameterizedTest
    @CsvSource({
        "desk.example.com, a@b.example, 7, desk-url",
        "ftp://desk.example, a@b.example, 7, desk-url",
        "https://, a@b.example, 7, desk-url",
        "https://user:secret@desk.example, a@b.example, 7, desk-url",
        "https://desk.example/?a=b, a@b.example, 7, desk-url",
        "'https://desk.example\r\nBcc: x', a@b.example, 7, desk-url",
        "https://desk.example, nobody, 7, from",
        "https://desk.example, 'a@b.example, c@d.example', 7, from",
        "https://desk.example, 'a@b.example\r\nBcc: c@d.example', 7, from",
        "https://desk.example, a@b.example, 24, summary-hour",
        "https://desk.example, a@b.example, -1, summary-hour"
    })
    void aSettingThatWillNotDoIsNamed(String url, String from, int hour, String setting) {
        assertThatThrownBy(() -> properties(url, from, hour))
                .isInstanceOf(MailSettingsException.class)
                .hasMessageContaining("evenhand.notice." + setting)
                .hasMessageContaining("write ");
    }

    @Test
    void linksBeginWithTheDeskWhateverItsAddressEndsWith() {
        NoticeProperties properties = properties("https://Desk.example:8443/evenhand/", null, 7);

        assertThat(properties.link("/tasks/1")).isEqualTo("https://Desk.example:8443/evenhand/tasks/1");
        assertThat(properties.host()).isEqualTo("desk.example");
    }

    @Test
    void aMailServerWantsASender() {
        assertThatThrownBy(() -> new NoticeConfiguration()
                        .mailServer(new JavaMailSenderImpl(), properties("https://desk.example", " ", 7)))
                .isInstanceOf(MailSettingsException.class)
                .hasMessageContaining("evenhand.notice.from");
    }

    private static NoticeProperties properties(String url, @Nullable String from, int hour) {
        return new NoticeProperties(url, from, ZoneOffset.UTC, hour, Duration.ofSeconds(20), Duration.ofDays(90));
    }
}
