package io.evenhand.api;

import io.evenhand.digest.Sha256;
import io.evenhand.terms.FieldProblem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** What is sent as multipart/form-data: facts as JSON in one part, and files beside them. The server took it apart, within its limits. */
final class SentForm {
    private final Map<String, Part> parts;

    private SentForm(Map<String, Part> parts) {
        this.parts = parts;
    }

    /** @param known every part that may be sent @throws Refusal for what cannot be read, and for parts that nothing reads */
    static SentForm of(HttpServletRequest request, String... known) throws IOException {
        TreeSet<String> names = new TreeSet<>(List.of(known));
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Part part : taken(request)) {
            String name = part.getName();
            if (!names.contains(name)) {
                problems.add(new FieldProblem(
                        "/" + name, "is no part here", "leave it out, or use one of " + String.join(", ", names)));
            } else if (parts.put(name, part) != null) {
                problems.add(new FieldProblem("/" + name, "is sent twice", "send one part of this name"));
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        return new SentForm(parts);
    }

    /** @throws Refusal when it is cut off, is no form, or holds more than the server takes */
    static Collection<Part> taken(HttpServletRequest request) throws IOException {
        try {
            return request.getParts();
        } catch (IllegalStateException large) {
            throw Problem.TOO_LARGE.because(BodyLimit.of(request).remedy());
        } catch (ServletException unreadable) {
            throw unreadable();
        } catch (IOException unreadable) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return Problem.MALFORMED.because("The form cannot be read: it is cut off, or not multipart/form-data.");
    }

    /** Tells one form from another whatever its boundary: programs make up a new one for each attempt. */
    static String sha256(Collection<Part> parts) throws IOException {
        MessageDigest all = Sha256.begin();
        for (Part part : parts) {
            MessageDigest one = Sha256.begin();
            try (InputStream content = new DigestInputStream(part.getInputStream(), one)) {
                long unused = content.transferTo(OutputStream.nullOutputStream());
            }
            for (String said : List.of(
                    part.getName(),
                    Objects.requireNonNullElse(part.getSubmittedFileName(), ""),
                    Objects.requireNonNullElse(part.getContentType(), ""),
                    Sha256.hex(one.digest()))) {
                all.update(said.getBytes(StandardCharsets.UTF_8));
                all.update((byte) 0);
            }
        }
        return Sha256.hex(all.digest());
    }

    /** The part with the facts, as JSON. */
    byte[] json(String name) throws IOException {
        Part part = parts.get(name);
        if (part == null) {
            throw Refusal.invalid(List.of(new FieldProblem("/" + name, "is missing", "send it as a part in JSON")));
        }
        if (part.getSize() > BodyLimit.REQUEST.mostBytes()) {
            throw Refusal.invalid(List.of(new FieldProblem("/" + name, "is too large", "send at most 256 KB of it")));
        }
        return bytes(part);
    }

    /** @param pointer under which people know the field @throws Refusal for one that is there and holds nothing */
    Optional<SentPart> file(String name, String pointer) throws IOException {
        Part part = parts.get(name);
        if (part == null) {
            return Optional.empty();
        }
        if (part.getSize() == 0) {
            throw Refusal.invalid(List.of(
                    new FieldProblem(pointer, "is empty", "send the file, or leave the part " + name + " out")));
        }
        return Optional.of(new SentPart(Objects.requireNonNullElse(part.getSubmittedFileName(), ""), bytes(part)));
    }

    private static byte[] bytes(Part part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        }
    }

    /** @param fileName as its sender says it; empty for none */
    @SuppressWarnings("ArrayRecordComponent") // handed on unread, and compared by nobody
    record SentPart(String fileName, byte[] content) {}
}
