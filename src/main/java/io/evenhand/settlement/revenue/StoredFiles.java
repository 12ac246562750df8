package io.evenhand.settlement.revenue;

import io.evenhand.access.Actor;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.settlement.revenue.RevenueScope.Seen;
import io.evenhand.settlement.revenue.UploadTable.Upload;
import io.evenhand.settlement.split.file.ColumnMapping;
import io.evenhand.settlement.split.file.RevenueFile;
import io.evenhand.settlement.split.file.RevenueFile.Beginning;
import io.evenhand.table.LineProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files of revenue lines between their upload and their report, and the mappings by which a biller's files are read. */
@Service
@Transactional
class StoredFiles {
    static final Duration KEPT = Duration.ofDays(3);
    static final int LOOKED_AT = 20;
    private static final int LONGEST_NAME = 200;

    /** So many files of one person and agreement are kept; the oldest go first. */
    private static final int MOST_OF_ONE = 5;

    private final RevenueScope scope;
    private final UploadTable uploads;
    private final MappingTable mappings;
    private final Partners partners;
    private final Clock clock;

    StoredFiles(RevenueScope scope, UploadTable uploads, MappingTable mappings, Partners partners, Clock clock) {
        this.scope = scope;
        this.uploads = uploads;
        this.mappings = mappings;
        this.partners = partners;
        this.clock = clock;
    }

    sealed interface Stored {
        record Unknown() implements Stored {}

        record NotAllowed() implements Stored {}

        record Refused(List<LineProblem> problems) implements Stored {}

        record Kept(String id) implements Stored {}
    }

    /** A file with what is needed to say how it stands. */
    record Kept(Upload upload, Optional<ColumnMapping> mapping, String agreement, Map<String, String> names) {}

    /** @param beginning of the file, which was read before: that may take long */
    Stored store(Actor actor, String agreementId, String period, String name, Path file, Beginning beginning) {
        Optional<Seen> seen = scope.seen(actor, agreementId);
        if (seen.isEmpty()) {
            return new Stored.Unknown();
        }
        if (!seen.get().mayFile()) {
            return new Stored.NotAllowed();
        }
        if (seen.get().period(period).isEmpty()) {
            return new Stored.Refused(List.of(Filings.noSuchPeriod()));
        }
        if (!beginning.problems().isEmpty()) {
            return new Stored.Refused(beginning.problems());
        }
        uploads.forgetAllBut(MOST_OF_ONE - 1, agreementId, actor.username());
        String id = UUID.randomUUID().toString();
        Integer mapping = beginning.isOwn()
                ? null
                : mappings.lastFitting(agreementId, actor.partnerId(), beginning.headings())
                        .orElse(null);
        uploads.add(
                new Upload(
                        id,
                        agreementId,
                        actor.partnerId(),
                        actor.username(),
                        period,
                        name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                        size(file),
                        now(),
                        beginning.isOwn(),
                        mapping,
                        null,
                        null),
                file);
        return new Stored.Kept(id);
    }

    @Transactional(readOnly = true)
    RevenueFiles.Access access(Actor actor, String agreementId) {
        return scope.seen(actor, agreementId)
                .map(seen -> seen.mayFile() ? RevenueFiles.Access.REPORTS : RevenueFiles.Access.READS)
                .orElse(RevenueFiles.Access.NONE);
    }

    /** The file, if there is one of this id for who may report. */
    @Transactional(readOnly = true)
    Optional<Kept> find(Actor actor, String agreementId, String id) {
        return scope.seen(actor, agreementId)
                .filter(Seen::mayFile)
                .flatMap(seen -> uploads.find(agreementId, id)
                        .filter(upload -> upload.partnerId().equals(actor.partnerId()))
                        .map(upload -> new Kept(
                                upload,
                                Optional.ofNullable(upload.mappingVersion())
                                        .map(version -> mappings.get(agreementId, upload.partnerId(), version)),
                                seen.agreement().number(),
                                names(seen))));
    }

    private Map<String, String> names(Seen seen) {
        return partners.namesOf(seen.parties().stream().map(PartnerId::new).toList()).entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().value(), Map.Entry::getValue));
    }

    /** Writes the content of a file to a path. */
    @Transactional(readOnly = true)
    void copy(String id, Path target) {
        uploads.copy(id, target);
    }

    void found(String id, FileFindings findings) {
        uploads.found(id, SharingJson.findings(findings));
    }

    void filed(String id, String reportId) {
        uploads.filed(id, reportId);
    }

    /** Saves how a file is read, as a new version unless it is the last one; what was found by another is forgotten. */
    void map(Actor actor, Upload upload, ColumnMapping mapping) {
        int version = mappings.save(upload.agreementId(), actor, mapping, now());
        uploads.mapped(upload.id(), version);
    }

    @Scheduled(fixedDelay = 60, initialDelay = 9, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        uploads.forgetOlderThan(clock.instant().minus(KEPT));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Beginning beginning(Path file) {
        try {
            return RevenueFile.beginning(file, LOOKED_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
