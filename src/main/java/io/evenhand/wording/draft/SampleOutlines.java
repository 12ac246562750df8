package io.evenhand.wording.draft;

import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.CustomerProtectionTerms.PriorRelationship;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.IntroducedCustomer;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.RevenueShareTerms.Roles;
import io.evenhand.terms.TermsFrame;
import io.evenhand.terms.TermsFrames;
import io.evenhand.terms.TermsOutline;
import io.evenhand.terms.TermsParty;
import io.evenhand.terms.json.JsonReader;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.MalformedJsonException;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sample terms of the kinds that stand on their own and that the program knows: what differs from the network's standard lies in
 * {@code samples/wording/KIND.json}, the rest comes from the standard position.
 */
final class SampleOutlines {
    private static final IntroducedCustomer CUSTOMER =
            new IntroducedCustomer("Bergmann Logistik AG", "bergmann-logistik.example", "DE", "DE813456789");
    private static final List<TermsParty> PARTIES = List.of(
            new TermsParty(
                    "alder",
                    "Alder & Finch Consulting Ltd",
                    "Companies House 09871234",
                    "14 Quay Street, Bristol BS1 4QD",
                    "GB",
                    "legal@alder-finch.example"),
            new TermsParty(
                    "nordwind",
                    "Nordwind Systemhaus GmbH",
                    "HRB 204518, Amtsgericht Hamburg",
                    "Am Sandtorkai 12, 20457 Hamburg",
                    "DE",
                    "recht@nordwind.example"),
            new TermsParty(
                    "vecht",
                    "Vecht Support B.V.",
                    "KvK 71234567",
                    "Oudegracht 88, 3511 AR Utrecht",
                    "NL",
                    "legal@vecht.example"));

    private SampleOutlines() {}

    /** @param prior whether one of the bound has known the customer for long */
    private record Outline(
            String id, String title, int parties, @Nullable Boolean prior, JsonObject terms) {}

    /**
     * In the order in which they are offered; none for a kind that has no file.
     *
     * @param standard from which comes what a sample leaves out
     * @throws IllegalArgumentException saying why a sample cannot be made of it
     */
    static List<Sample> of(AgreementKind kind, LocalDate effectiveOn, Playbooks standard) {
        return read(kind.code()).stream()
                .map(outline ->
                        new Sample(outline.id(), outline.title(), complete(kind, outline, effectiveOn, standard)))
                .toList();
    }

    private static List<Outline> read(String code) {
        String resource = "/samples/wording/" + code + ".json";
        try (InputStream stream = SampleOutlines.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return List.of();
            }
            return ((JsonArray) JsonReader.read(stream.readAllBytes()).root())
                    .items().stream()
                            .map(item -> switch (new RecordReader().read(Outline.class, item)) {
                                case Reading.Complete<Outline> complete -> complete.value();
                                case Reading.Refused<Outline> refused ->
                                    throw new IllegalStateException(resource + ": " + refused.problems());
                            })
                            .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        } catch (MalformedJsonException malformed) {
            throw new IllegalStateException(resource, malformed);
        }
    }

    private static PrincipalTerms complete(
            AgreementKind kind, Outline outline, LocalDate effectiveOn, Playbooks standard) {
        List<TermsParty> parties = PARTIES.subList(0, outline.parties());
        List<String> deliverers =
                parties.stream().skip(1).map(TermsParty::partnerId).toList();
        TermsFrames frames = new TermsFrames(
                new Roles(parties.getFirst().partnerId(), deliverers, deliverers.getFirst()),
                id -> parties.stream()
                        .filter(party -> party.partnerId().equals(id))
                        .findFirst()
                        .orElseThrow(),
                CUSTOMER,
                "R-2026-0042",
                effectiveOn,
                Map.of("delivery", deliverers.getFirst(), "support", deliverers.getLast()));
        List<PriorRelationship> prior = Boolean.TRUE.equals(outline.prior())
                ? List.of(new PriorRelationship(
                        deliverers.getFirst(), "operates the customer's telephone system", LocalDate.of(2023, 5, 17)))
                : List.of();
        TermsFrame frame = kind.equals(AgreementKind.NDA)
                ? frames.nda()
                : kind.equals(AgreementKind.REVENUE_SHARE) ? frames.revenueShare() : frames.customerProtection(prior);
        try {
            return (PrincipalTerms) TermsOutline.of(kind, outline.terms()).complete(frame, standard);
        } catch (MalformedTermsException malformed) {
            throw new IllegalArgumentException(
                    "With the outline of its playbook the sample “%s” is not as an agreement must be: %s"
                            .formatted(
                                    outline.title(),
                                    malformed.problems().stream()
                                            .map(FieldProblem::toString)
                                            .collect(Collectors.joining("; "))),
                    malformed);
        }
    }
}
