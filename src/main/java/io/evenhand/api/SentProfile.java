package io.evenhand.api;

import io.evenhand.competence.AreaId;
import io.evenhand.competence.CertificateFile;
import io.evenhand.competence.CustomerSize;
import io.evenhand.competence.Level;
import io.evenhand.competence.NewCertificate;
import io.evenhand.competence.ProfileFacts;
import io.evenhand.competence.Sharing;
import io.evenhand.terms.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a program sends of its own partner's competencies. Whether it will do is for the room to say; here is only what can be read. */
final class SentProfile {
    private static final String FILE = "/file";

    private SentProfile() {}

    /** @throws Refusal naming everything that cannot be read */
    static ProfileFacts of(byte[] body) {
        SentFields sent = SentFields.of(body, "levels", "languages", "customerSizes", "capacity", "sharing");
        Map<String, Level> levels = new HashMap<>();
        sent.names("levels")
                .forEach((area, code) -> Level.of(code)
                        .ifPresentOrElse(
                                level -> levels.put(area, level),
                                () -> sent.wrong(
                                        "levels/" + area,
                                        "is no level",
                                        "write not-ours, learning, delivers or leads")));
        Set<CustomerSize> sizes = new HashSet<>();
        List<String> written = sent.texts("customerSizes");
        for (int i = 0; i < written.size(); i++) {
            Optional<CustomerSize> size = CustomerSize.of(written.get(i));
            if (size.isPresent()) {
                sizes.add(size.get());
            } else {
                sent.wrong("customerSizes/" + i, "is no size", "write small, medium or large");
            }
        }
        Optional<Sharing> sharing = Sharing.of(sent.text("sharing"));
        if (sharing.isEmpty()) {
            sent.wrong("sharing", "says nobody", "write network, partners or nobody");
        }
        List<String> languages = sent.texts("languages");
        Integer capacity = sent.wholeNumber("capacity");
        sent.done();
        return new ProfileFacts(levels, languages, sizes, capacity, sharing.orElseThrow());
    }

    /** @throws Refusal naming everything that cannot be read */
    static NewCertificate certificate(byte[] body) {
        return certificate(body, null);
    }

    /** A certificate as JSON in one part, and the file of it beside. @throws Refusal as above */
    static NewCertificate certificate(HttpServletRequest request) throws IOException {
        SentForm form = SentForm.of(request, "certificate", "file");
        CertificateFile file = form.file("file", FILE)
                .map(sent -> CertificateFile.read(sent.content())
                        .orElseThrow(() -> Refusal.invalid(List.of(new FieldProblem(
                                FILE, "is not taken", "send a PDF, PNG or JPEG file of at most 2 MB")))))
                .orElse(null);
        return certificate(form.json("certificate"), file);
    }

    private static NewCertificate certificate(byte[] body, @Nullable CertificateFile file) {
        SentFields sent = SentFields.of(body, "area", "name", "issuedOn", "expiresOn");
        Optional<AreaId> area = AreaId.read(sent.text("area"));
        if (area.isEmpty()) {
            sent.wrong("area", "is no area's id", "take one from /api/v1/areas");
        }
        String name = sent.text("name");
        LocalDate issuedOn = day(sent, "issuedOn", sent.text("issuedOn"));
        String until = sent.optionalText("expiresOn");
        LocalDate expiresOn = until == null ? null : day(sent, "expiresOn", until);
        sent.done();
        return new NewCertificate(
                area.orElseThrow(), name, Optional.ofNullable(issuedOn).orElseThrow(), expiresOn, file);
    }

    private static @Nullable LocalDate day(SentFields sent, String name, String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException other) {
            sent.wrong(name, "is not a day", "write it like 2026-03-31");
            return null;
        }
    }
}
