package io.evenhand.competence;

import io.evenhand.access.Actor;
import io.evenhand.access.Visibility;
import io.evenhand.competence.StatementResult.Invalid;
import io.evenhand.competence.StatementResult.NotAllowed;
import io.evenhand.competence.StatementResult.Recorded;
import io.evenhand.competence.StatementResult.Stale;
import io.evenhand.competence.StatementResult.Unknown;
import io.evenhand.concurrency.RepeatedWhenRaced;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a partner says that it can do, and the certificates that it shows. */
@Service
@Transactional
public class Competencies {
    /** As many certificates as a partner keeps at a time. */
    public static final int MOST_CERTIFICATES = 200;

    private static final LocalDate EARLIEST = LocalDate.of(1980, 1, 1);
    private static final int LATEST_YEAR = 2100;

    private final Partners partners;
    private final ProfileRepository profiles;
    private final AreaRepository areas;
    private final Areas meanings;
    private final CertificateRepository certificates;
    private final StoredFileRepository files;
    private final ProfilePages pages;
    private final Records records;
    private final Clock clock;

    Competencies(
            Partners partners,
            ProfileRepository profiles,
            AreaRepository areas,
            Areas meanings,
            CertificateRepository certificates,
            StoredFileRepository files,
            ProfilePages pages,
            Records records,
            Clock clock) {
        this.partners = partners;
        this.profiles = profiles;
        this.areas = areas;
        this.meanings = meanings;
        this.certificates = certificates;
        this.files = files;
        this.pages = pages;
        this.records = records;
        this.clock = clock;
    }

    /** What is known of a partner, cut to what it shares with the actor; empty when there is no such partner. */
    @Transactional(readOnly = true)
    public Optional<ProfileView> show(Actor actor, PartnerId partner) {
        return partners.find(partner).map(known -> pages.of(actor, known));
    }

    /** A partner says anew, as a whole, what it can do. */
    @RepeatedWhenRaced
    public StatementResult state(Actor actor, PartnerId partner, long version, ProfileFacts facts) {
        Optional<StatementResult> refusal = refusal(actor, partner);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Profile profile = profiles.lock(partner).orElseGet(() -> new Profile(partner));
        Map<String, String> problems = problems(profile, ownWords(partner), facts);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        if (!profile.isVersion(version)) {
            return new Stale();
        }
        profile.state(facts, actor.username(), clock.instant());
        profiles.saveAndFlush(profile);
        return new Recorded(partner.value());
    }

    /** Which areas a partner names in the words that everybody sees, by their ids. */
    private Map<String, String> ownWords(PartnerId partner) {
        Map<String, String> words = new LinkedHashMap<>();
        meanings.meaning(partners.get(partner).competencies())
                .forEach((word, area) -> words.putIfAbsent(area.id().value(), word));
        return words;
    }

    private Map<String, String> problems(Profile present, Map<String, String> ownWords, ProfileFacts facts) {
        Map<String, String> problems = facts.problems();
        if (!problems.isEmpty()) {
            return problems;
        }
        Map<String, Area> known =
                areas
                        .findAllById(facts.levels().keySet().stream()
                                .flatMap(id -> AreaId.read(id).stream())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(area -> area.id().value(), Function.identity()));
        Words checks = new Words();
        facts.levels().forEach((id, level) -> {
            Area area = known.get(id);
            checks.that(area != null, "levels", "An area that you name is not there: choose from the list.");
            checks.that(
                    area == null
                            || area.retiredOn().isEmpty()
                            || level == present.levels().get(id),
                    "levels",
                    area == null ? "" : "“" + area.name() + "” is retired: leave it as it is, or say nothing of it.");
            checks.that(
                    level != Level.NOT_OURS || !ownWords.containsKey(id),
                    "levels",
                    "“" + ownWords.get(id)
                            + "” stands among your own words, which everybody sees: take it out there before you say that you"
                            + " do not do it.");
        });
        return checks.problems();
    }

    /** Adds a certificate. Its file, where there is one, was read before. */
    public StatementResult addCertificate(Actor actor, PartnerId partner, NewCertificate certificate) {
        Optional<StatementResult> refusal = refusal(actor, partner);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Map<String, String> problems = problems(partner, certificate);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        String id = UUID.randomUUID().toString();
        certificates.save(new Certificate(id, partner, certificate, actor.username(), clock.instant()));
        CertificateFile file = certificate.file();
        if (file != null) {
            files.save(new StoredFile(id, file.content()));
        }
        return new Recorded(id);
    }

    private Map<String, String> problems(PartnerId partner, NewCertificate certificate) {
        LocalDate today = records.today();
        LocalDate expires = certificate.expiresOn();
        Optional<Area> area = areas.findById(certificate.area());
        return new Words()
                .that(
                        area.filter(found -> found.retiredOn().isEmpty()).isPresent(),
                        "area",
                        "Choose an area from the list.")
                .name("name", certificate.name())
                .that(
                        !certificate.issuedOn().isAfter(today),
                        "issuedOn",
                        "This day is still to come: enter the day on which it was issued.")
                .that(!certificate.issuedOn().isBefore(EARLIEST), "issuedOn", "Enter a day since 1980.")
                .that(
                        expires == null || expires.isAfter(certificate.issuedOn()),
                        "expiresOn",
                        "It ends before it begins: enter the last day on which it holds.")
                .that(
                        expires == null || !expires.isBefore(today),
                        "expiresOn",
                        "It has expired and would show nothing: add the one that took its place.")
                .that(expires == null || expires.getYear() < LATEST_YEAR, "expiresOn", "Enter a day of this century.")
                .that(
                        certificates.countStanding(partner) < MOST_CERTIFICATES,
                        "name",
                        "You keep " + MOST_CERTIFICATES + " certificates: take back those that are of no use.")
                .problems();
    }

    /** Takes a certificate back: it counts no longer, and its file is gone. Again changes nothing. */
    public StatementResult withdrawCertificate(Actor actor, PartnerId partner, String id) {
        Optional<StatementResult> refusal = refusal(actor, partner);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Certificate> certificate =
                certificates.findById(id).filter(found -> found.partner().equals(partner));
        if (certificate.isEmpty()) {
            return new Unknown();
        }
        if (!certificate.get().isWithdrawn()) {
            certificate.get().withdraw(clock.instant());
            files.deleteById(id);
        }
        return new Recorded(id);
    }

    /** The file of a certificate, for the partner's own people and the host's steward: it names a person. */
    @Transactional(readOnly = true)
    public Optional<CertificateFile> file(Actor actor, PartnerId partner, String id) {
        return certificates
                .findById(id)
                .filter(found -> found.partner().equals(partner))
                .filter(found -> Visibility.of(actor).covers(partner.value()))
                .flatMap(Certificate::fileType)
                .flatMap(type -> files.findById(id).map(file -> new CertificateFile(type, file.content())));
    }

    /** Whoever may not speak for the partner: for strangers there is nothing to speak of. */
    private Optional<StatementResult> refusal(Actor actor, PartnerId partner) {
        if (!Visibility.of(actor).covers(partner.value())
                || partners.find(partner).isEmpty()) {
            return Optional.of(new Unknown());
        }
        return SpeaksForPartnerPolicy.maySpeak(actor, partner) ? Optional.empty() : Optional.of(new NotAllowed());
    }

    /** Whether a partner's own people see more than others, and whether the actor is one of them who may change it. */
    public static boolean maySpeak(Actor actor, PartnerView partner) {
        return SpeaksForPartnerPolicy.maySpeak(actor, partner.id());
    }
}
