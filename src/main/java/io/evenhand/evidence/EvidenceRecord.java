package io.evenhand.evidence;

import io.evenhand.document.DocumentHash;

/**
 * The documents that were made of an agreement's evidence.
 *
 * @param entries how many entries they hold
 * @param file the evidence as canonical JSON
 * @param pdf the sealed document that carries it
 */
public record EvidenceRecord(String agreementId, int entries, DocumentHash file, DocumentHash pdf) {}
