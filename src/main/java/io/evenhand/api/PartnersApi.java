package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.partner.ExternalIds;
import io.evenhand.partner.ExternalKind;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.PartnerView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Partners: every organisation is known to everybody in the network; their people are not here. */
@RestController
@ConditionalOnWebApplication
class PartnersApi {
    static final String PARTNERS = ApiPaths.V1 + "/partners";
    private static final int LONGEST_SEARCH = 100;

    private final PartnerListings listings;
    private final ExternalIds ids;
    private final PartnerAccess access;

    PartnersApi(PartnerListings listings, ExternalIds ids, PartnerAccess access) {
        this.listings = listings;
        this.ids = ids;
        this.access = access;
    }

    @GetMapping(path = PARTNERS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(Actor actor, @RequestParam(defaultValue = "") String q, HttpServletRequest request) {
        if (q.length() > LONGEST_SEARCH) {
            throw Problem.MALFORMED.because("Search for at most " + LONGEST_SEARCH + " characters.");
        }
        List<PartnerListings.Listed> found = listings.list(actor, q);
        Map<String, Map<String, String>> names = ids.of(
                actor,
                ExternalKind.PARTNER,
                found.stream().map(partner -> partner.id().value()).toList());
        List<PartnerLine> items = found.stream()
                .map(partner -> new PartnerLine(
                        partner.id().value(),
                        partner.legalName(),
                        partner.address(),
                        partner.country(),
                        partner.regions(),
                        names.getOrDefault(partner.id().value(), Map.of())))
                .toList();
        return Representations.answer(request, new PartnerList(items, items.size() < PartnerListings.LONGEST_LIST));
    }

    @GetMapping(path = PARTNERS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(request, access.one(actor, id));
    }

    /** @param complete whether these are all of them */
    record PartnerList(List<PartnerLine> items, boolean complete) {}

    /** A partner in a list. */
    record PartnerLine(
            String id,
            String legalName,
            String address,
            String country,
            List<String> regions,
            Map<String, String> externalIds) {}

    /** A partner by itself. */
    record PartnerResource(
            String id,
            String legalName,
            @Nullable String registration,
            String address,
            String country,
            List<String> regions,
            List<String> competencies,
            Map<String, String> externalIds) {
        static PartnerResource of(PartnerView partner, Map<String, String> externalIds) {
            return new PartnerResource(
                    partner.id().value(),
                    partner.legalName(),
                    partner.registration(),
                    partner.address(),
                    partner.country(),
                    partner.regions().stream().sorted().toList(),
                    partner.competencies().stream().sorted().toList(),
                    externalIds);
        }
    }

    /** Finds a partner and turns it into what is sent. */
    @Component
    static class PartnerAccess {
        private final PartnerListings listings;
        private final ExternalIds ids;

        PartnerAccess(PartnerListings listings, ExternalIds ids) {
            this.listings = listings;
            this.ids = ids;
        }

        PartnerResource one(Actor actor, String id) {
            Optional<PartnerView> partner = PartnerId.read(id)
                    .flatMap(read -> listings.show(actor, read))
                    .map(PartnerListings.Shown::partner);
            return PartnerResource.of(
                    partner.orElseThrow(Refusal::notFound),
                    ids.of(actor, ExternalKind.PARTNER, List.of(id)).getOrDefault(id, Map.of()));
        }
    }
}
