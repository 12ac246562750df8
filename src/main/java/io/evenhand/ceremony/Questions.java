package io.evenhand.ceremony;

import io.evenhand.access.Accounts;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.access.Visibility;
import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.agreement.SignatureRequestView.Standing;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.evidence.EvidenceKind;
import io.evenhand.evidence.Happening.Fact;
import io.evenhand.notice.Audience;
import io.evenhand.notice.Notice;
import io.evenhand.notice.Notices;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people ask before they sign. It goes to operations of the partner who drew the agreement up, and its answer back to who asked. */
@Service
@Transactional
public class Questions {
    private static final int MOST = 20;
    private static final int MOST_LISTED = 200;
    private static final int LONGEST_QUESTION = 2_000;
    private static final int LONGEST_ANSWER = 4_000;

    private final QuestionRepository questions;
    private final SigningLinkRepository links;
    private final SignatureRequests signatures;
    private final SignerNames names;
    private final LinkMail mail;
    private final LinkEvidence evidence;
    private final Notices notices;
    private final Accounts accounts;
    private final Clock clock;

    Questions(
            QuestionRepository questions,
            SigningLinkRepository links,
            SignatureRequests signatures,
            SignerNames names,
            LinkMail mail,
            LinkEvidence evidence,
            Notices notices,
            Accounts accounts,
            Clock clock) {
        this.questions = questions;
        this.links = links;
        this.signatures = signatures;
        this.names = names;
        this.mail = mail;
        this.evidence = evidence;
        this.notices = notices;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Asks; the same words sent twice in a row are one question. */
    public ActAnswer ask(Signer signer, String words) {
        String question = words.strip();
        if (question.isEmpty()) {
            return new ActAnswer.Flawed("question", "Write your question first.");
        }
        if (question.length() > LONGEST_QUESTION) {
            return new ActAnswer.Flawed(
                    "question", "That is longer than " + LONGEST_QUESTION + " characters. Ask shorter.");
        }
        Optional<SignatureRequestView> due = signatures
                .find(signer.signatureId())
                .filter(signature -> signature.standing() == Standing.DUE)
                .filter(signature ->
                        signer.linkId() == null || signature.signatory().equals(signer.person()));
        if (due.isEmpty()) {
            return new ActAnswer.Refused("Nobody needs to sign this any more.");
        }
        if (signer.linkId() != null) {
            // Held, so that a double click asks once.
            Optional<SigningLink> unused = links.lock(signer.linkId());
        }
        List<Question> before = own(signer);
        if (!before.isEmpty() && before.getLast().question().equals(question)) {
            return new ActAnswer.Done();
        }
        if (before.size() >= MOST) {
            return new ActAnswer.Refused("You have asked " + MOST + " questions; talk to one another instead.");
        }
        SignatureRequestView signature = due.get();
        PartnerId askedOf = names.drawnUpBy(signature.agreement());
        Question asked = questions.save(new Question(
                UUID.randomUUID().toString(),
                signature.signatureId(),
                signature.agreement().value(),
                signature.partner().value(),
                signer.person().value(),
                askedOf.value(),
                question,
                now()));
        evidence.record(
                "question-asked:" + asked.id(),
                EvidenceKind.QUESTION_ASKED,
                signature.signatureId(),
                signer.person(),
                true,
                Map.of(
                        Fact.REASON,
                        question,
                        Fact.ADDRESS,
                        signer.address(),
                        Fact.AGENT,
                        signer.agent(),
                        Fact.AUTHENTICATION,
                        signer.authentication()));
        notices.tell(
                Audience.people(List.of(askedOf), Role.OPERATIONS),
                new Notice(
                        "signing-question:" + asked.id(),
                        names.person(signer.person()) + " has a question before signing",
                        SignerNames.of(signature),
                        "It is for you to answer: your organisation drew this agreement up. Until then they may wait with their signature.",
                        List.of(new Notice.Fact("For", names.organisation(signature.partner()))),
                        new Notice.Action("Read and answer", "/signing-questions/" + asked.id()),
                        true));
        return new ActAnswer.Done();
    }

    private List<Question> own(Signer signer) {
        return questions.findBySignatureIdAndPersonIdOrderByAskedAt(
                signer.signatureId(), signer.person().value());
    }

    /** What the person asked, the oldest first. */
    @Transactional(readOnly = true)
    public List<SigningPage.Asked> of(Signer signer) {
        return own(signer).stream()
                .map(question -> new SigningPage.Asked(
                        question.question(),
                        question.askedAt(),
                        question.answer(),
                        name(question.answeredBy()),
                        question.answeredAt()))
                .toList();
    }

    /** What was asked of the actor's organisation, the newest first. */
    @Transactional(readOnly = true)
    public List<Listed> askedOf(Actor actor) {
        return actor.partnerId().equals(Actor.HOST)
                ? List.of()
                : questions.askedOf(List.of(actor.partnerId()), Limit.of(MOST_LISTED)).stream()
                        .map(this::listed)
                        .toList();
    }

    /** One question; empty for an unknown id and for one of which the actor's organisation was not asked alike. */
    @Transactional(readOnly = true)
    public Optional<Listed> find(Actor actor, String id) {
        return questions
                .findById(id)
                .filter(question -> Visibility.of(actor).covers(question.askedOf()))
                .map(this::listed);
    }

    /** Whether the actor may answer what they see: operations of the partner that was asked. */
    public static boolean mayAnswer(Actor actor, Listed question) {
        return actor.partnerId().equals(question.askedOf()) && actor.has(Role.OPERATIONS);
    }

    /** Answers a question, once. The caller has made sure that the actor may. */
    public ActAnswer answer(Actor actor, String id, String words) {
        String answer = words.strip();
        if (answer.isEmpty()) {
            return new ActAnswer.Flawed("answer", "Write your answer first.");
        }
        if (answer.length() > LONGEST_ANSWER) {
            return new ActAnswer.Flawed(
                    "answer", "That is longer than " + LONGEST_ANSWER + " characters. Answer shorter.");
        }
        Question question = questions.lock(id).orElseThrow();
        if (!question.answer(answer, actor.username(), now())) {
            return new ActAnswer.Refused(
                    name(question.answeredBy()) + " has answered this already; the answer stands below.");
        }
        SignatureRequestView signature = signatures.find(question.signatureId()).orElseThrow();
        links.lockOpen(question.signatureId()).stream()
                .filter(link -> link.personId().equals(question.personId()))
                .forEach(link -> mail.answer(link, signature, actor.displayName(), answer));
        accounts.of(question.partnerId(), Role.SIGNATORY).stream()
                .filter(person -> question.personId().equals(person.personId()))
                .forEach(person -> notices.tell(
                        Audience.person(person.username()),
                        new Notice(
                                "signing-answer:" + question.id(),
                                "Your question before signing is answered",
                                SignerNames.of(signature),
                                actor.displayName() + " has answered it; you find the answer where you sign.",
                                List.of(),
                                new Notice.Action("See your work", "/"),
                                true)));
        // Last, as links are held before: nobody waits crosswise.
        evidence.recordOfOther(
                "question-answered:" + question.id(),
                EvidenceKind.QUESTION_ANSWERED,
                question.signatureId(),
                actor,
                Map.of(Fact.REASON, answer));
        return new ActAnswer.Done();
    }

    private Listed listed(Question question) {
        SignatureRequestView signature = signatures.find(question.signatureId()).orElseThrow();
        return new Listed(
                question.id(),
                SignerNames.of(signature),
                question.askedOf(),
                names.person(new PersonId(question.personId())),
                names.organisation(new PartnerId(question.partnerId())),
                question.question(),
                question.askedAt(),
                question.answer(),
                name(question.answeredBy()),
                question.answeredAt(),
                signature.standing() == Standing.DUE);
    }

    private @Nullable String name(@Nullable String username) {
        return username == null ? null : accounts.nameOf(username).orElse(username);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * A question as those see it who answer it.
     *
     * @param agreement its kind and number
     * @param askedOf id of the partner that answers
     * @param answer null until it is answered
     * @param waits whether the signature is still owed
     */
    public record Listed(
            String id,
            String agreement,
            String askedOf,
            String name,
            String organisation,
            String question,
            Instant askedAt,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            boolean waits) {}
}
