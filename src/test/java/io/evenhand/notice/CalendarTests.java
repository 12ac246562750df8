package io.evenhand.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Proves that a person's deadlines are a calendar that another's parser reads without complaint, at an address that only its owner knows
 * and can take back.
 */
class CalendarTests extends NoticeTest {
    private static final String NASTY =
            "Sign, read; \\ and\r\nBEGIN:VEVENT\r\nSUMMARY:evil – Größe 🍺 " + "ein sehr langer Titel ".repeat(12);

    @Autowired
    MockMvc browser;

    @Test
    void anotherParserReadsEveryDeadlineAsItIs() throws Exception {
        Instant due = Instant.parse("2026-12-01T11:23:45Z");
        deadlines.add("nora", "1", "Review draft", START, Until.at(due));
        deadlines.add(
                "nora",
                new Deadline(
                        TestDeadlines.NAME,
                        "2",
                        NASTY,
                        NASTY,
                        NASTY,
                        START,
                        Until.on(LocalDate.parse("2026-12-31")),
                        "/tasks/2",
                        3));
        deadlines.add("nora", "3", "Has no due time", START, null);

        ICalendar calendar = parsed(calendars.of(actor("nora")));

        assertThat(calendar.getEvents()).hasSize(2);
        VEvent moment = calendar.getEvents().getFirst();
        assertThat(moment.getUid().getValue()).isEqualTo("test-1@desk.example");
        assertThat(moment.getDateStart().getValue().toInstant()).isEqualTo(due);
        assertThat(moment.getDateStart().getValue().hasTime()).isTrue();
        assertThat(moment.getSequence().getValue()).isZero();
        assertThat(moment.getSummary().getValue()).isEqualTo("Due: Review draft – ERP for a brewery");
        assertThat(moment.getUrl().getValue()).isEqualTo("https://desk.example/tasks/1");
        VEvent day = calendar.getEvents().get(1);
        assertThat(day.getDateStart().getValue().hasTime()).isFalse();
        assertThat(day.getDateStart().getValue().getRawComponents().toString()).contains("2026", "12", "31");
        assertThat(day.getDateEnd().getValue().getRawComponents().toString()).contains("2027", "1", "1");
        assertThat(day.getSequence().getValue()).isEqualTo(3);
        assertThat(day.getSummary().getValue())
                .isEqualTo("Due: " + NASTY.replace("\r\n", "\n") + " – " + NASTY.replace("\r\n", "\n"));
        assertThat(day.getDescription().getValue()).startsWith(NASTY.replace("\r\n", "\n"));
    }

