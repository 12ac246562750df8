package io.evenhand.desk;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementRequest;
import io.evenhand.agreement.OwnAgreements;
import io.evenhand.desk.NewAgreementPage.Party;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerListings;
import io.evenhand.partner.Partners;
import io.evenhand.template.DeclaredKind;
import io.evenhand.terms.DeclaredDraft;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.Language;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.json.JsonText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the form of a kind of agreement from what it declares, and an agreement of what was typed into it. */
@Component
class NewAgreementForms {
    private final OwnAgreements agreements;
    private final Partners partners;
    private final PartnerListings listings;

    NewAgreementForms(OwnAgreements agreements, Partners partners, PartnerListings listings) {
        this.agreements = agreements;
        this.partners = partners;
        this.listings = listings;
    }

    /**
     * What was typed.
     *
     * @param order "first" or "last": when the drafter's organisation signs
     */
    record Typed(
            String key,
            String language,
            List<String> parties,
            String order,
            String effectiveOn,
            String belongsTo,
            TypedFields fields) {
        Typed with(TypedFields others) {
            return new Typed(key, language, parties, order, effectiveOn, belongsTo, others);
        }

        /** Every organisation, in the order in which they sign. */
        List<String> all(String own) {
            List<String> others = parties.stream()
                    .filter(party -> !party.equals(own))
                    .distinct()
                    .toList();
            return order.equals("last")
                    ? Stream.concat(others.stream(), Stream.of(own)).toList()
                    : Stream.concat(Stream.of(own), others.stream()).toList();
        }
    }

    /** A form that nobody has typed into. */
    static Typed blank(DeclaredKind kind, String key, LocalDate today) {
        Map<String, String> texts = new HashMap<>(DeclaredDraft.presetTexts(kind.fillable(), kind.presets()));
        texts.putIfAbsent("/notices", "email\npost");
        return new Typed(
                key, kind.language(), List.of(), "first", today.toString(), "", new TypedFields(texts, Map.of()));
    }

    /** @return empty for a day that is none */
    Optional<AgreementRequest> request(Actor actor, DeclaredKind kind, Typed typed) {
        try {
            return Optional.of(new AgreementRequest(
                    typed.key(),
                    kind.kind().code(),
                    kind.language(),
                    typed.all(actor.partnerId()),
                    LocalDate.parse(typed.effectiveOn()),
                    typed.belongsTo(),
                    JsonText.compact(DeclaredDraft.outline(
                            kind.fillable(), typed.fields().terms()))));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    NewAgreementPage page(
            Actor actor, DeclaredKind kind, Typed typed, List<FieldProblem> found, @Nullable DeclaredTerms looked) {
        Map<String, List<String>> problems = new HashMap<>();
        String own = partners.get(new PartnerId(actor.partnerId())).legalName();
        List<Party> others = others(actor, typed);
        Map<String, String> names = new LinkedHashMap<>();
        names.put(actor.partnerId(), own);
        others.forEach(party -> names.put(party.id(), party.name()));
        var form = new NewAgreementInputs(kind, typed.fields(), names);
        found.forEach(problem -> problems.computeIfAbsent(form.inputOf(problem.pointer()), ignored -> new ArrayList<>())
                .add(
                        form.inputOf(problem.pointer()).isEmpty()
                                        && !problem.pointer().isEmpty()
                                ? FieldNames.sentence(problem)
                                : NewAgreementInputs.sentence(problem)));
        Map<String, String> languages = new LinkedHashMap<>();
        agreements
                .languages(kind.kind())
                .forEach(tag -> languages.put(
                        tag, Language.find(tag).map(Language::name).orElse(tag)));
        return new NewAgreementPage(
                typed.key(),
                kind.kind().code(),
                kind.title(),
                kind.language(),
                languages,
                own,
                others,
                !typed.order().equals("last"),
                typed.effectiveOn(),
                typed.belongsTo(),
                kind.mayBelong(),
                form.parts(problems),
                problems,
                looked == null
                        ? null
                        : looked.readings(Language.of(Locale.forLanguageTag(kind.language()))).stream()
                                .map(Sentence::text)
                                .toList());
    }

    private List<Party> others(Actor actor, Typed typed) {
        return listings.list(actor, "").stream()
                .filter(partner -> !partner.id().value().equals(actor.partnerId()))
                .map(partner -> new Party(
                        partner.id().value(),
                        partner.legalName(),
                        typed.parties().contains(partner.id().value())))
                .toList();
    }
}
