package io.evenhand.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves how browsers are called on the page of sessions. */
class BrowsersTests {
    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0, Firefox on Linux",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0, Edge on Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML like Gecko) Version/26.0 Safari/605.1.15, Safari on Mac",
        "Mozilla/5.0 (Linux; Android 16; Pixel) AppleWebKit/537.36 (KHTML like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36, Chrome on Android",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1, Chrome on iPhone",
        "something (Windows), A browser on Windows",
        "curl/8.5.0, curl",
        "<script>alert(1)</script>, A browser that does not say which"
    })
    void eachIsCalledByItsNameAndSystem(String header, String words) {
        assertThat(Browsers.inWords(header)).isEqualTo(words);
    }

    @Test
    void whoSaysNothingIsCalledSo() {
        assertThat(Browsers.inWords(null)).isEqualTo("A browser that does not say which");
    }
}
