package io.evenhand.settlement.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenhand.settlement.bank.StatusReport.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Proves what is read of a bank's report on a payment file, and that a file which means harm is refused with what to do. */
class Pain002ReaderTests {
    @Test
    void onlyWhatTheBankRejectedIsRejectedEachWithItsReason() {
        StatusReport report = report(Pain002Sample.rejecting("M1", "ST-1", "AC04", "Konto erloschen"));
        assertThat(report.messageId()).isEqualTo("M1");
        assertThat(report.whole()).isEmpty();
        assertThat(report.rejected())
                .containsExactly(
                        new Rejected("ST-1", "The bank rejected it: AC04, the account is closed. Konto erloschen"));
        assertThat(report(Pain002Sample.rejecting("M1", "ST-1", "XX99", "")).rejected())
                .containsExactly(new Rejected("ST-1", "The bank rejected it: XX99."));
    }

    @Test
    void aFileThatIsRejectedAsAWholeSaysWhy() {
        assertThat(report(Pain002Sample.rejectingAll("M1")).whole()).isEqualTo("The bank rejected it: LIMIT.");
        byte[] third = new String(Pain002Sample.rejectingAll("M1"), StandardCharsets.UTF_8)
                .replace("002.001.10", "002.001.03")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(report(third).whole()).isNotEmpty();
    }

    @Test
    void whatIsNoReportOrMeansHarmIsRefused() {
        byte[] sound = Pain002Sample.rejectingAll("M1");
        assertThat(problem(Arrays.copyOf(sound, sound.length - 40))).contains("ends in the middle");
        assertThat(problem(new byte[0])).contains("ends in the middle");
        assertThat(problem(Pain002Sample.document("", "", ""))).contains("OrgnlMsgId");
        assertThat(problem("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"/>"
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("pain.002.001.03 or later");
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaa\">]><Document>&a;</Document>";
        assertThat(problem(bomb.getBytes(StandardCharsets.UTF_8)))
                .contains("document type")
                .doesNotContain("aaaa");
        String deep = "<a xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\">" + "<b>".repeat(50);
        assertThat(problem(deep.getBytes(StandardCharsets.UTF_8))).contains("deep in one another");
    }

    private static StatusReport report(byte[] file) {
        return Pain002Reader.read(file).report().orElseThrow();
    }

    private static String problem(byte[] file) {
        Pain002Reader.Read read = Pain002Reader.read(file);
        assertThat(read.report()).isEmpty();
        return read.problem();
    }
}
