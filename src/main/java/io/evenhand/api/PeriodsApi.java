package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.document.Archive;
import io.evenhand.document.StoredDocument;
import io.evenhand.settlement.period.PeriodPage;
import io.evenhand.settlement.period.PeriodPages;
import io.evenhand.settlement.period.PeriodRow;
import io.evenhand.settlement.period.Periods;
import io.evenhand.settlement.period.SettlementId;
import io.evenhand.settlement.split.PeriodEnd.Position;
import io.evenhand.settlement.statement.StatementContent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How far the periods of an agreement are settled, and what each gives everybody. Its parties read it; people decide at the desk. */
@RestController
@ConditionalOnWebApplication
class PeriodsApi {
    private static final String PERIODS = ApiPaths.V1 + "/agreements/{id}/periods";
    private static final String PERIOD = PERIODS + "/{period}";

    private final PeriodPages pages;
    private final Periods periods;
    private final Archive archive;

    PeriodsApi(PeriodPages pages, Periods periods, Archive archive) {
        this.pages = pages;
        this.periods = periods;
        this.archive = archive;
    }

    @GetMapping(path = PERIODS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(Actor actor, @PathVariable String id, HttpServletRequest request) {
        List<PeriodRow> rows =
                pages.ofAgreement(actor, id).orElseThrow(Refusal::notFound).periods();
        return Representations.answer(
                request, Map.of("items", rows.stream().map(PeriodResource::of).toList()));
    }

    @GetMapping(path = PERIOD, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> one(
            Actor actor, @PathVariable String id, @PathVariable String period, HttpServletRequest request) {
        PeriodPage page =
                settlement(id, period).flatMap(found -> pages.one(actor, found)).orElseThrow(Refusal::notFound);
        return Representations.answer(request, PeriodWithParts.of(page));
    }

    @GetMapping(path = PERIOD + "/statement", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> statement(
            Actor actor, @PathVariable String id, @PathVariable String period, HttpServletRequest request) {
        StoredDocument document = settlement(id, period)
                .flatMap(found -> pages.sealedDocument(actor, found))
                .flatMap(archive::find)
                .orElseThrow(Refusal::notFound);
        return Representations.answer(request, HttpStatus.OK, MediaType.APPLICATION_PDF, document.content());
    }

    private Optional<SettlementId> settlement(String agreementId, String period) {
        return periods.find(agreementId, period);
    }

    /** @param biller its name @param statementNumber null before it is sealed @param dueOn null where nothing falls due */
    record PeriodResource(
            String agreement,
            String period,
            LocalDate firstDay,
            LocalDate lastDay,
            String state,
            String biller,
            LocalDate reportDueOn,
            boolean reportOverdue,
            @Nullable String statementNumber,
            @Nullable LocalDate dueOn,
            boolean paymentOverdue) {
        static PeriodResource of(PeriodRow row) {
            return new PeriodResource(
                    row.agreementId(),
                    row.period(),
                    row.firstDay(),
                    row.lastDay(),
                    Codes.of(row.state()),
                    row.biller(),
                    row.reportDueOn(),
                    row.reportOverdue(),
                    row.statementNumber(),
                    row.dueOn(),
                    row.paymentOverdue());
        }
    }

    /** @param draft the version of the draft that the parts are of; null before the first, and once the period has ended */
    record PeriodWithParts(PeriodResource period, @Nullable Integer draft, List<PartResource> parts) {
        static PeriodWithParts of(PeriodPage page) {
            StatementContent draft = page.draft();
            List<Position> positions = draft == null
                    ? page.positions().stream().map(PeriodPage.Given::position).toList()
                    : draft.positions();
            return new PeriodWithParts(
                    PeriodResource.of(page.period()),
                    draft == null ? null : draft.version(),
                    positions.stream().map(PartResource::of).toList());
        }
    }

    /** @param party the id of a partner */
    record PartResource(
            String party,
            ReferralResource.Amount earned,
            ReferralResource.Amount corrected,
            ReferralResource.Amount returned,
            ReferralResource.Amount broughtForward,
            ReferralResource.Amount lapsed,
            ReferralResource.Amount carriedForward,
            ReferralResource.Amount payable) {
        static PartResource of(Position position) {
            return new PartResource(
                    position.partyId(),
                    ReferralResource.Amount.of(position.earned()),
                    ReferralResource.Amount.of(position.corrected()),
                    ReferralResource.Amount.of(position.returned()),
                    ReferralResource.Amount.of(position.broughtForward()),
                    ReferralResource.Amount.of(position.lapsed()),
                    ReferralResource.Amount.of(position.carriedForward()),
                    ReferralResource.Amount.of(position.payable()));
        }
    }
}
