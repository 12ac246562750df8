package io.evenhand.evidence;

import io.evenhand.evidence.Happening.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the entries say of one signature, together.
 *
 * @param authority by what right the person signs for the organisation, in words
 * @param known how the person was known
 * @param sentTo where the link or code was sent, masked
 * @param shown SHA-256 of the document as it was shown
 * @param pages how many pages were shown
 * @param consent the words that the signer agreed to, in full
 * @param mark how the mark in the box was made
 * @param signedAt when, by the clock of the server
 * @param address network address from which it was signed
 * @param agent what the browser called itself
 * @param result SHA-256 of the document with this signature
 * @param entries the entries that are about this signature
 */
public record SigningRecord(
        @Nullable String person,
        String name,
        String organisation,
        @Nullable String authority,
        @Nullable String known,
        @Nullable String sentTo,
        @Nullable String shown,
        @Nullable String pages,
        @Nullable String consent,
        @Nullable String mark,
        String signedAt,
        @Nullable String address,
        @Nullable String agent,
        @Nullable String result,
        List<Integer> entries) {
    public SigningRecord {
        entries = List.copyOf(entries);
    }

    /** @param all the entries of the agreement; empty if the signature was not given */
    static Optional<SigningRecord> of(String signature, List<EvidenceEntry> all) {
        List<EvidenceEntry> its = all.stream()
                .filter(entry -> signature.equals(entry.signature()))
                .toList();
        Optional<EvidenceEntry> signed = its.stream()
                .filter(entry -> entry.kind() == EvidenceKind.SIGNED)
                .findFirst();
        return signed.map(act -> of(act, its));
    }

    private static SigningRecord of(EvidenceEntry act, List<EvidenceEntry> its) {
        // How it was signed is what the entry of the signature says itself: what its person did at another time, or
        // somebody in their
        // name before, is not how this signature came about.
        List<EvidenceEntry> before =
                its.stream().filter(entry -> entry.sequence() <= act.sequence()).toList();
        String shown = fact(act, Fact.SHOWN_SHA256);
        return new SigningRecord(
                act.person(),
                act.name(),
                act.organisation(),
                fact(act, Fact.AUTHORITY),
                fact(act, Fact.AUTHENTICATION),
                sentTo(act, before),
                shown,
                last(
                        before,
                        Fact.PAGES,
                        entry -> isOwn(entry, act)
                                && shown != null
                                && entry.fact(Fact.SHOWN_SHA256)
                                        .filter(shown::equals)
                                        .isPresent()),
                fact(act, Fact.CONSENT),
                fact(act, Fact.MARK),
                act.at(),
                fact(act, Fact.ADDRESS),
                fact(act, Fact.AGENT),
                fact(act, Fact.RESULT_SHA256),
                its.stream().map(EvidenceEntry::sequence).toList());
    }

    private static boolean isOwn(EvidenceEntry entry, EvidenceEntry act) {
        return entry.person() != null && entry.person().equals(act.person());
    }

    private static @Nullable String fact(EvidenceEntry act, Fact fact) {
        return act.fact(fact).filter(text -> !text.isBlank()).orElse(null);
    }

    /** Only of who proved by a code that they read what was sent there: to the person of that name, from before that code. */
    private static @Nullable String sentTo(EvidenceEntry act, List<EvidenceEntry> before) {
        int confirmed = before.stream()
                .filter(entry -> entry.kind() == EvidenceKind.CODE_CONFIRMED && isOwn(entry, act))
                .mapToInt(EvidenceEntry::sequence)
                .max()
                .orElse(0);
        return last(
                before,
                Fact.SENT_TO,
                entry -> entry.sequence() < confirmed
                        && entry.kind() != EvidenceKind.REMINDED
                        && entry.name().equals(act.name()));
    }

    private static @Nullable String last(List<EvidenceEntry> entries, Fact fact, Predicate<EvidenceEntry> among) {
        return entries.reversed().stream()
                .filter(among)
                .flatMap(entry -> entry.fact(fact).stream())
                .findFirst()
                .orElse(null);
    }
}
