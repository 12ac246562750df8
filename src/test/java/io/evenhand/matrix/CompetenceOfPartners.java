package io.evenhand.matrix;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.competence.AreaId;
import io.evenhand.competence.Areas;
import io.evenhand.competence.CertificateFile;
import io.evenhand.competence.Competencies;
import io.evenhand.competence.Confirmations;
import io.evenhand.competence.NewArea;
import io.evenhand.competence.NewCertificate;
import io.evenhand.competence.NewReference;
import io.evenhand.competence.StatementResult;
import io.evenhand.partner.PartnerId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** An area, a certificate with its file for each partner, and a reference for which each is asked by a partner of theirs. */
final class CompetenceOfPartners {
    static final String AREA = "matrix-area";

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    private final Areas areas;
    private final Competencies competencies;
    private final Confirmations confirmations;

    CompetenceOfPartners(AutowireCapableBeanFactory house) {
        this.areas = house.getBean(Areas.class);
        this.competencies = house.getBean(Competencies.class);
        this.confirmations = house.getBean(Confirmations.class);
    }

    void area(Actor steward) {
        areas.add(
                steward,
                new NewArea(
                        new AreaId(AREA),
                        "Business Central of the matrix",
                        "ERP",
                        null,
                        List.of("erp"),
                        List.of(new NewArea.NewRelease("2025 release wave 2", LocalDate.of(2025, 10, 1)))));
    }

    String certificate(String partner) {
        return recorded(competencies.addCertificate(
                operations(partner),
                new PartnerId(partner),
                new NewCertificate(
                        new AreaId(AREA),
                        "MB-800",
                        LocalDate.of(2026, 1, 7),
                        null,
                        CertificateFile.read("%PDF-1.7 of somebody".getBytes(StandardCharsets.UTF_8))
                                .orElseThrow())));
    }

    /** That a partner is asked for. */
    String reference(String askedOf, String about) {
        return recorded(confirmations.askForReference(
                operations(about),
                new PartnerId(about),
                askedOf,
                new NewReference("A payroll for a mill", List.of(AREA), DAY)));
    }

    private static Actor operations(String partner) {
        return new Actor(partner + ".ops", "Olga", partner + ".ops", partner, Set.of(Role.OPERATIONS));
    }

    private static String recorded(StatementResult result) {
        return ((StatementResult.Recorded) result).id();
    }
}
