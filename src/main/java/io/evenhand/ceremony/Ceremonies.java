package io.evenhand.ceremony;

import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.agreement.Agreements;
import io.evenhand.agreement.Decided;
import io.evenhand.agreement.Negotiations;
import io.evenhand.agreement.ShownDocument;
import io.evenhand.agreement.SignatureRequestView;
import io.evenhand.agreement.SignatureRequests;
import io.evenhand.agreement.SignerTrace;
import io.evenhand.ceremony.ActRecords.Kept;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.document.PagePictures;
import io.evenhand.document.StoredDocument;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.PersonId;
import io.evenhand.partner.PersonView;
import io.evenhand.terms.Sentence;
import io.evenhand.terms.TermsFormat;
import io.evenhand.workflow.CompletionResult;
import io.evenhand.workflow.HumanTaskView;
import io.evenhand.workflow.HumanTasks;
import io.evenhand.workflow.TaskAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reading a document and deciding about it, for somebody of whom we know who they are. What they do is kept first, then the task is
 * completed in Camunda, whose listener makes the signature: the same way as every other decision. No transaction is held meanwhile.
 */
@Component
public class Ceremonies {
    static final String TASK = "sign-agreement";

    private static final Set<AgreementState> CAME_TO_NOTHING =
            Set.of(AgreementState.DECLINED, AgreementState.WITHDRAWN, AgreementState.EXPIRED);

    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 2_000;

    private final ActRecords records;
    private final SignatureRequests signatures;
    private final Agreements agreements;
    private final Negotiations negotiations;
    private final HumanTasks tasks;
    private final PagePictures pictures;
    private final Archive archive;
    private final Questions questions;
    private final SignerNames names;
    private final Consents consents;

    Ceremonies(
            ActRecords records,
            SignatureRequests signatures,
            Agreements agreements,
            Negotiations negotiations,
            HumanTasks tasks,
            PagePictures pictures,
            Archive archive,
            Questions questions,
            SignerNames names,
            Consents consents) {
        this.records = records;
        this.signatures = signatures;
        this.agreements = agreements;
        this.negotiations = negotiations;
        this.tasks = tasks;
        this.pictures = pictures;
        this.archive = archive;
        this.questions = questions;
        this.names = names;
        this.consents = consents;
    }

    /** The document as it is now, and all there is to know for signing it; noted as shown. Empty unless the signature is due. */
    public Optional<SigningPage> show(Signer signer) {
        return signatures
                .document(signer.signatureId())
                .filter(document -> isTheirs(signer))
                .map(document -> {
                    SigningPage page = page(
                            signer,
                            document,
                            records.shownBefore(signer, document).orElse(null));
                    // Only now: of what cannot be made nobody was shown anything.
                    records.shown(signer, document);
                    return page;
                });
    }

    /** Whoever came by a link is there for as long as they are the one who is asked; on the desk the task itself says who may look. */
    private boolean isTheirs(Signer signer) {
        return signer.linkId() == null
                || signatures
                        .find(signer.signatureId())
                        .filter(signature -> signature.signatory().equals(signer.person()))
                        .isPresent();
    }

    private SigningPage page(Signer signer, ShownDocument document, @Nullable Instant before) {
        SignatureRequestView signature = signatures.find(signer.signatureId()).orElseThrow();
        AgreementView agreement = agreements.get(signature.agreement());
        Negotiations.OnTheTable table = negotiations.onTheTable(signature.agreement());
        Map<PartnerId, String> organisations = names.organisations(agreement.parties());
        List<SigningPage.HasSigned> hasSigned = agreement.signers().stream()
                .flatMap(other -> Optional.ofNullable(other.signedAt())
                        .map(at -> new SigningPage.HasSigned(
                                other.name(),
                                Objects.requireNonNullElseGet(
                                        organisations.get(other.partner()), () -> names.organisation(other.partner())),
                                at))
                        .stream())
                .toList();
        List<String> since = hasSigned.stream()
                .filter(one -> before != null && one.at().isAfter(before))
                .map(one -> one.name() + " for " + one.organisation())
                .toList();
        return new SigningPage(
                signature.signatureId(),
                SignerNames.of(signature),
                signature.title(),
                agreement.parties().stream()
                        .map(id -> Objects.requireNonNullElse(organisations.get(id), id.value()))
                        .toList(),
                names.organisation(table.proposedBy()),
                names.person(signer.person()),
                names.organisation(signature.partner()),
                signature.signBy(),
                TermsFormat.agreed(table.terms(), table.language(), table.clauses()).stream()
                        .map(Sentence::text)
                        .toList(),
                document.hash().hex(),
                pictures.read(document.hash(), document.pdf()),
                hasSigned,
                since.isEmpty()
                        ? null
                        : SignerNames.joined(since)
                                + " has signed since you first opened it. Here is the document as it stands now; the words are the same.",
                questions.of(signer),
                signatures.othersWithAuthority(signer.signatureId()).stream()
                        .filter(other -> !other.id().equals(signer.person()))
                        .map(other -> new SigningPage.Other(other.id().value(), other.name()))
                        .toList(),
                consents.words(signature));
    }

