package io.evenhand.wording.draft;

import io.evenhand.digest.Sha256;
import io.evenhand.template.WordingSource;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Language;
import io.evenhand.terms.Playbooks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sample terms of each kind of agreement: in its standard, as short as can be, and with everything; among two and three. */
@Component
class Samples {
    /** Whoever writes a playbook makes a new standard with every few letters. */
    private static final int MOST_KEPT = 64;

    private final Clock clock;
    private final Map<String, List<Sample>> made = new ConcurrentHashMap<>();

    Samples(Clock clock) {
        this.clock = clock;
    }

    /**
     * In the order in which they are offered; at least one of each of the program's kinds.
     *
     * @param wording whose playbook says what a sample leaves out
     * @param language of the wording, in which its playbook speaks
     * @throws IllegalArgumentException saying why a sample cannot be made with it
     * @throws io.evenhand.terms.MalformedPlaybook if the playbook is not as it must be
     */
    List<Sample> of(AgreementKind kind, WordingSource wording, String language) {
        LocalDate effectiveOn = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .withDayOfMonth(1)
                .plusMonths(1);
        // They are the same for a month, and asked for with every few letters that somebody writes.
        if (made.size() >= MOST_KEPT) {
            made.clear();
        }
        Playbooks standard = new Playbooks(wording::read, Language.orEnglish(language));
        String playbook = wording.read(Playbooks.file(kind)).map(Sha256::of).orElse("");
        return made.computeIfAbsent(
                kind.code() + " " + language + " " + effectiveOn + " " + playbook,
                missing -> kind.isChange()
                        ? new SampleChanges(effectiveOn, standard).of(kind)
                        : SampleOutlines.of(kind, effectiveOn, standard));
    }
}
