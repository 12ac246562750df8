package io.evenhand.api;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementRequest;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.OwnAgreements;
import io.evenhand.agreement.StartResult;
import io.evenhand.api.AgreementsApi.AgreementResource;
import io.evenhand.template.DeclaredKind;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.terms.AgreementKind;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements of no referral: what kinds there are, drafting one, and the list of all that are the reader's. */
@RestController
@ConditionalOnWebApplication
class NewAgreementsApi {
    private static final String AGREEMENTS = ApiPaths.V1 + "/agreements";
    private static final int LAST_PAGE = 100_000;

    private final OwnAgreements own;
    private final Agreements agreements;

    NewAgreementsApi(OwnAgreements own, Agreements agreements) {
        this.own = own;
        this.agreements = agreements;
    }

    @GetMapping(path = AGREEMENTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(Actor actor, @RequestParam(defaultValue = "0") int page, HttpServletRequest request) {
        OwnAgreements.Listed listed = own.list(actor, "", Math.clamp(page, 0, LAST_PAGE));
        return Representations.answer(
                request,
                new AgreementList(
                        listed.agreements().stream().map(AgreementResource::of).toList(), listed.more()));
    }

    /** @param more whether another page follows */
    record AgreementList(List<AgreementResource> items, boolean more) {}

    @GetMapping(path = ApiPaths.V1 + "/agreement-kinds", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> kinds(Actor actor, HttpServletRequest request) {
        return Representations.answer(
                request, Map.of("items", own.kinds().stream().map(this::kind).toList()));
    }

    private KindResource kind(AgreementKind kind) {
        List<String> languages = own.languages(kind);
        return new KindResource(
                kind.code(),
                kind.title(),
                languages,
                languages.stream()
                        .findFirst()
                        .flatMap(language -> own.kind(kind.code(), language))
                        .map(DeclaredKind::asked)
                        .orElse(List.of())
                        .stream()
                        .map(FieldResource::of)
                        .toList());
    }

    @PostMapping(
            path = AGREEMENTS,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> start(Actor actor, @RequestBody byte[] body, HttpServletRequest request) {
        if (!OwnAgreements.mayDraft(actor)) {
            throw notAllowed("Operations, legal and administrators of a partner draft agreements.");
        }
        return switch (own.start(read(body), actor)) {
            case StartResult.Started started ->
                Representations.answer(
                        request,
                        HttpStatus.CREATED,
                        MediaType.APPLICATION_JSON,
                        ApiJson.bytes(AgreementResource.of(agreements.get(started.agreement()))));
            case StartResult.Invalid invalid -> throw Refusal.invalid(invalid.problems());
            case StartResult.NotAllowed refused -> throw notAllowed(refused.reason());
        };
    }

    /** The usual one of the installation, or the first in which the kind is worded. */
    private String usual(String kind) {
        return own.kinds().stream()
                .filter(known -> known.code().equals(kind))
                .flatMap(known -> own.languages(known).stream())
                .findFirst()
                .orElse("en");
    }

    private AgreementRequest read(byte[] body) {
        SentFields sent =
                SentFields.of(body, "reference", "kind", "language", "parties", "effectiveOn", "belongsTo", "terms");
        String reference = sent.text("reference");
        String kind = sent.text("kind");
        String language = Objects.requireNonNullElse(sent.optionalText("language"), "");
        List<String> parties = sent.texts("parties");
        String from = sent.text("effectiveOn");
        String belongsTo = Objects.requireNonNullElse(sent.optionalText("belongsTo"), "");
        String terms = Objects.requireNonNullElse(sent.json("terms"), "{}");
        LocalDate effectiveOn = LocalDate.EPOCH;
        try {
            effectiveOn = LocalDate.parse(from);
        } catch (DateTimeException noDay) {
            if (!from.isEmpty()) {
                sent.wrong("effectiveOn", "is no day", "write it as 2026-11-30");
            }
        }
        sent.done();
        return new AgreementRequest(
                reference, kind, language.isEmpty() ? usual(kind) : language, parties, effectiveOn, belongsTo, terms);
    }

    private static Refusal notAllowed(String why) {
        return Problem.NOT_ALLOWED.because(why);
    }

    /** @param fields in the first of the languages */
    record KindResource(String kind, String title, List<String> languages, List<FieldResource> fields) {}

    /** A field as its kind declares it. @param pointer where it stands in the terms; within a list, in each entry */
    record FieldResource(
            String pointer,
            String type,
            String label,
            String help,
            @Nullable String preset,
            @Nullable String least,
            @Nullable String most,
            boolean negotiable,
            boolean optional,
            Map<String, String> words) {
        static FieldResource of(FieldDeclaration field) {
            return new FieldResource(
                    "/" + field.path().replace('.', '/'),
                    field.type().word(),
                    field.label(),
                    field.help(),
                    field.preset().map(preset -> preset.replace("\n", ", ")).orElse(null),
                    field.least().orElse(null),
                    field.most().orElse(null),
                    field.negotiable(),
                    field.optional(),
                    field.words());
        }
    }
}
