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
    REORDERED_PAGES {
        @Override
        void change(PDDocument document) {
            var kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
            kids.add(kids.remove(0));
            kids.add(kids.get(0));
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
        }
    },
    ADDED_FIELD_WITH_A_VALUE {
        @Override
        void change(PDDocument document) throws IOException {
            var form = document.getDocumentCatalog().getAcroForm(null);
            var field = new COSDictionary();
            field.setItem(COSName.FT, COSName.TX);
            field.setString(COSName.T, "amount");
            field.setString(COSName.V, "1,000,000");
            form.getCOSObject().getCOSArray(COSName.FIELDS).add(field);
        }
    },
    ADDED_SIGNATURE_FIELD_WITH_A_PICTURE_OVER_THE_TEXT {
        @Override
        void change(PDDocument document) throws IOException {
            var form = document.getDocumentCatalog().getAcroForm(null);
            var field = new PDSignatureField(form);
            field.setPartialName("sneaky");
            field.getWidgets().getFirst().setRectangle(new PDRectangle(50, 300, 500, 400));
            field.getWidgets().getFirst().setPage(document.getPage(0));
            var annotations = new java.util.ArrayList<>(document.getPage(0).getAnnotations());
            annotations.add(field.getWidgets().getFirst());
            document.getPage(0).setAnnotations(annotations);
            form.getCOSObject().getCOSArray(COSName.FIELDS).add(field.getCOSObject());
        }
    },
    OTHER_INFORMATION_ABOUT_THE_DOCUMENT {
        @Override
        void change(PDDocument document) {
            var information = new COSDictionary();
            information.setString(COSName.TITLE, "Another agreement");
            document.getDocument().getTrailer().setItem(COSName.INFO, information);
            document.getDocumentCatalog().getCOSObject().setItem("Extra", information);
        }
    },
    ADDED_OUTLINE {
        @Override
        void change(PDDocument document) {
            document.getDocumentCatalog()
                    .setDocumentOutline(
                            new org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline());
        }
    },
    OTHER_FONT {
        @Override
        void change(PDDocument document) throws IOException {
            var resources = document.getPage(0).getResources();
            var name = resources.getFontNames().iterator().next();
            resources.getFont(name).getCOSObject().setItem(COSName.TO_UNICODE, COSName.IDENTITY_H);
            resources.getFont(name).getCOSObject().setNeedToBeUpdated(true);
        }
    },
    ADDED_LAYER {
        @Override
        void change(PDDocument document) {
            document.getDocumentCatalog().getCOSObject().setItem(COSName.OCPROPERTIES, new COSDictionary());
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

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    byte[] appliedTo(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            change(document);
            var out = new ByteArrayOutputStream();
            // What is flagged already would be written twice.
            COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
            document.saveIncremental(out, catalog.isNeedToBeUpdated() ? Set.of() : Set.of(catalog));
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
