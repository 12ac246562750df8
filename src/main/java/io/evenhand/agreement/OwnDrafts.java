package io.evenhand.agreement;

import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PartnerView;
import io.evenhand.partner.Partners;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.DeclaredKind;
import io.evenhand.template.MalformedTemplate;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.AgreementKinds;
import io.evenhand.terms.DeclaredDraft;
import io.evenhand.terms.DeclaredTerms;
import io.evenhand.terms.Deviations;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.InvalidTermsException;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.Playbooks;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsFrame;
import io.evenhand.terms.TermsParty;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes terms of what somebody wants to agree on. */
@Component
class OwnDrafts {
    private final AgreementKinds kinds;
    private final Templates templates;
    private final Partners partners;
    private final AgreementRepository agreements;
    private final AgreementPlaybooks playbooks;
    private final Clock clock;

    OwnDrafts(
            AgreementKinds kinds,
            Templates templates,
            Partners partners,
            AgreementRepository agreements,
            AgreementPlaybooks playbooks,
            Clock clock) {
        this.kinds = kinds;
        this.templates = templates;
        this.partners = partners;
        this.agreements = agreements;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /** What is to be agreed, and the agreement that it adds to. */
    record Drafted(DeclaredTerms terms, @Nullable AgreementId main) {}

    /** @throws MalformedTermsException with every problem found */
    Drafted draft(AgreementRequest request, PartnerId drafter) throws MalformedTermsException {
        DeclaredKind kind = kind(request);
        List<FieldProblem> problems = new ArrayList<>();
        List<TermsParty> parties = parties(request, drafter, problems);
        Optional<Agreement> main = main(request, kind, drafter, problems);
        if (!problems.isEmpty()) {
            throw new MalformedTermsException(problems);
        }
        try {
            TermsFrame frame = TermsFrame.declared(
                    kind.declaration(),
                    parties,
                    request.effectiveOn(),
                    main.map(Agreement::number).orElse(null));
            Playbooks standard = playbooks.ofDraft(kind.kind(), request.language());
            DeclaredTerms terms =
                    DeclaredDraft.complete(kind.fillable(), kind.presets(), request.terms(), frame, standard);
            requireWording(terms, request.language());
            List<FieldProblem> refusals = Deviations.refused(Deviations.from(terms, standard));
            if (!refusals.isEmpty()) {
                throw new MalformedTermsException(refusals);
            }
            return new Drafted(terms, main.map(Agreement::id).orElse(null));
        } catch (InvalidTermsException undeclarable) {
            throw refused("/kind", "cannot be used: " + undeclarable.getMessage(), "mend its declarations");
        }
    }

    private DeclaredKind kind(AgreementRequest request) throws MalformedTermsException {
        Optional<AgreementKind> kind = kinds.find(request.kind()).filter(AgreementKind::isDeclared);
        if (kind.isEmpty()) {
            throw refused(
                    "/kind",
                    "is “" + request.kind() + "”, which nobody can draft here",
                    kinds.declared().isEmpty()
                            ? "add the files of a kind to the templates first"
                            : "use one of "
                                    + kinds.declared().stream()
                                            .map(AgreementKind::code)
                                            .collect(Collectors.joining(", ")));
        }
        try {
            return templates.declared(kind.get(), Locale.forLanguageTag(request.language()));
        } catch (MalformedTemplate missing) {
            throw refused(
                    "/language",
                    "is “" + request.language() + "”, in which this kind has no sound text: " + missing.getMessage(),
                    "choose another language, or mend the text");
        }
    }

    private List<TermsParty> parties(AgreementRequest request, PartnerId drafter, List<FieldProblem> problems) {
        List<TermsParty> parties = new ArrayList<>();
        for (int i = 0; i < request.parties().size(); i++) {
            Optional<PartnerView> known =
                    PartnerId.read(request.parties().get(i)).flatMap(partners::find);
            if (known.isPresent()) {
                parties.add(known.get().party());
            } else {
                problems.add(new FieldProblem(
                        "/parties/" + i,
                        "is “" + request.parties().get(i) + "”, which is no partner",
                        "name a partner of the network"));
            }
        }
        if (!request.parties().contains(drafter.value())) {
            problems.add(new FieldProblem(
                    "/parties", "do not hold your own organisation", "draft only what your organisation agrees to"));
        } else if (request.parties().size() < 2) {
            problems.add(new FieldProblem("/parties", "hold nobody else", "name at least one other partner"));
        }
        return parties;
    }

    /** What it adds to is an agreement of all its parties: nobody learns of one that is not theirs. */
    private Optional<Agreement> main(
            AgreementRequest request, DeclaredKind kind, PartnerId drafter, List<FieldProblem> problems) {
        String number = request.belongsTo().strip();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        if (!kind.mayBelong()) {
            problems.add(new FieldProblem(
                    "/belongsTo", "is given, but this kind of agreement stands alone", "leave it empty"));
            return Optional.empty();
        }
        Optional<Agreement> main = agreements
                .findByNumber(number)
                .filter(known -> known.parties().contains(drafter))
                .filter(known -> !known.isChange() && known.state() == AgreementState.IN_FORCE);
        if (main.isEmpty()) {
            problems.add(new FieldProblem(
                    "/belongsTo",
                    "is “" + number + "”, which is no agreement of yours that is in force",
                    "name one by the number on its pages, or leave it empty"));
        } else if (!request.parties().stream()
                .allMatch(id -> PartnerId.read(id)
                        .filter(main.get().parties()::contains)
                        .isPresent())) {
            problems.add(new FieldProblem(
                    "/belongsTo",
                    "is an agreement to which not all of these are parties",
                    "name only its parties, or leave it empty"));
        }
        return main;
    }

    /** What no text can say is not drafted: whoever accepts it could never sign it. */
    private void requireWording(DeclaredTerms terms, String language) throws MalformedTermsException {
        try {
            String unused = html(terms, language);
        } catch (MalformedTemplate cannot) {
            throw refused(
                    "", "cannot be set into the text: " + cannot.getMessage(), "choose other values, or mend the text");
        }
    }

    /** The text with these terms, as it would read today. */
    String html(DeclaredTerms terms, String language) {
        return templates.draft(
                templates.current(terms.kind(), Locale.forLanguageTag(language)),
                terms,
                new AgreementReference(
                        "DRAFT", TermsFormat.hash(terms), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    private static MalformedTermsException refused(String pointer, String problem, String remedy) {
        return new MalformedTermsException(List.of(new FieldProblem(pointer, problem, remedy)));
    }
}
