package io.evenhand.api;

import io.evenhand.relationship.overlap.OverlapFile;
import io.evenhand.verification.Verifications;
import io.evenhand.word.ReturnedDrafts;
import jakarta.servlet.http.HttpServletRequest;

/** How much one request may carry. It is in memory once, while it is read. */
enum BodyLimit {
    REQUEST(262_144, "Send at most 256 KB."),
    /** Lines of revenue are many. */
    REVENUE(16 << 20, "Send at most 16 MB, or file larger reports on the desk."),
    /** What a bank reports is a file, not a request: it is as large as an import may be. */
    BANK_STATEMENT(10 << 20, "Send at most 10 MB, for shorter periods."),
    /** Blinded points of a whole list. */
    COMPARISON((int) OverlapFile.MOST_BYTES, "Compare fewer customers at once."),
    /** A draft that came back. */
    WORD_FILE(ReturnedDrafts.MOST_BYTES, "Send at most 5 MB, without pictures."),
    /** What shows how it was, of a claim. */
    EVIDENCE(10 << 20, "Send at most 10 MB. Make the file smaller, or file it in parts."),
    /** A decision with the evidence that it names. */
    DECISION_FORM(
            10 << 20,
            "Send a proof of at most 128 KB, a document of at most 8 MB, or what shows a consent, of at most 9 MB."),
    /** A certificate with its file. */
    CERTIFICATE_FORM(4 << 20, "Send a file of at most 2 MB."),
    /** A signed document with what is attached to it. */
    DOCUMENT(50 << 20, "Send at most 50 MB, which is more than an agreement needs."),
    /** Documents, and the evidence of them. */
    DOCUMENTS((int) Verifications.MOST_BYTES, "Send at most 60 MB at once, and each document by itself.");

    private final int mostBytes;
    private final String remedy;

    BodyLimit(int mostBytes, String remedy) {
        this.mostBytes = mostBytes;
        this.remedy = remedy;
    }

    static BodyLimit of(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!request.getMethod().equals("POST")) {
            return REQUEST;
        }
        if (path.endsWith("/revenue/reports")) {
            return REVENUE;
        }
        if (path.startsWith(ApiPaths.V1 + "/claims/") && path.endsWith("/evidence")) {
            return EVIDENCE;
        }
        if (path.equals(ComparisonsApi.COMPARISONS)
                || path.startsWith(ComparisonsApi.COMPARISONS + "/") && path.endsWith("/files")) {
            return COMPARISON;
        }
        if (isForm(request) && path.startsWith(TasksApi.TASKS + "/") && path.endsWith("/decision")) {
            return DECISION_FORM;
        }
        if (isForm(request)
                && path.startsWith(PartnersApi.PARTNERS + "/")
                && path.endsWith(CompetenciesApi.TO_CERTIFICATES)) {
            return CERTIFICATE_FORM;
        }
        if (path.endsWith("/word/returned")) {
            return WORD_FILE;
        }
        if (path.endsWith(VerificationsApi.VERIFICATIONS)) {
            return isForm(request) ? DOCUMENTS : DOCUMENT;
        }
        return path.endsWith(FinanceApi.STATEMENTS) ? BANK_STATEMENT : REQUEST;
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    /** Whether the server takes it apart as it comes: then its files lie outside of memory, and nobody reads it whole. */
    boolean isTakenApart() {
        return switch (this) {
            case DOCUMENTS, DECISION_FORM, CERTIFICATE_FORM -> true;
            case REQUEST, REVENUE, BANK_STATEMENT, COMPARISON, WORD_FILE, EVIDENCE, DOCUMENT -> false;
        };
    }

    int mostBytes() {
        return mostBytes;
    }

    /** What to do about a larger one, for people. */
    String remedy() {
        return remedy;
    }
}
