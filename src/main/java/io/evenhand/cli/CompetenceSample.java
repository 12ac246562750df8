package io.evenhand.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.cli.drive.DrivePrinter;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.Areas;
import io.evenhand.competence.AreasFile;
import io.evenhand.competence.CertificateFile;
import io.evenhand.competence.Competencies;
import io.evenhand.competence.ConfirmationState;
import io.evenhand.competence.ConfirmationView;
import io.evenhand.competence.Confirmations;
import io.evenhand.competence.CustomerSize;
import io.evenhand.competence.Deliveries;
import io.evenhand.competence.Level;
import io.evenhand.competence.NewCertificate;
import io.evenhand.competence.NewReference;
import io.evenhand.competence.ProfileFacts;
import io.evenhand.competence.ProfileView;
import io.evenhand.competence.Sharing;
import io.evenhand.competence.StatementResult;
import io.evenhand.partner.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What partners say that they can and cannot do, and what shows it: certificates, some with their file; work that was won, which its
 * introducer confirms; and work elsewhere, for which another partner answers. What was said before an interruption is not said again.
 */
@Component
class CompetenceSample {
    private static final String FOLDER = "/samples/protection/";
    private static final String COMPETENCIES = FOLDER + "competencies.json";

    private final Areas areas;
    private final Competencies competencies;
    private final Confirmations confirmations;
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final Clock clock;

    CompetenceSample(
            Areas areas,
            Competencies competencies,
            Confirmations confirmations,
            Deliveries deliveries,
            Accounts accounts,
            Clock clock) {
        this.areas = areas;
        this.competencies = competencies;
        this.confirmations = confirmations;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param as who speaks for the partner */
    record Said(
            String id,
            String as,
            List<String> languages,
            List<String> sizes,
            int capacity,
            Map<String, String> levels,
            List<Shown> certificates,
            List<Delivered> deliveries,
            List<Asked> references) {
        Said {
            deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
            references = references == null ? List.of() : List.copyOf(references);
        }
    }

    /** @param file beside this one; null where only the name is typed */
    record Shown(
            String area,
            String name,
            int issuedDaysAgo,
            int validDays,
            @Nullable String file) {}

    /** What was won and is over. @param as who confirms it for the introducer @param areas what was delivered */
    record Delivered(String introducer, String as, List<String> areas, String words) {}

    /** Work elsewhere. @param as who answers for the partner that is asked */
    record Asked(String askedOf, String as, String title, List<String> areas, int doneMonthsAgo, String words) {}

    record Network(List<Said> partners) {}

    void show(Actor steward, DrivePrinter printer) throws IOException {
        if (AreasFile.sample() instanceof AreasFile.Read.Areas sample) {
            Object unused = areas.load(steward, sample.areas());
        }
        for (Said said : network().partners()) {
            Actor speaker = actor(said.as());
            PartnerId partner = new PartnerId(said.id());
            long version = competencies
                    .show(speaker, partner)
                    .map(ProfileView::shared)
                    .map(ProfileView.Shared::version)
                    .orElse(0L);
            if (version > 0) {
                continue;
            }
            recorded(competencies.state(speaker, partner, version, facts(said)), said.id());
            for (Shown shown : said.certificates()) {
                LocalDate issued = today().minusDays(shown.issuedDaysAgo());
                recorded(
                        competencies.addCertificate(
                                speaker,
                                partner,
                                new NewCertificate(
                                        new AreaId(shown.area()),
                                        shown.name(),
                                        issued,
                                        issued.plusDays(shown.validDays()),
                                        shown.file() == null ? null : file(shown.file()))),
                        said.id());
            }
            printer.told(
                    clock.instant(),
                    speaker.displayName(),
                    "said what %s does and does not do, in %d areas, and showed %d %s"
                            .formatted(
                                    said.id(),
                                    said.levels().size(),
                                    said.certificates().size(),
                                    said.certificates().size() == 1 ? "certificate" : "certificates"));
        }
        for (Said said : network().partners()) {
            for (Delivered delivered : said.deliveries()) {
                confirm(new PartnerId(said.id()), delivered, printer);
            }
            for (Asked asked : said.references()) {
                answer(said, asked, printer);
            }
        }
    }

    /** Where that deal was won: its introducer says that the work is over, and what of it was delivered. */
    private void confirm(PartnerId deliverer, Delivered delivered, DrivePrinter printer) {
        Actor introducer = actor(delivered.as());
        Predicate<ConfirmationView> meant = one -> one.about().equals(deliverer);
        Optional<ConfirmationView> running =
                confirmations.list(introducer).running().stream().filter(meant).findFirst();
        running.ifPresent(
                work -> recorded(deliveries.end(introducer, work.id(), work.version(), today()), deliverer.value()));
        confirmations.list(introducer).asked().stream()
                .filter(meant.and(one -> one.state() == ConfirmationState.ASKED))
                .findFirst()
                .ifPresent(work -> {
                    recorded(
                            confirmations.answer(
                                    introducer, work.id(), work.version(), delivered.areas(), delivered.words()),
                            deliverer.value());
                    printer.told(
                            clock.instant(),
                            introducer.displayName(),
                            "confirmed what %s delivered: %s".formatted(work.aboutName(), delivered.words()));
                });
    }

    private void answer(Said said, Asked asked, DrivePrinter printer) {
        Actor asks = actor(said.as());
        PartnerId about = new PartnerId(said.id());
        if (confirmations.list(asks).own().stream().noneMatch(one -> one.title().equals(asked.title()))) {
            recorded(
                    confirmations.askForReference(
                            asks,
                            about,
                            asked.askedOf(),
                            new NewReference(asked.title(), asked.areas(), today().minusMonths(asked.doneMonthsAgo()))),
                    said.id());
        }
        Actor answers = actor(asked.as());
        confirmations.list(answers).asked().stream()
                .filter(one -> one.about().equals(about) && one.state() == ConfirmationState.ASKED)
                .findFirst()
                .ifPresent(one -> {
                    recorded(
                            confirmations.answer(answers, one.id(), one.version(), asked.areas(), asked.words()),
                            said.id());
                    printer.told(
                            clock.instant(),
                            answers.displayName(),
                            "answered a reference about %s of %d months ago: %s"
                                    .formatted(one.aboutName(), asked.doneMonthsAgo(), asked.words()));
                });
    }

    private static CertificateFile file(String name) throws IOException {
        try (InputStream file = GuardedSamples.resource(FOLDER + name)) {
            return CertificateFile.read(file.readAllBytes())
                    .orElseThrow(() -> new IllegalStateException("The sample's " + name + " is no certificate"));
        }
    }

    private static ProfileFacts facts(Said said) {
        return new ProfileFacts(
                said.levels().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, level -> Level.valueOf(constant(level.getValue())))),
                said.languages(),
                said.sizes().stream()
                        .map(size -> CustomerSize.valueOf(constant(size)))
                        .collect(Collectors.toSet()),
                said.capacity(),
                Sharing.NETWORK);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static void recorded(StatementResult result, String about) {
        if (!(result instanceof StatementResult.Recorded)) {
            throw new IllegalStateException("What the sample says of " + about + " was not taken: " + result);
        }
    }

    private static Network network() throws IOException {
        try (InputStream file = GuardedSamples.resource(COMPETENCIES)) {
            return JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, Network.class);
        }
    }

    private Actor actor(String person) {
        return accounts.actor(person).orElseThrow(() -> new IllegalStateException("No account " + person));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