    @Test
    void noLineIsLongerThanSeventyFiveBytesAndNoCharacterIsCut() throws Exception {
        deadlines.add(
                "nora",
                new Deadline(TestDeadlines.NAME, "2", "🍺é".repeat(80), "", "", START, Until.at(START), "/tasks/2", 0));

        String file = calendars.of(actor("nora"));

        assertThat(file).endsWith("END:VCALENDAR\r\n").doesNotContain("\uFFFD");
        assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
        for (String line : file.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
            assertThat(new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(line);
        }
        assertThat(parsed(file).getEvents().getFirst().getSummary().getValue()).isEqualTo("Due: " + "🍺é".repeat(80));
    }

    @Test
    void theSameDeadlinesMakeTheSameFileWheneverItIsRead() throws Exception {
        deadlines.add("nora", "1", "Review draft", START, Until.at(START.plusSeconds(60)));
        String path = path(calendars.renew(actor("nora")));
        MockHttpServletResponse first = read(path, 200);
        assertThat(first.getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(first.getHeader("Cache-Control")).contains("private").doesNotContain("max-age=31");

        clock.move(Duration.ofDays(1));

        browser.perform(get(path).header("If-None-Match", first.getHeader("ETag")))
                .andExpect(status().isNotModified());
        deadlines.add("nora", "2", "Sign agreement", START, Until.at(START.plusSeconds(90)));
        browser.perform(get(path).header("If-None-Match", first.getHeader("ETag")))
                .andExpect(status().isOk());
    }

    @Test
    void anAddressLeadsToItsOwnersDeadlinesUntilItIsRenewedOrTakenBack() throws Exception {
        deadlines.add("nora", "1", "Of Nora", START, Until.at(START));
        deadlines.add("omar", "2", "Of Omar", START, Until.at(START));
        String noras = path(calendars.renew(actor("nora")));
        String omars = path(calendars.renew(actor("omar")));
        assertThat(body(noras)).contains("Of Nora").doesNotContain("Of Omar");
        assertThat(body(omars)).contains("Of Omar").doesNotContain("Of Nora");

        String renewed = path(calendars.renew(actor("nora")));
        read(noras, 404);
        assertThat(body(renewed)).contains("Of Nora");
        calendars.close(actor("nora"));
        calendars.close(actor("nora"));
        read(renewed, 404);
        assertThat(calendars.since(actor("nora"))).isEmpty();

        assertThat(database.queryForList("select token_hash from calendar_feed", String.class))
                .allSatisfy(hash -> assertThat(omars).doesNotContain(hash));
    }

    @Test
    void theAddressOfSomebodyWhoseAccountIsClosedLeadsNowhere() throws Exception {
        String path = path(calendars.renew(actor("omar")));
        read(path, 200);
        database.update("update account set enabled = false where username = 'omar'");
        try {
            read(path, 404);
        } finally {
            database.update("update account set enabled = true where username = 'omar'");
        }
    }

    @Test
    void wrongAddressesAnswerAlikeAndAfterManyNotAtAll() throws Exception {
        String right = path(calendars.renew(actor("nora")));
        String guesser = "203.0.113.7";
        for (String wrong : List.of(
                "/calendar/x.ics",
                "/calendar/" + "A".repeat(43) + ".ics",
                "/calendar/" + "A".repeat(43),
                "/calendar/' or 1=1.ics",
                right.replace(".ics", ".ICS"))) {
            read(wrong, guesser, 404);
        }
        for (int i = 0; i < 25; i++) {
            read("/calendar/" + "B".repeat(42) + (char) ('a' + i) + ".ics", guesser, 404);
        }
        browser.perform(get("/calendar/" + "C".repeat(43) + ".ics").with(request -> {
                    request.setRemoteAddr(guesser);
                    return request;
                }))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "900"));
        read("/calendar/" + "C".repeat(43) + ".ics", "203.0.113.8", 404);
        // Many people may come from one address, and none of them shall lose their calendar to a guesser among them.
        read(right, guesser, 200);
        clock.move(Duration.ofMinutes(15));
        read("/calendar/" + "C".repeat(43) + ".ics", guesser, 404);
    }

    @Test
    void oneAddressIsNotReadAllTheTime() throws Exception {
        String path = path(calendars.renew(actor("nora")));
        for (int i = 0; i < 60; i++) {
            read(path, 200);
        }
        read(path, 429);
        clock.move(Duration.ofMinutes(16));
        read(path, 200);
    }

    private static ICalendar parsed(String file) throws Exception {
        try (ICalReader reader = new ICalReader(file)) {
            ICalendar calendar = reader.readNext();
            assertThat(reader.getWarnings()).as("the parser's complaints").isEmpty();
            assertThat(calendar.validate(ICalVersion.V2_0).getWarnings())
                    .as("the validator's complaints")
                    .isEmpty();
            return calendar;
        }
    }

    private static String path(String address) {
        assertThat(address).startsWith("https://desk.example/calendar/").endsWith(".ics");
        return address.substring("https://desk.example".length());
    }

    private String body(String path) throws Exception {
        return read(path, 200).getContentAsString(StandardCharsets.UTF_8);
    }

    private MockHttpServletResponse read(String path, int expected) throws Exception {
        return read(path, "127.0.0.1", expected);
    }

    private MockHttpServletResponse read(String path, String from, int expected) throws Exception {
        return browser.perform(get(path).with(request -> {
                    request.setRemoteAddr(from);
                    return request;
                }))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse();
    }
}
