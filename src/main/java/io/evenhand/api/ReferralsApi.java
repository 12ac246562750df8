package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.partner.ExternalIds;
import io.evenhand.partner.ExternalKind;
import io.evenhand.referral.DecisionResult;
import io.evenhand.referral.ReferralId;
import io.evenhand.referral.ReferralLists;
import io.evenhand.referral.ReferralState;
import io.evenhand.referral.ReferralView;
import io.evenhand.referral.Referrals;
import io.evenhand.referral.RegistrationResult;
import io.evenhand.referral.Registrations;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Referrals: listed, read, introduced and withdrawn. */
@RestController
@ConditionalOnWebApplication
class ReferralsApi {
    static final String REFERRALS = ApiPaths.V1 + "/referrals";
    private static final int LONGEST_REASON = 2000;

    private final ReferralAccess access;
    private final ReferralLists lists;
    private final Referrals referrals;
    private final Registrations registrations;
    private final ExternalIds ids;

    ReferralsApi(
            ReferralAccess access,
            ReferralLists lists,
            Referrals referrals,
            Registrations registrations,
            ExternalIds ids) {
        this.access = access;
        this.lists = lists;
        this.referrals = referrals;
        this.registrations = registrations;
        this.ids = ids;
    }

    @GetMapping(path = REFERRALS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(Actor actor, @RequestParam Map<String, String> parameters, HttpServletRequest request) {
        ReferralSearch search = ReferralSearch.of(parameters, actor);
        if (parameters.containsKey("externalId") || parameters.containsKey("externalSystem")) {
            return Representations.answer(request, page(named(actor, parameters), Optional.empty()));
        }
        List<ReferralView> found =
                lists.page(actor, search.filter(), search.order(), search.after(), search.limit() + 1);
        List<ReferralView> shown = found.stream().limit(search.limit()).toList();
        Optional<String> next = found.size() > shown.size()
                ? Optional.of(
                        ReferralSearch.cursor(search.order(), search.order().placeOf(shown.getLast())))
                : Optional.empty();
        return Representations.answer(request, page(access.all(actor, shown), next));
    }

    private List<ReferralResource> named(Actor actor, Map<String, String> parameters) {
        String system = parameters.getOrDefault("externalSystem", "");
        String externalId = parameters.getOrDefault("externalId", "");
        if (system.isBlank() || externalId.isBlank() || parameters.size() > 2) {
            throw Problem.MALFORMED.because("Name externalSystem and externalId together, and nothing else.");
        }
        return ids.find(actor, ExternalKind.REFERRAL, system, externalId)
                .filter(id -> access.isVisible(actor, id))
                .map(id -> List.of(access.one(actor, id)))
                .orElse(List.of());
    }

    private static Map<String, Object> page(List<ReferralResource> items, Optional<String> next) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("items", items);
        page.put("nextCursor", next.orElse(null));
        return page;
    }

    @GetMapping(path = REFERRALS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show(Actor actor, @PathVariable String id, HttpServletRequest request) {
        return Representations.answer(request, access.one(actor, id));
    }

    @PostMapping(
            path = REFERRALS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> introduce(Actor actor, @RequestBody byte[] body, HttpServletRequest request) {
        if (!actor.has(Role.OPERATIONS)) {
            throw Problem.NOT_ALLOWED.because("Only operations of a partner introduce referrals.");
        }
        SentReferral sent = SentReferral.read(body);
        sent.externalIds()
                .forEach((system, id) -> ids.find(actor, ExternalKind.REFERRAL, system, id)
                        .filter(known -> !access.isVisible(actor, known)
                                || !access.visible(actor, known)
                                        .reference()
                                        .equals(sent.facts().reference()))
                        .ifPresent(other -> {
                            throw Problem.CONFLICT.because("Another referral has this id in " + system + ".");
                        }));
        return switch (registrations.introduce(actor, sent.facts())) {
            case RegistrationResult.Introduced introduced ->
                named(actor, introduced.id(), sent.externalIds(), HttpStatus.CREATED, request);
            case RegistrationResult.Unchanged known ->
                named(actor, known.id(), sent.externalIds(), HttpStatus.OK, request);
            case RegistrationResult.Differs other ->
                throw Problem.CONFLICT.because(
                        "Your referral " + sent.facts().reference() + " is there already with another "
                                + String.join(", ", other.fields()) + ". Nothing was changed.");
            case RegistrationResult.ReferenceTaken taken ->
                throw Problem.CONFLICT.because("This reference is taken in the network; choose another.");
            case RegistrationResult.Invalid invalid -> throw Refusal.invalid(SentReferral.asSent(invalid.problems()));
            case RegistrationResult.NotAllowed refused ->
                throw Problem.NOT_ALLOWED.because("Only operations of a partner introduce referrals.");
        };
    }

    private ResponseEntity<byte[]> named(
            Actor actor,
            ReferralId id,
            Map<String, String> externalIds,
            HttpStatus status,
            HttpServletRequest request) {
        externalIds.forEach((system, externalId) -> {
            var unused = ids.name(actor, ExternalKind.REFERRAL, id.value(), system, externalId);
        });
        ResponseEntity<byte[]> answer = Representations.answer(
                request, status, MediaType.APPLICATION_JSON, ApiJson.bytes(access.one(actor, id.value())));
        return ResponseEntity.status(status)
                .headers(answer.getHeaders())
                .location(URI.create(REFERRALS + "/" + id.value()))
                .body(answer.getBody());
    }

    /** Withdraws; the process is told right after, so that the state follows in a moment. */
    @PostMapping(
            path = REFERRALS + "/{id}/withdrawal",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> withdraw(
            Actor actor, @PathVariable String id, @RequestBody byte[] body, HttpServletRequest request) {
        ReferralView present = access.visible(actor, id);
        if (!present.introducer().value().equals(actor.partnerId()) || !actor.has(Role.OPERATIONS)) {
            throw Problem.NOT_ALLOWED.because("Only operations of the introducer withdraw a referral.");
        }
        SentFields sent = SentFields.of(body, "reason");
        String reason = sent.text("reason").strip();
        if (reason.length() > LONGEST_REASON) {
            sent.wrong("reason", "is too long", "use at most " + LONGEST_REASON + " characters");
        }
        sent.done();
        if (present.state() != ReferralState.WITHDRAWN) {
            Representations.requireUnchanged(request, access.one(actor, id));
            if (referrals.withdraw(present.id(), actor, reason) instanceof DecisionResult.Refused refused) {
                throw Problem.REFUSED.because(refused.reason());
            }
        }
        return Representations.answer(
                request, HttpStatus.ACCEPTED, MediaType.APPLICATION_JSON, ApiJson.bytes(access.one(actor, id)));
    }
}
