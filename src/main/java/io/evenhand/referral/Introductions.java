package io.evenhand.referral;

import io.evenhand.access.Actor;
import io.evenhand.days.Days;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.ShownFile;
import io.evenhand.document.StoredDocument;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's consent to be named: when, by whom and how it was given, and what shows it. */
@Service
@Transactional
public class Introductions {
    private static final int LONGEST_NAME = 200;

    private final ReferralBook book;
    private final ConsentRepository consents;
    private final Archive archive;
    private final History history;
    private final Clock clock;

    Introductions(ReferralBook book, ConsentRepository consents, Archive archive, History history, Clock clock) {
        this.book = book;
        this.consents = consents;
        this.archive = archive;
        this.history = history;
        this.clock = clock;
    }

    /** Keeps how the customer consented; what will not do is not kept. */
    public ConsentResult keep(ReferralId id, Actor actor, NewConsent written) {
        Optional<LocalDate> day = read(written.givenOn());
        if (day.isEmpty()) {
            return new ConsentResult.Unfit("givenOn", "Give the day of the consent, such as 2026-03-31.");
        }
        if (day.get().isAfter(today())) {
            return new ConsentResult.Unfit(
                    "givenOn", "Nobody has consented in the future: give the day on which it was.");
        }
        String by = written.givenBy().strip();
        if (by.isEmpty() || by.length() > LONGEST_NAME || by.codePoints().anyMatch(Character::isISOControl)) {
            return new ConsentResult.Unfit(
                    "givenBy", "Say who of the customer consented, in at most " + LONGEST_NAME + " characters.");
        }
        Optional<ConsentForm> form = ConsentForm.read(written.form());
        if (form.isEmpty()) {
            return new ConsentResult.Unfit("form", "Say how they consented: mail, call, letter or meeting.");
        }
        ShownFile shown = null;
        if (written.file() != null) {
            switch (ShownFile.look(written.file().fileName(), written.file().content())) {
                case ShownFile.Look.Fit fit -> shown = fit.file();
                case ShownFile.Look.Unfit unfit -> {
                    return new ConsentResult.Unfit("file", unfit.why());
                }
            }
        }
        return new ConsentResult.Kept(keep(id, actor, day.get(), by, form.get(), shown));
    }

    private String keep(
            ReferralId id, Actor actor, LocalDate day, String by, ConsentForm form, @Nullable ShownFile shown) {
        DocumentHash document =
                shown == null ? null : archive.store(shown.content(), shown.mediaType(), shown.fileName());
        String consentId = UUID.randomUUID().toString();
        consents.save(new Consent(
                consentId,
                id,
                day,
                by,
                form,
                document == null ? null : document.hex(),
                shown == null ? null : shown.fileName(),
                actor.displayName(),
                clock.instant()));
        return consentId;
    }

    /** For a script that says no more: the contact whom the referral names consents today, by mail. */
    public String keepOfContact(ReferralId id, Actor actor) {
        return keep(id, actor, today(), book.get(id).customer().contactName(), ConsentForm.MAIL, null);
    }

    /** The introducer records whether the customer agrees to be named. @param consentId how it did */
    public DecisionResult recordConsent(
            ReferralId id, Actor actor, String decision, String reason, Optional<String> consentId) {
        return switch (decision) {
            case "given" -> {
                Optional<Consent> kept = consentId.flatMap(consents::findById).filter(consent -> consent.isOf(id));
                if (kept.isEmpty()) {
                    yield DecisionResult.refused("Say first when, by whom and how the customer consented.");
                }
                Referral referral = book.get(id);
                referral.consented(kept.get().id(), clock.instant());
                referral.reach(ReferralState.CONSENTED, clock.instant());
                // The history is read by all: who of the customer it was is for the introducer.
                history.tell(
                        id,
                        actor.displayName(),
                        "recorded the customer’s consent of " + kept.get().givenOn() + ", "
                                + kept.get().form().words().toLowerCase(java.util.Locale.ROOT),
                        "consent");
                yield DecisionResult.recorded();
            }
            case "refused" -> {
                if (reason.isBlank()) {
                    yield DecisionResult.refused("Say how and when the customer refused.");
                }
                history.tell(id, actor.displayName(), "recorded that the customer refuses consent", "consent");
                yield DecisionResult.recorded();
            }
            default -> Referrals.unknownDecision(decision);
        };
    }

    /**
     * The consent that counts: whole for the introducer, without the person and what shows it for others, who read it once the customer is
     * disclosed. The caller has made sure of the referral.
     */
    @Transactional(readOnly = true)
    public Optional<GivenConsent> consent(ReferralId id, Actor actor) {
        Referral referral = book.get(id);
        boolean own = referral.introducer().value().equals(actor.partnerId());
        return counting(referral)
                .filter(consent -> own || referral.isDisclosed())
                .map(consent -> new GivenConsent(
                        consent.givenOn(),
                        consent.form(),
                        own ? consent.givenBy() : null,
                        own ? consent.fileName().orElse(null) : null,
                        own ? consent.recordedBy() : null));
    }

    /** What shows the consent; for the introducer's people alone. */
    @Transactional(readOnly = true)
    public Optional<StoredDocument> shown(ReferralId id, Actor actor) {
        Referral referral = book.get(id);
        return counting(referral)
                .filter(consent -> referral.introducer().value().equals(actor.partnerId()))
                .flatMap(Consent::document)
                .flatMap(document -> archive.find(new DocumentHash(document)));
    }

    private Optional<Consent> counting(Referral referral) {
        return Optional.ofNullable(referral.consentId()).flatMap(consents::findById);
    }

    private static Optional<LocalDate> read(String day) {
        try {
            return Optional.of(LocalDate.parse(day.strip()));
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    /**
     * @param givenBy who of the customer it was; null for all but the introducer's people, like what follows
     * @param fileName of what shows it; null where nothing does
     */
    public record GivenConsent(
            LocalDate givenOn,
            ConsentForm form,
            @Nullable String givenBy,
            @Nullable String fileName,
            @Nullable String recordedBy) {}
}
