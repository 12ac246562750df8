package io.evenhand.evidence;

import io.evenhand.evidence.Happening.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How entries read. */
public final class EvidenceWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int SHORT_HASH = 16;

    private EvidenceWords() {}

    /** What was done, to follow the name of who did it: "was shown the document, 6 pages". */
    public static String did(EvidenceEntry entry) {
        return switch (entry.kind()) {
            case CERTIFIED -> "certified the document as issued";
            case REQUESTED -> "asked " + addressee(entry, "for a signature", " to sign");
            case LINK_SENT -> "sent a link" + to(entry);
            case REMINDED -> "reminded " + addressee(entry, "whoever is to sign", "");
            case LINK_OPENED -> "opened the link" + unknown(entry, " sent to ");
            case CODE_SENT -> "sent a one-time code" + to(entry);
            case CODE_REFUSED -> "entered a wrong one-time code" + unknown(entry, ", for the link sent to ");
            case CODE_CONFIRMED -> "entered the one-time code";
            case DOCUMENT_SHOWN ->
                "was shown the document"
                        + entry.fact(Fact.PAGES)
                                .map(pages -> ", " + pages + (pages.equals("1") ? " page" : " pages"))
                                .orElse("");
            case CONSENTED -> "agreed to sign electronically";
            case SIGNED -> "signed";
            case DECLINED -> "declined to sign" + reason(entry);
            case QUESTION_ASKED -> "asked a question" + reason(entry);
            case QUESTION_ANSWERED -> "answered a question" + reason(entry);
            case FORWARDED ->
                "handed the signature on to " + entry.fact(Fact.TO_NAME).orElse("somebody else") + reason(entry);
            case WITHDRAWN -> "withdrew the document" + reason(entry);
            case EXPIRED -> "ended it: the time for signing was over";
            case SEALED -> "sealed the document";
        };
    }

    /** Who did it: a person, somebody of whom it was not known who they are, or the system. */
    public static String who(EvidenceEntry entry) {
        if (isBySomebody(entry)) {
            return "Somebody";
        }
        return entry.person() == null ? "Evenhand" : entry.name();
    }

    /** Before they have typed the code, nobody knows who opened a link: anybody may, to whom its mail was handed on. */
    static boolean isBySomebody(EvidenceEntry entry) {
        return entry.person() == null
                && (entry.kind() == EvidenceKind.LINK_OPENED || entry.kind() == EvidenceKind.CODE_REFUSED);
    }

    private static String unknown(EvidenceEntry entry, String before) {
        return isBySomebody(entry) ? before + entry.name() : "";
    }

    /** "27 November 2026, 09:14:03 UTC". */
    public static String moment(String at) {
        return MOMENT.format(Instant.parse(at));
    }

    /** What else is kept of it, but for long words and what {@link #did} says already. */
    static List<String> details(EvidenceEntry entry) {
        List<String> details = new ArrayList<>();
        add(details, "", entry.fact(Fact.AUTHENTICATION));
        add(details, "Shown ", entry.fact(Fact.SHOWN_SHA256).map(EvidenceWords::shortened));
        add(details, "Result ", entry.fact(Fact.RESULT_SHA256).map(EvidenceWords::shortened));
        add(details, "Mark: ", entry.fact(Fact.MARK));
        add(details, "From ", entry.fact(Fact.ADDRESS));
        add(details, "", entry.fact(Fact.AGENT));
        add(details, "", entry.fact(Fact.AUTHORITY));
        entry.fact(Fact.CONSENT).ifPresent(words -> details.add("The words in full: see “What was agreed to”"));
        return details;
    }

    private static void add(List<String> details, String before, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> details.add(before + text));
    }

    private static String shortened(String hash) {
        return hash.substring(0, SHORT_HASH) + "…";
    }

    private static String addressee(EvidenceEntry entry, String nobody, String after) {
        return entry.person() == null && (entry.name().isBlank() || entry.name().equals("Evenhand"))
                ? nobody
                : entry.name() + after;
    }

    private static String to(EvidenceEntry entry) {
        return entry.fact(Fact.SENT_TO).map(address -> " to " + address).orElse("");
    }

    private static String reason(EvidenceEntry entry) {
        return entry.fact(Fact.REASON).map(reason -> ": " + reason).orElse("");
    }
}
