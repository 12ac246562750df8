package io.evenhand.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.cli.drive.DrivePrinter;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.Areas;
import io.evenhand.competence.AreasFile;
import io.evenhand.competence.Competencies;
import io.evenhand.competence.CustomerSize;
import io.evenhand.competence.Level;
import io.evenhand.competence.NewCertificate;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What partners say that they can and cannot do, and what they show of it. What was said before an interruption is not said again. */
@Component
class CompetenceSample {
    private static final String COMPETENCIES = "/samples/protection/competencies.json";

    private final Areas areas;
    private final Competencies competencies;
    private final Accounts accounts;
    private final Clock clock;

    CompetenceSample(Areas areas, Competencies competencies, Accounts accounts, Clock clock) {
        this.areas = areas;
        this.competencies = competencies;
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
            List<Shown> certificates) {}

    record Shown(String area, String name, int issuedDaysAgo, int validDays) {}

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
            recorded(competencies.state(speaker, partner, version, facts(said)), said);
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
                                        null)),
                        said);
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

    private static void recorded(StatementResult result, Said said) {
        if (!(result instanceof StatementResult.Recorded)) {
            throw new IllegalStateException("What " + said.id() + " says of itself was not taken: " + result);
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
