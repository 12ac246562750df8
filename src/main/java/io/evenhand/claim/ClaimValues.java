package io.evenhand.claim;

import io.evenhand.access.Actor;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.claim.ClaimRights.Claimable;
import io.evenhand.partner.PartnerId;
import io.evenhand.settlement.payable.Damages;
import io.evenhand.settlement.payable.DamagesLeft;
import io.evenhand.template.DeclaredDocument;
import io.evenhand.template.FieldDeclaration;
import io.evenhand.terms.CustomerProtectionTerms;
import io.evenhand.terms.DocumentValues;
import io.evenhand.terms.FieldProblem;
import io.evenhand.terms.InvalidTermsException;
import io.evenhand.terms.MalformedTermsException;
import io.evenhand.terms.PrincipalTerms;
import io.evenhand.terms.TermsFormat;
import io.evenhand.terms.TermsParty;
import io.evenhand.terms.json.JsonPointer;
import io.evenhand.terms.json.JsonValue;
import io.evenhand.terms.json.JsonValue.JsonArray;
import io.evenhand.terms.json.JsonValue.JsonBoolean;
import io.evenhand.terms.json.JsonValue.JsonObject;
import io.evenhand.terms.json.JsonValue.JsonString;
import io.evenhand.terms.json.Reading;
import io.evenhand.terms.json.RecordReader;
import io.evenhand.terms.json.RecordWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what a notice of claim says: what its author filled in, and what follows from the agreement. */
@Component
class ClaimValues {
    /** What follows from who writes under which agreement and when. */
    private static final Set<String> FOLLOWS = Set.of("writtenOn", "claimant", "opponent", "agreement");

    private static final String DAMAGES = "damages";
    private static final String OTHER = "other";
    private static final String OTHER_DEMAND = "otherDemand";
    static final String FROM = "/happened/from";
    static final String UNTIL = "/happened/until";
    static final String DAYS = "/answer/days";
    private static final String ANSWER_BY = "answer.until";

    private final Agreements agreements;
    private final ClaimRights rights;
    private final Damages owed;

    ClaimValues(Agreements agreements, ClaimRights rights, Damages owed) {
        this.agreements = agreements;
        this.rights = rights;
        this.owed = owed;
    }

    /** The declared fields that do not follow from the agreement. */
    static List<FieldDeclaration> asked(DeclaredDocument declared, DamagesDemand damages) {
        Set<String> ofDamages = damages.asked();
        return declared.fields().stream()
                .filter(field -> !FOLLOWS.contains(first(field.path())))
                .filter(field -> !field.path().equals(ANSWER_BY))
                .filter(field -> !first(field.path()).equals(DAMAGES) || ofDamages.contains(field.path()))
                .toList();
    }

    private static String first(String path) {
        return path.split("\\.")[0];
    }

    /** What the terms fix for a breach of a promise made to the actor's organisation. */
    DamagesDemand damages(Actor actor, Claimable claimable, PrincipalTerms terms) {
        return damages(actor, claimable, terms, "", terms.effectiveOn());
    }

    private DamagesDemand damages(
            Actor actor, Claimable claimable, PrincipalTerms terms, String opponent, LocalDate from) {
        return terms instanceof CustomerProtectionTerms protection
                        && ClaimRights.isProtected(actor, claimable.right(), protection)
                ? new DamagesDemand(
                        protection.damages(),
                        most -> opponent.isEmpty()
                                ? most
                                : owed.left(
                                                claimable.agreement().id().value(),
                                                new PartnerId(opponent),
                                                new PartnerId(actor.partnerId()),
                                                from)
                                        .map(DamagesLeft::left)
                                        .orElse(most))
                : new DamagesDemand(null, most -> most);
    }

