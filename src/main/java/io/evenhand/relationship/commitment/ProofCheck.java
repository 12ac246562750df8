package io.evenhand.relationship.commitment;

import io.evenhand.relationship.commitment.Verdict.Listed;
import io.evenhand.relationship.commitment.Verdict.NotProven;
import io.evenhand.relationship.commitment.Verdict.Proven;
import io.evenhand.signing.DetachedReading;
import io.evenhand.signing.TimestampReading;
import io.evenhand.signing.TrustedAuthorities;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an entry was on a list before somebody was introduced. It says so of the listing alone: a listing is a claim, evidence persuades,
 * and people decide.
 */
public final class ProofCheck {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Proof proof;
    private final List<String> reasons = new ArrayList<>();
    private final List<String> facts = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private Commitment commitment;
    private boolean published;
    private @Nullable TrustedAuthorities trusted;
    private @Nullable Instant fixedAt;
    private @Nullable Instant saidAt;
    private @Nullable LocalDate introducedOn;
    private @Nullable Instant introducedAt;

    private ProofCheck(Proof proof) {
        this.proof = proof;
        commitment = proof.commitment();
    }

    public static ProofCheck of(Proof proof) {
        return new ProofCheck(proof);
    }

    /** Holds it against a commitment from elsewhere than the proof. */
    public ProofCheck against(Commitment known) {
        if (!known.isOf(proof.commitment())) {
            reasons.add("The proof belongs to another commitment than the one that it is held against.");
        }
        commitment = known;
        published = true;
        return this;
    }

    /** Believes timestamps and countersignatures for which these authorities vouch; without them, none. */
    public ProofCheck trusting(TrustedAuthorities authorities) {
        trusted = authorities;
        return this;
    }

    /** Says from records of one's own since when the commitment is known; it counts beside its timestamp. */
    public ProofCheck knownSince(Instant moment, String how) {
        fixed(moment, how);
        return this;
    }

    /** Holds it against the day of an introduction. */
    public ProofCheck introducedOn(LocalDate day) {
        introducedOn = day;
        return this;
    }

    /** The same where the moment is known, so that one day may see both. */
    public ProofCheck introducedAt(Instant moment) {
        introducedAt = moment;
        return introducedOn(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    /** Holds it against the evidence itself. @param sha256 of the file */
    public ProofCheck evidence(String sha256) {
        if (sha256.equals(proof.entry().evidence())) {
            facts.add("The evidence handed in is the one that was named, to the last byte.");
        } else {
            reasons.add(
                    "The evidence handed in is another file than the one that was named when the list was committed.");
        }
        return this;
    }

    /** Holds it against a customer: one identifier in common suffices, as everywhere. */
    public ProofCheck about(Collection<String> identifiers) {
        List<String> common = proof.entry().identifiers().stream()
                .filter(identifiers::contains)
                .toList();
        if (common.isEmpty()) {
            reasons.add("The entry is about another customer: they have no domain, name or tax number in common.");
        } else {
            facts.add("The entry is about this customer: " + String.join(", ", common) + ".");
        }
        return this;
    }

    public Verdict verdict() {
        membership();
        time();
        if (reasons.isEmpty() && fixedAt != null) {
            facts.addAll(doubts);
            return new Proven(fixedAt, facts);
        }
        if (reasons.isEmpty() && saidAt != null) {
            return new Listed(saidAt, doubts, facts);
        }
        facts.addAll(doubts);
        return new NotProven(reasons, facts);
    }

    private void membership() {
        proof.strayFrom(commitment)
                .ifPresentOrElse(
                        reasons::add,
                        () -> facts.add("The entry was on a list of %s.".formatted(entries(commitment.count()))));
    }

    private static String entries(int count) {
        return count == 1 ? "one entry" : "%,d entries".formatted(count);
    }

    private void time() {
        timestamp();
        commitment.countersignatures().forEach(this::countersignature);
        Instant moment = fixedAt == null ? saidAt : fixedAt;
        if (moment == null) {
            reasons.add("Nobody but its owner says when the list was committed: the commitment has no timestamp."
                    + (published ? "" : " Hold it against the published one."));
            return;
        }
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        LocalDate dated = proof.entry().evidenceDate();
        if (dated.isAfter(day)) {
            reasons.add("The evidence is dated %s, after the list was committed on %s.".formatted(dated, day));
        } else {
            facts.add("The entry dates its evidence " + dated + ".");
        }
        introduction(moment, day, dated);
    }

    private void timestamp() {
        Optional<TimestampReading> stamp = commitment.readTimestamp();
        if (stamp.isEmpty()) {
            return;
        }
        switch (stamp.get()) {
            case TimestampReading.Sound sound -> {
                Optional<String> distrust =
                        trusted == null ? Optional.of("was not held against any authority") : sound.distrust(trusted);
                if (distrust.isEmpty()) {
                    fixed(sound.time(), "the timestamp of " + sound.authority());
                } else {
                    doubted(
                            sound.time(),
                            "The timestamp of %s says that the list was committed not later than %s. Whether to believe that authority is yours to judge: its certificate %s."
                                    .formatted(sound.authority(), sound.time(), distrust.get()));
                }
            }
            case TimestampReading.Unsound unsound -> reasons.add("The timestamp " + unsound.reason() + ".");
        }
    }

    /** One that is none, or that nobody vouches for, takes nothing from the others: whoever wants can add such a one. */
    private void countersignature(Countersignature one) {
        switch (one.read(commitment)) {
            case DetachedReading.Broken broken ->
                doubts.add("The countersignature of %s %s: it counts for nothing."
                        .formatted(one.signer(), broken.reason()));
            case DetachedReading.Intact intact -> {
                String who = "the countersignature of %s (certificate of “%s”, issued by “%s”)"
                        .formatted(one.signer(), intact.holder(), intact.issuer());
                Optional<String> distrust = trusted == null
                        ? Optional.of("It was not held against any authority.")
                        : intact.distrust(trusted);
                if (distrust.isEmpty()) {
                    fixed(intact.at(), who);
                } else {
                    doubted(
                            intact.at(),
                            "The list was committed not later than %s, says %s, which is intact. %s"
                                    .formatted(intact.at(), who, distrust.get()));
                }
            }
        }
    }

    private void doubted(Instant moment, String sentence) {
        if (saidAt == null || moment.isBefore(saidAt)) {
            saidAt = moment;
        }
        doubts.add(sentence);
    }

    private void introduction(Instant moment, LocalDate day, LocalDate dated) {
        LocalDate introduced = introducedOn;
        if (introduced == null) {
            return;
        }
        Instant exactly = introducedAt;
        // Of the same day nobody knows which came first, unless the moment is known.
        boolean before = exactly == null ? day.isBefore(introduced) : moment.isBefore(exactly);
        if (!before) {
            reasons.add(
                    exactly == null
                            ? "The list was committed on %s, not before the introduction on %s."
                                    .formatted(day, introduced)
                            : "The list was committed at %s, not before the introduction at %s."
                                    .formatted(moment, exactly));
        } else {
            facts.add("The list was committed before the introduction on " + introduced + ".");
        }
        if (!dated.isBefore(introduced)) {
            reasons.add("The evidence is dated %s, not before the introduction on %s.".formatted(dated, introduced));
        }
    }

    private void fixed(Instant moment, String how) {
        Instant known = fixedAt;
        if (known == null || moment.isBefore(known)) {
            fixedAt = moment;
        }
        facts.add("The list was committed not later than %s: so says %s.".formatted(MOMENT.format(moment), how));
    }
}
