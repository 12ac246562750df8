package io.evenhand.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.access.UploadAllowance;
import io.evenhand.intake.IntakeSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** Proves that a form with a file that is too large is refused by its length alone, and every other request let pass. */
class UploadLimitTests {
    private final UploadLimit limit = new UploadLimit(
            new IntakeSettings(DataSize.ofMegabytes(10), 50_000),
            List.of(new UploadAllowance("/statements", DataSize.ofMegabytes(50))));

    @Test
    void aHundredMegabytesAreRefusedUnread() throws Exception {
        assertThat(status("multipart/form-data; boundary=x", 100_000_000L)).isEqualTo(413);
        assertThat(status("Multipart/Form-Data; boundary=x", 10_600_000L)).isEqualTo(413);
        assertThat(status("multipart/form-data; boundary=x", -1L)).isEqualTo(200);
        assertThat(status("multipart/form-data; boundary=x", 10_000_000L)).isEqualTo(200);
        assertThat(status("application/x-www-form-urlencoded", 100_000_000L)).isEqualTo(200);
    }

    @Test
    void anAddressThatTakesMoreIsGivenMoreAndNoOther() throws Exception {
        assertThat(status("/statements", "multipart/form-data; boundary=x", 50_000_000L))
                .isEqualTo(200);
        assertThat(status("/statements", "multipart/form-data; boundary=x", 53_000_000L))
                .isEqualTo(413);
        assertThat(status("/statements/other", "multipart/form-data; boundary=x", 50_000_000L))
                .isEqualTo(413);
    }

    private int status(String type, long length) throws Exception {
        return status("/import/partners", type, length);
    }

    private int status(String address, String type, long length) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", address) {
            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
        request.setContentType(type);
        MockHttpServletResponse response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