    DocumentValues of(
            Actor actor, Claimable claimable, DeclaredDocument declared, ClaimRequest request, LocalDate today)
            throws MalformedTermsException {
        List<FieldProblem> problems = new ArrayList<>();
        LocalDate from = day(request.values(), FROM).orElse(today);
        AgreementView agreement = claimable.agreement();
        PrincipalTerms terms = agreements
                .termsOn(agreement.id(), from)
                .orElseThrow(() -> new MalformedTermsException(List.of(new FieldProblem(
                        FROM, "is before the agreement bound", "enter a day on which it was in force"))));
        if (claimable.right() instanceof ClaimRight.OfParty
                && terms.parties().stream().noneMatch(party -> party.partnerId().equals(actor.partnerId()))) {
            throw new MalformedTermsException(List.of(new FieldProblem(
                    FROM, "is before your organisation was a party", "enter a day on which it was one")));
        }
        checkDays(request.values(), from, today, problems);
        Optional<TermsParty> opponent = opponent(actor, claimable, terms, request.opponentId(), problems);
        opponent.flatMap(party -> rights.notIts(
                        actor,
                        agreement,
                        claimable.right(),
                        terms,
                        party.partnerId(),
                        from,
                        day(request.values(), UNTIL).orElse(from)))
                .ifPresent(problems::add);
        Map<String, JsonValue> all = new LinkedHashMap<>(request.values().fields());
        FOLLOWS.forEach(all::remove);
        demands(request.values(), all, problems);
        if (!demanded(request.values(), DAMAGES)) {
            all.remove(DAMAGES);
        } else if (opponent.isPresent() && isBound(claimable.right(), terms, opponent.get(), problems)) {
            damages(actor, claimable, terms, opponent.get().partnerId(), from)
                    .of(request.values(), problems)
                    .map(damages -> asDeclared(damages, paths(declared), problems))
                    .ifPresent(damages -> all.put(DAMAGES, damages));
        }
        all.put("writtenOn", RecordWriter.json(today));
        all.put("claimant", party(rights.party(terms, actor.partnerId()), false));
        opponent.ifPresent(party -> all.put("opponent", party(party, true)));
        all.put("agreement", agreement(agreement, declared, terms));
        answer(request.values(), today, all);
        return checked(declared, all, problems);
    }

    private static Set<String> paths(DeclaredDocument declared) {
        return declared.fields().stream().map(FieldDeclaration::path).collect(Collectors.toSet());
    }

    /**
     * Damages as the wording in use can say them: one that lawyers released before fixed damages could name a most does not know of it, and need
     * not as long as it does not bite.
     *
     * @param declared the paths of its fields
     */
    static JsonValue asDeclared(JsonValue damages, Set<String> declared, List<FieldProblem> problems) {
        if (!(damages instanceof JsonObject all) || !(all.fields().get("fixed") instanceof JsonObject fixed)) {
            return damages;
        }
        Map<String, JsonValue> said = new LinkedHashMap<>(fixed.fields());
        said.keySet().removeIf(name -> !declared.contains(DAMAGES + ".fixed." + name));
        if (!said.containsKey("capped")
                && fixed.fields().get("capped") instanceof JsonBoolean capped
                && capped.value()) {
            problems.add(new FieldProblem(
                    "/damages/fixed/breaches",
                    "comes to more than the terms allow in all, which the letter in use cannot say",
                    "claim fewer breaches, or ask a lawyer to release the newer wording of the notice of claim"));
        }
        Map<String, JsonValue> kept = new LinkedHashMap<>(all.fields());
        kept.put("fixed", new JsonObject(said));
        return new JsonObject(kept);
    }

    private static DocumentValues checked(
            DeclaredDocument declared, Map<String, JsonValue> all, List<FieldProblem> problems)
            throws MalformedTermsException {
        try {
            var values = new DocumentValues(declared.fillable(), new JsonObject(all));
            if (problems.isEmpty()) {
                return values;
            }
        } catch (InvalidTermsException invalid) {
            invalid.problems().stream()
                    // Of what follows from others, those say it.
                    .filter(problem -> !FOLLOWS.contains(problem.pointer().split("/")[1]))
                    .filter(problem -> !problem.pointer().startsWith("/answer/until"))
                    .filter(problem -> problems.stream()
                            .noneMatch(known -> problem.pointer().startsWith(known.pointer())
                                    || known.pointer().startsWith(problem.pointer())))
                    .forEach(problems::add);
            if (problems.isEmpty()) {
                throw new IllegalStateException(
                        "The agreement's own values do not fit the notice: " + invalid.problems());
            }
        }
        throw new MalformedTermsException(problems);
    }

