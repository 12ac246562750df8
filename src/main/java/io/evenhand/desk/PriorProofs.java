package io.evenhand.desk;

import io.evenhand.access.Moments;
import io.evenhand.desk.ReferralReading.DocumentFile;
import io.evenhand.desk.TaskPage.Fact;
import io.evenhand.desk.TaskPage.Link;
import io.evenhand.desk.TaskPage.Section;
import io.evenhand.partner.PartnerId;
import io.evenhand.partner.Partners;
import io.evenhand.referral.JudgedClaim;
import io.evenhand.referral.ReferralDesk;
import io.evenhand.referral.ReferralDesk.FiledEvidence;
import io.evenhand.relationship.HandedInDocuments;
import io.evenhand.relationship.ListingView;
import io.evenhand.relationship.Listings.HandedIn;
import io.evenhand.workflow.HumanTaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What whoever judges a claimed prior relationship reads, and can take home: the proof itself, to be checked without this installation. */
@Component
class PriorProofs {
    private static final Moments MOMENTS = new Moments();

    private final ReferralDesk referrals;
    private final Partners partners;

    PriorProofs(ReferralDesk referrals, Partners partners) {
        this.referrals = referrals;
        this.partners = partners;
    }

    /** Nothing for any other task. */
    List<Section> sections(HumanTaskView task) {
        List<Section> sections = new ArrayList<>();
        judged(task)
                .ifPresent(claim -> referrals
                        .evidence(claim.referral(), claim.claimant())
                        .ifPresent(evidence -> {
                            sections.add(Section.facts("The evidence", facts(claim.claimant(), evidence)));
                            ListingView listing = evidence.listing();
                            if (listing != null) {
                                sections.add(listing(task, evidence, listing));
                            }
                        }));
        return sections;
    }

    private List<Fact> facts(PartnerId claimant, FiledEvidence evidence) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Filed by", partners.nameOf(claimant.value())));
        facts.add(new Fact("What it is", evidence.title()));
        facts.add(new Fact("Dated", evidence.datedOn().toString()));
        if (evidence.heardAt() != null) {
            facts.add(new Fact("First asked", MOMENTS.of(evidence.heardAt())));
        }
        return facts;
    }

    private static Section listing(HumanTaskView task, FiledEvidence evidence, ListingView listing) {
        String folder = "/tasks/" + task.taskKey() + "/prior/";
        List<Link> files = new ArrayList<>();
        files.add(new Link("Download proof.json, as it was handed in", folder + "proof.json"));
        if (listing.published()) {
            files.add(new Link("Download commitment.json, as they published it", folder + "commitment.json"));
        }
        return new Section(
                listing.proven()
                        ? "On a list that was committed before"
                        : "A proof was handed in, and it does not hold",
                listing.proven()
                        ? "It proves that they listed this customer before you introduced it. A listing is a claim: the evidence must persuade you."
                        : "Judge the evidence without it.",
                List.of(),
                listing.sentences(),
                null,
                files,
                command(evidence, listing.published()));
    }

    /** To the last digit, for whoever checks at home must find what the house finds: a list may be older by less than a second. */
    private static String command(FiledEvidence evidence, boolean published) {
        return "./evenhand relationships check proof.json"
                + (published ? " --root commitment.json" : "")
                + (evidence.heardAt() == null ? "" : " --introduced-on " + evidence.heardAt())
                + " --evidence FILE";
    }

    /** Empty where no proof was handed in. The caller has made sure that the reader may see the task. */
    Optional<DocumentFile> proof(HumanTaskView task) {
        return handedIn(task).map(one -> file("proof.json", one.proof()));
    }

    /** The published commitment that the proof is held against. */
    Optional<DocumentFile> commitment(HumanTaskView task) {
        return handedIn(task)
                .flatMap(one -> Optional.ofNullable(one.commitment()))
                .map(content -> file("commitment.json", content));
    }

    /** Which invoice or contract was handed in; empty for any other task, and where none was. */
    Optional<HandedInDocuments.Named> document(HumanTaskView task) {
        return judged(task).flatMap(claim -> referrals.document(claim.referral(), claim.claimant()));
    }

    /** The document itself. */
    Optional<DocumentFile> documentFile(HumanTaskView task) {
        return judged(task)
                .flatMap(claim -> referrals.documentFile(claim.referral(), claim.claimant()))
                .map(one -> new DocumentFile(one.fileName(), one.mediaType(), one.content()));
    }

    private static DocumentFile file(String name, byte[] content) {
        return new DocumentFile(name, "application/json", content);
    }

    private Optional<HandedIn> handedIn(HumanTaskView task) {
        return judged(task).flatMap(claim -> referrals.proof(claim.referral(), claim.claimant()));
    }

    private static Optional<JudgedClaim> judged(HumanTaskView task) {
        return JudgedClaim.of(task.elementId(), task.businessId(), task.subject());
    }
}
