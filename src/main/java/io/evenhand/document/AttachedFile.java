package io.evenhand.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;

/** Takes out of a document of ours what was attached to it. */
public final class AttachedFile {
    private AttachedFile() {}

    /** The bytes as they were attached; empty where nothing of that name is. Only for documents that were made here. */
    public static Optional<byte[]> of(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
            PDEmbeddedFilesNameTreeNode files = names == null ? null : names.getEmbeddedFiles();
            Map<String, PDComplexFileSpecification> attached = files == null ? null : files.getNames();
            PDComplexFileSpecification file = attached == null ? null : attached.get(name);
            return file == null || file.getEmbeddedFile() == null
                    ? Optional.empty()
                    : Optional.of(file.getEmbeddedFile().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("The document is not a readable PDF", e);
        }
    }
}
