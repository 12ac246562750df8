package io.evenhand.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenhand.access.Actor;
import io.evenhand.access.Role;
import io.evenhand.agreement.AgreementEvidence;
import io.evenhand.agreement.AgreementState;
import io.evenhand.agreement.AgreementView;
import io.evenhand.bundle.BundleFile;
import io.evenhand.bundle.EvidenceBundles;
import io.evenhand.cli.drive.DriveResult;
import io.evenhand.cli.referralfile.ReferralFile;
import io.evenhand.document.Archive;
import io.evenhand.document.DocumentHash;
import io.evenhand.referral.ReferralId;
import io.evenhand.signing.CertificateText;
import io.evenhand.signing.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes what a run left into a folder: the documents, the certificate to trust, and a summary. */
@Component
class RunSummaries {
    /** A store of one's own is read as a whole. */
    private static final Actor EVERYTHING = new Actor("run", "Evenhand", null, Actor.HOST, Set.of(Role.STEWARD));

    private final Archive archive;
    private final AgreementEvidence evidence;
    private final EvidenceBundles bundles;
    private final Signing signing;
    private final ObjectMapper json;

    RunSummaries(
            Archive archive, AgreementEvidence evidence, EvidenceBundles bundles, Signing signing, ObjectMapper json) {
        this.archive = archive;
        this.evidence = evidence;
        this.bundles = bundles;
        this.signing = signing;
        this.json = json;
    }

    /** @throws MachineFaultException when the folder does not take the files; then none of them is in it */
    RunSummary write(ReferralFile referral, DriveResult.Ended ended, OutputFolder folder) {
        return write(referral, ended, folder, Map.of());
    }

    /**
     * The same with all evidence in one file.
     *
     * @throws MachineFaultException alike
     */
    RunSummary writeWithEvidence(ReferralId id, ReferralFile referral, DriveResult.Ended ended, OutputFolder folder) {
        return write(referral, ended, folder, evidence(id, ended));
    }

    private RunSummary write(
            ReferralFile referral, DriveResult.Ended ended, OutputFolder folder, Map<String, byte[]> more) {
        List<RunSummary.Line> lines = new ArrayList<>();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (AgreementView agreement : ended.agreements()) {
            AgreementView.Document document = agreement.document();
            if (agreement.state() == AgreementState.IN_FORCE && document != null) {
                files.put(document.fileName(), archive.load(new DocumentHash(document.hash())));
                lines.add(new RunSummary.Line(
                        agreement.kind().title(),
                        document.pages(),
                        agreement.signers().stream()
                                .map(AgreementView.Signer::name)
                                .toList(),
                        document.hash(),
                        folder.path().resolve(document.fileName())));
            }
        }
        RunSummary summary = new RunSummary(referral.reference(), ended.state(), lines);
        files.putAll(more);
        files.put("ca.crt", CertificateText.pem(signing.trustAnchors()).getBytes(StandardCharsets.US_ASCII));
        files.put("summary.json", object(summary).toPrettyString().getBytes(StandardCharsets.UTF_8));
        folder.write(files);
        return summary;
    }

    private Map<String, byte[]> evidence(ReferralId id, DriveResult.Ended ended) {
        // It is made after each commit, by itself; whoever ends with the last commit does not wait for that.
        ended.agreements().forEach(agreement -> {
            var unused = evidence.make(agreement.id());
        });
        BundleFile bundle = bundles.make(EVERYTHING, id.value())
                .orElseThrow(() -> new IllegalStateException("The referral that was driven is there"));
        try (InputStream in = bundle.open()) {
            return Map.of(bundle.name(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence of the referral cannot be read again", e);
        }
    }

    private ObjectNode object(RunSummary summary) {
        ObjectNode object = json.createObjectNode();
        object.put("reference", summary.reference());
        object.put("state", summary.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        ArrayNode documents = object.putArray("documents");
        for (RunSummary.Line line : summary.documents()) {
            ObjectNode document = documents.addObject();
            document.put("document", line.document());
            document.put("pages", line.pages());
            line.signers().forEach(document.putArray("signers")::add);
            document.put("sha256", line.hash());
            document.put("file", String.valueOf(line.path().getFileName()));
        }
        return object;
    }
}
