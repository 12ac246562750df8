package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.ExternalIds;
import io.evenhand.partner.ExternalKind;
import io.evenhand.partner.Naming;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** By which ids the caller's own systems call referrals and partners. */
@RestController
@ConditionalOnWebApplication
class ExternalIdsApi {
    private static final String OF_REFERRAL = ReferralsApi.REFERRALS + "/{id}/external-ids/{system}";
    private static final String OF_PARTNER = PartnersApi.PARTNERS + "/{id}/external-ids/{system}";

    private final ExternalIds ids;
    private final ReferralAccess referrals;
    private final PartnersApi.PartnerAccess partners;

    ExternalIdsApi(ExternalIds ids, ReferralAccess referrals, PartnersApi.PartnerAccess partners) {
        this.ids = ids;
        this.referrals = referrals;
        this.partners = partners;
    }

    @PutMapping(
            path = OF_REFERRAL,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> nameReferral(
            Actor actor,
            @PathVariable String id,
            @PathVariable String system,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        Thing referral = new Thing(ExternalKind.REFERRAL, id, system, () -> referrals.one(actor, id));
        return name(actor, referral, body, request);
    }

    @DeleteMapping(path = OF_REFERRAL, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> forgetReferral(
            Actor actor, @PathVariable String id, @PathVariable String system, HttpServletRequest request) {
        return forget(actor, new Thing(ExternalKind.REFERRAL, id, system, () -> referrals.one(actor, id)), request);
    }

    @PutMapping(
            path = OF_PARTNER,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> namePartner(
            Actor actor,
            @PathVariable String id,
            @PathVariable String system,
            @RequestBody byte[] body,
            HttpServletRequest request) {
        Thing partner = new Thing(ExternalKind.PARTNER, id, system, () -> partners.one(actor, id));
        return name(actor, partner, body, request);
    }

    @DeleteMapping(path = OF_PARTNER, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> forgetPartner(
            Actor actor, @PathVariable String id, @PathVariable String system, HttpServletRequest request) {
        return forget(actor, new Thing(ExternalKind.PARTNER, id, system, () -> partners.one(actor, id)), request);
    }

    private ResponseEntity<byte[]> name(Actor actor, Thing thing, byte[] body, HttpServletRequest request) {
        Object present = thing.read().get();
        requireRole(actor);
        SentFields sent = SentFields.of(body, "externalId");
        String externalId = sent.text("externalId");
        sent.done();
        Representations.requireUnchanged(request, present);
        return switch (ids.name(actor, thing.kind(), thing.id(), thing.system(), externalId)) {
            case Naming.Named named ->
                Representations.answer(request, thing.read().get());
            case Naming.Taken taken ->
                throw Problem.CONFLICT.because(
                        "Another " + thing.kind().code() + " has this id in " + thing.system() + ".");
            case Naming.Unusable unusable -> throw Problem.REFUSED.because(unusable.problem());
        };
    }

    private ResponseEntity<byte[]> forget(Actor actor, Thing thing, HttpServletRequest request) {
        Object present = thing.read().get();
        requireRole(actor);
        Representations.requireUnchanged(request, present);
        ids.forget(actor, thing.kind(), thing.id(), thing.system());
        return Representations.answer(request, thing.read().get());
    }

    private static void requireRole(Actor actor) {
        if (!actor.has(Role.OPERATIONS) && !actor.has(Role.ADMINISTRATOR) && !actor.isSteward()) {
            throw Problem.NOT_ALLOWED.because("Operations and administrators keep the ids of their systems.");
        }
    }

    /** @param read what is sent of it, to a reader who may see it */
    private record Thing(ExternalKind kind, String id, String system, Supplier<Object> read) {}
}