    private static void checkDays(JsonObject values, LocalDate from, LocalDate today, List<FieldProblem> problems) {
        if (from.isAfter(today)) {
            problems.add(new FieldProblem(FROM, "is still to come", "enter today or an earlier day"));
        }
        day(values, UNTIL)
                .filter(until -> until.isBefore(from) || until.isAfter(today))
                .ifPresent(wrong -> problems.add(new FieldProblem(
                        UNTIL, "lies outside", "enter a day between the first one and today, or leave it empty")));
    }

    private Optional<TermsParty> opponent(
            Actor actor, Claimable claimable, PrincipalTerms terms, String id, List<FieldProblem> problems) {
        Optional<TermsParty> opponent = rights.opponents(actor, claimable.right(), terms).stream()
                .filter(party -> party.partnerId().equals(id))
                .findFirst();
        if (opponent.isEmpty()) {
            problems.add(new FieldProblem(
                    "/opponent", "is missing", "choose a party that was bound on the day on which it happened"));
        }
        return opponent;
    }

    /** Fixed damages are owed by those who made the promise. */
    private static boolean isBound(
            ClaimRight right, PrincipalTerms terms, TermsParty opponent, List<FieldProblem> problems) {
        if (terms instanceof CustomerProtectionTerms protection
                && protection.damages() != null
                && !ClaimRights.isBound(right, protection, opponent.partnerId())) {
            problems.add(new FieldProblem(
                    "/opponent",
                    "did not make the promise",
                    "choose one of those whom it binds, or demand no damages"));
            return false;
        }
        return true;
    }

    private static void demands(JsonObject values, Map<String, JsonValue> all, List<FieldProblem> problems) {
        boolean written = all.containsKey(OTHER_DEMAND);
        if (demanded(values, OTHER) != written) {
            problems.add(
                    written
                            ? new FieldProblem(
                                    "/demands", "leaves out what else is demanded", "tick it, or clear the text below")
                            : new FieldProblem(
                                    "/" + OTHER_DEMAND, "is missing", "write what else is demanded, or untick it"));
        }
    }

    private static boolean demanded(JsonObject values, String what) {
        return values.fields().get("demands") instanceof JsonArray demands
                && demands.items().contains(new JsonString(what));
    }

    private static JsonObject party(TermsParty party, boolean withEmail) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        values.put("legalName", new JsonString(party.legalName()));
        String registration = party.registration();
        if (registration != null) {
            values.put("registration", new JsonString(registration));
        }
        values.put("address", new JsonString(party.address()));
        values.put("country", new JsonString(party.country()));
        if (withEmail) {
            values.put("noticeEmail", new JsonString(party.noticeEmail()));
        }
        return new JsonObject(values);
    }

    private static JsonObject agreement(AgreementView agreement, DeclaredDocument declared, PrincipalTerms terms) {
        Map<String, JsonValue> values = new LinkedHashMap<>();
        values.put("number", new JsonString(agreement.number()));
        values.put(
                "title",
                new JsonString(
                        agreement.kind().title(Locale.of(declared.version().language()))));
        values.put("since", RecordWriter.json(terms.effectiveOn()));
        values.put("termsHash", new JsonString(TermsFormat.hash(terms).hex()));
        return new JsonObject(values);
    }

    private static void answer(JsonObject values, LocalDate today, Map<String, JsonValue> all) {
        Optional<Integer> days = read(Integer.class, values, DAYS).filter(count -> count > 0 && count < 1000);
        if (days.isPresent() && all.get("answer") instanceof JsonObject answer) {
            Map<String, JsonValue> whole = new LinkedHashMap<>(answer.fields());
            whole.put("until", RecordWriter.json(today.plusDays(days.get())));
            all.put("answer", new JsonObject(whole));
        }
    }

    private static Optional<LocalDate> day(JsonObject values, String pointer) {
        return read(LocalDate.class, values, pointer);
    }

    static <T> Optional<T> read(Class<T> type, JsonObject values, String pointer) {
        return JsonPointer.at(values, pointer)
                .map(value -> new RecordReader().read(type, value))
                .flatMap(reading -> reading instanceof Reading.Complete<T> complete
                        ? Optional.of(complete.value())
                        : Optional.<T>empty());
    }
}