    /** A page of a document that the person was shown; empty for any other document. */
    public Optional<byte[]> picture(Signer signer, String sha256, int page, int width) {
        return hash(sha256)
                .filter(hash -> isTheirs(signer) && records.wasShown(signer, hash))
                .flatMap(hash -> pictures.draw(
                        hash,
                        () -> archive.find(hash).map(StoredDocument::content).orElse(null),
                        page,
                        width));
    }

    /** The very bytes that the person was shown. */
    public Optional<StoredDocument> document(Signer signer, String sha256) {
        return hash(sha256)
                .filter(hash -> isTheirs(signer) && records.wasShown(signer, hash))
                .flatMap(archive::find);
    }

    private static Optional<DocumentHash> hash(String sha256) {
        try {
            return Optional.of(new DocumentHash(sha256));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** What became of the signature; empty while it is due. */
    public Optional<SigningOutcome> outcome(Signer signer) {
        return signatures.find(signer.signatureId()).flatMap(signature -> {
            Optional<SigningOutcome.How> how = switch (signature.standing()) {
                case DUE -> Optional.empty();
                case WAITING -> Optional.of(SigningOutcome.How.WAITING);
                case SIGNED -> Optional.of(SigningOutcome.How.SIGNED);
                case DECLINED -> Optional.of(SigningOutcome.How.DECLINED);
                case OVER -> Optional.of(SigningOutcome.How.OVER);
            };
            return how.map(found -> outcome(signer, signature, found));
        });
    }

    private SigningOutcome outcome(Signer signer, SignatureRequestView signature, SigningOutcome.How how) {
        AgreementView agreement = agreements.get(signature.agreement());
        return new SigningOutcome(
                SignerNames.of(signature),
                names.person(signer.person()),
                names.organisation(signature.partner()),
                signature.signatory().equals(signer.person()),
                how,
                agreement.signers().stream()
                        .filter(one -> one.partner().equals(signature.partner()))
                        .filter(one -> one.name().equals(names.person(signature.signatory())))
                        .map(AgreementView.Signer::signedAt)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                isSealed(agreement),
                CAME_TO_NOTHING.contains(agreement.state()));
    }

    private static boolean isSealed(AgreementView agreement) {
        return agreement.state() == AgreementState.SEALED || agreement.state() == AgreementState.IN_FORCE;
    }

    /** The sealed document of an agreement that this person signed; empty until it is sealed. */
    public Optional<StoredDocument> sealed(String signatureId) {
        return signatures
                .find(signatureId)
                .filter(signature -> signature.standing() == SignatureRequestView.Standing.SIGNED)
                .map(signature -> agreements.get(signature.agreement()))
                .filter(Ceremonies::isSealed)
                .flatMap(agreement -> Optional.ofNullable(agreement.document()))
                .flatMap(document -> archive.find(new DocumentHash(document.hash()))
                        .map(stored -> new StoredDocument(
                                stored.hash(), stored.mediaType(), document.fileName(), stored.content())));
    }

    /** Signs or declines. Safe to repeat: what stands already is done. */
    public ActAnswer act(Signer signer, Intention intention) {
        Optional<ActAnswer> flaw = flaw(intention);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        if (records.stoodBefore(signer, intention)) {
            return new ActAnswer.Done();
        }
        Optional<HumanTaskView> task = task(signer);
        if (task.isEmpty()) {
            return new ActAnswer.Refused("Nobody needs to sign this any more, or it is being got ready at this moment."
                    + " Look again in a minute.");
        }
        long taskKey = task.get().taskKey();
        return switch (records.keep(signer, intention, taskKey)) {
            case Kept.Refused refused ->
                records.stoodBefore(signer, intention) ? new ActAnswer.Done() : new ActAnswer.Refused(refused.reason());
            case Kept.Changed ignored -> new ActAnswer.Changed();
            case Kept.Ready ready -> complete(signer, intention, taskKey, ready.actId());
        };
    }

    private static Optional<ActAnswer> flaw(Intention intention) {
        if (intention.signs() && !intention.consented()) {
            return Optional.of(
                    new ActAnswer.Flawed("consent", "Tick that you agree to sign electronically, or decline to sign."));
        }
        String reason = Objects.requireNonNullElse(intention.reason(), "").strip();
        if (!intention.signs() && reason.length() < SHORTEST_REASON) {
            return Optional.of(new ActAnswer.Flawed("reason", "Say in a few words why you do not sign."));
        }
        return reason.length() > LONGEST_REASON
                ? Optional.of(new ActAnswer.Flawed(
                        "reason", "That is longer than " + LONGEST_REASON + " characters. Say it shorter."))
                : Optional.empty();
    }

    private Optional<HumanTaskView> task(Signer signer) {
        return signatures
                .find(signer.signatureId())
                .flatMap(signature -> tasks.open(List.of(signature.agreement().value())).stream()
                        .filter(task ->
                                task.elementId().equals(TASK) && task.subject().equals(signer.signatureId()))
                        .findFirst());
    }

    private ActAnswer complete(Signer signer, Intention intention, long taskKey, String actId) {
        CompletionResult result =
                tasks.complete(taskKey, signer.assignee(), TaskAnswer.of(intention.decision(), intention.reason()));
        return switch (result) {
            case CompletionResult.Completed ignored -> {
                records.stands(actId, signer);
                yield new ActAnswer.Done();
            }
            case CompletionResult.NoLongerOpen ignored -> {
                boolean stood = records.stoodBefore(signer, intention);
                if (stood) {
                    records.stands(actId, signer);
                } else {
                    records.refused(actId);
                }
                yield stood
                        ? new ActAnswer.Done()
                        : new ActAnswer.Refused("This was decided meanwhile; what you did was not recorded.");
            }
            case CompletionResult.Denied denied -> {
                records.refused(actId);
                Optional<ShownDocument> present = signatures.document(signer.signatureId());
                yield present.isPresent() && !present.get().hash().equals(intention.shown())
                        ? new ActAnswer.Changed()
                        : new ActAnswer.Refused(denied.reason());
            }
            case CompletionResult.NotKnownYet ignored -> {
                records.inDoubt(actId);
                yield new ActAnswer.NotKnownYet();
            }
        };
    }

    /** Hands the signature on to a colleague with authority; with this the link is used up. */
    public ActAnswer forward(Signer signer, String to, String reason) {
        Optional<PersonView> other = signatures.othersWithAuthority(signer.signatureId()).stream()
                .filter(person -> person.id().value().equals(to))
                .findFirst();
        if (other.isEmpty()) {
            return new ActAnswer.Flawed("to", "Choose a colleague who may sign this.");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            return new ActAnswer.Flawed(
                    "note", "That is longer than " + LONGEST_REASON + " characters. Say it shorter.");
        }
        PersonId from = signer.person();
        DocumentHash shown = signatures
                .document(signer.signatureId())
                .map(ShownDocument::hash)
                .orElse(null);
        SignerTrace trace = new SignerTrace(
                shown != null && records.wasShown(signer, shown) ? shown : null,
                signer.address(),
                signer.agent(),
                signer.authentication());
        return switch (signatures.forward(
                signer.signatureId(), from, other.get().id(), reason.strip(), Optional.of(trace))) {
            case Decided.Recorded ignored -> {
                records.lapse(signer.signatureId());
                records.use(signer);
                yield new ActAnswer.Done();
            }
            case Decided.Refused refused -> new ActAnswer.Refused(refused.reason());
        };
    }
}
