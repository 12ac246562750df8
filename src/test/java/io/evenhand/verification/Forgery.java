package io.evenhand.verification;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/** Ways to change a signed document by an update at its end, which leaves every signed byte as it was. */
enum Forgery {
    OTHER_TEXT_ON_THE_PAGE {
        @Override
        void change(PDDocument document) throws IOException {
            PDPage page = document.getPage(0);
            var content = new PDStream(document);
            try (var out = content.createOutputStream(COSName.FLATE_DECODE)) {
                out.write("1 0 0 rg 50 400 300 200 re f\n".getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(content);
        }
    },
    CHANGED_CONTENT_OF_THE_SAME_STREAM {
        @Override
        void change(PDDocument document) throws IOException {
            var content = (COSStream) document.getPage(0).getCOSObject().getDictionaryObject(COSName.CONTENTS);
            try (var out = content.createOutputStream(COSName.FLATE_DECODE)) {
                out.write("1 0 0 rg 50 400 300 200 re f\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
    },
    APPENDED_PAGE {
        @Override
        void change(PDDocument document) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
        }
    },
    REMOVED_PAGES_LIST {
        @Override
        void change(PDDocument document) throws IOException {
            document.getPages().getCOSObject().setInt(COSName.COUNT, 0);
        }
    },
    REPLACED_ATTACHMENT {
        @Override
        void change(PDDocument document) throws IOException {
            var names =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            var file = java.util.Objects.requireNonNull(names.get("terms.json"));
            var other = new org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile(
                    document, new ByteArrayInputStream("{}".getBytes(StandardCharsets.US_ASCII)));
            file.setEmbeddedFile(other);
        }
    },
    COMMENT_OVER_THE_TEXT {
        @Override
        void change(PDDocument document) throws IOException {
            PDPage page = document.getPage(0);
            var comment = new PDAnnotationText();
            comment.setRectangle(new PDRectangle(50, 400, 300, 200));
            comment.setContents("not what was agreed");
            var annotations = new java.util.ArrayList<>(page.getAnnotations());
            annotations.add(comment);
            page.setAnnotations(annotations);
        }
    },
    OTHER_PICTURE_OF_A_SIGNATURE {
        @Override
        void change(PDDocument document) throws IOException {
            PDSignatureField field = field(document, "party-1");
            var picture = field.getWidgets().getFirst().getNormalAppearanceStream();
            try (var content = new PDPageContentStream(document, picture)) {
                content.addRect(0, 0, 100, 100);
                content.fill();
            }
        }
    },
    MOVED_SIGNATURE_BOX {
        @Override
        void change(PDDocument document) throws IOException {
            field(document, "party-1").getWidgets().getFirst().setRectangle(new PDRectangle(0, 0, 500, 700));
        }
    },
    REMOVED_SIGNATURE {
        @Override
        void change(PDDocument document) throws IOException {
            field(document, "party-1").getCOSObject().removeItem(COSName.V);
        }
    },
    REMOVED_FIELD {
        @Override
        void change(PDDocument document) throws IOException {
            var form = document.getDocumentCatalog().getAcroForm(null);
            var fields = new java.util.ArrayList<>(form.getFields());
            fields.removeIf(field -> field.getPartialName().equals("party-1"));
            form.setFields(fields);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        }
    },
    REMOVED_CERTIFICATION {
        @Override
        void change(PDDocument document) {
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.PERMS);
        }
    },
    OTHER_METADATA {
        @Override
        void change(PDDocument document) throws IOException {
            var metadata = document.getDocumentCatalog().getMetadata();
            metadata.importXMPMetadata("<x/>".getBytes(StandardCharsets.US_ASCII));
        }
    },
    ACTION_ON_OPENING {
        @Override
        void change(PDDocument document) {
            var action = new COSDictionary();
            action.setName(COSName.S, "JavaScript");
            action.setString(COSName.JS, "app.alert('changed')");
            document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, action);
        }
    };

    abstract void change(PDDocument document) throws IOException;

    byte[] appliedTo(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            change(document);
            var out = new ByteArrayOutputStream();
            document.saveIncremental(out, Set.of(document.getDocumentCatalog().getCOSObject()));
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PDSignatureField field(PDDocument document, String name) throws IOException {
        return document.getSignatureFields().stream()
                .filter(field -> field.getPartialName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
