package io.evenhand.table;

import io.evenhand.table.InflatedPart.OversizeException;
import io.evenhand.text.FileLetters;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * A workbook (XLSX), read as a stream. Whoever sends one is not trusted: it may not be encrypted, hold macros or a document type, nor
 * unpack to more than any real one does; texts that its cells share lie outside of the heap.
 */
final class Workbook implements AutoCloseable {
    /** The sheet that is read if there is one of this name; else the first. */
    static final String SHEET = "revenue";

    private static final int MOST_PARTS = 5_000;
    private static final int LONGEST_DIRECTORY = 4 << 20;
    private static final long MOST_OF_SHEET = 2L << 30;
    private static final long MOST_OF_TEXTS = 1L << 30;
    private static final long MOST_OF_OTHERS = 32L << 20;

    /** A sheet shrinks to a tenth or a fiftieth; what shrinks further than this was made to burst. */
    private static final long MOST_TIMES = 200;

    private static final long SMALL = 32L << 20;

    private final ZipFile zip;
    private final Map<String, String> targets = new HashMap<>();
    private final List<SheetName> sheets = new ArrayList<>();
    private final SharedTexts texts = new SharedTexts();
    private final BitSet days = new BitSet();
    private boolean from1904;

    private Workbook(ZipFile zip) {
        this.zip = zip;
    }

    private record SheetName(String name, String id, boolean hidden) {}

    /** Why a workbook is not read. */
    private static final class RefusedException extends Exception {
        private final transient LineProblem problem;

        RefusedException(String problem, String remedy) {
            super(problem, null, false, false);
            this.problem = LineProblem.ofFile(problem, remedy);
        }
    }

    /** Reads the rows of its sheet. */
    static void read(Path file, FileWatch watch, Consumer<LineProblem> problems, Consumer<String> notes, RowTaker rows)
            throws IOException {
        try {
            refuseWhatIsNone(file);
            try (Workbook workbook = new Workbook(new ZipFile(file.toFile()))) {
                workbook.open();
                workbook.rows(watch, notes, rows);
            }
        } catch (RefusedException refused) {
            problems.accept(refused.problem);
        } catch (OversizeException bomb) {
            problems.accept(LineProblem.ofFile(
                    "the workbook unpacks to far more than a workbook of its size holds, and was not read",
                    "copy the lines to a new one, or save them as CSV"));
        } catch (XMLStreamException | ZipException malformed) {
            // The oversize of a part reaches us wrapped by the reader of XML.
            boolean bomb = malformed instanceof XMLStreamException xml
                    && xml.getNestedException() instanceof OversizeException;
            problems.accept(LineProblem.ofFile(
                    bomb
                            ? "the workbook unpacks to far more than a workbook of its size holds, and was not read"
                            : "the workbook is damaged, and nothing after the damage was read",
                    bomb
                            ? "copy the lines to a new one, or save them as CSV"
                            : "open it in the program that made it, and save it again"));
        }
    }

    private static void refuseWhatIsNone(Path file) throws IOException, RefusedException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] start = new byte[(int) Math.min(8, bytes.length())];
            bytes.readFully(start);
            if (FileLetters.isOldWorkbook(start)) {
                throw new RefusedException(
                        "the workbook is encrypted, or in the old format .xls", "save it as .xlsx without a password");
            }
            byte[] end = new byte[(int) Math.min(65_557, bytes.length())];
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            for (int i = end.length - 22; i >= 0; i--) {
                if (end[i] == 'P' && end[i + 1] == 'K' && end[i + 2] == 5 && end[i + 3] == 6) {
                    long size = end[i + 12] & 0xFFL
                            | (end[i + 13] & 0xFFL) << 8
                            | (end[i + 14] & 0xFFL) << 16
                            | (end[i + 15] & 0xFFL) << 24;
                    // Its table of contents is read into memory as a whole.
                    if (size > LONGEST_DIRECTORY) {
                        throw new RefusedException("the workbook has too many parts", "save it again");
                    }
                    return;
                }
            }
        }
        throw new ZipException("no end");
    }

    private void open() throws IOException, RefusedException, XMLStreamException {
        if (zip.size() > MOST_PARTS) {
            throw new RefusedException("the workbook has too many parts", "copy the lines to a new one");
        }
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            String name = entries.nextElement().getName().toLowerCase(Locale.ROOT);
            if (name.endsWith("vbaproject.bin")) {
                throw macros();
            }
            if (name.endsWith("workbook.bin") || name.equals("mimetype")) {
                throw new RefusedException(
                        "the workbook is not in the format .xlsx", "save it as .xlsx or as CSV UTF-8");
            }
        }
        try (InputStream types = part("[Content_Types].xml")) {
            if (new String(types.readNBytes((int) MOST_OF_OTHERS), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)
                    .contains("macroenabled")) {
                throw macros();
            }
        }
        String main = relationships("_rels/.rels", "").entrySet().stream()
                .filter(one -> one.getKey().endsWith("/officeDocument"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("xl/workbook.xml");
        int slash = main.lastIndexOf('/') + 1;
        String folder = main.substring(0, slash);
        Map<String, String> kinds = relationships(folder + "_rels/" + main.substring(slash) + ".rels", folder);
        sheets(main);
        for (Map.Entry<String, String> one : kinds.entrySet()) {
            if (one.getKey().endsWith("/styles")) {
                styles(one.getValue());
            } else if (one.getKey().endsWith("/sharedStrings")) {
                texts(one.getValue());
            }
        }
    }

    private static RefusedException macros() {
        return new RefusedException("the workbook holds macros", "save it as .xlsx, which has none");
    }

    private InputStream part(String name) throws IOException, RefusedException {
        return part(name, MOST_OF_OTHERS, done -> {});
    }

    private InputStream part(String name, long most, LongConsumer watch) throws IOException, RefusedException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new RefusedException(
                    "the file is packed like a workbook, but lacks " + name, "save it as .xlsx or as CSV UTF-8");
        }
        long packed = Math.max(0, entry.getCompressedSize());
        return new InflatedPart(zip.getInputStream(entry), Math.min(most, Math.max(SMALL, packed * MOST_TIMES)), watch);
    }

    /** Where the parts lie that a part refers to, by kind; by id in {@link #targets}. */
    private Map<String, String> relationships(String name, String folder)
            throws IOException, RefusedException, XMLStreamException {
        Map<String, String> kinds = new HashMap<>();
        try (InputStream stream = part(name)) {
            PlainXml xml = new PlainXml(stream);
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.name().equals("Relationship")
                        && !xml.attribute("TargetMode").equals("External")) {
                    String target = xml.attribute("Target");
                    String place = target.startsWith("/") ? target.substring(1) : folder + target;
                    kinds.put(xml.attribute("Type"), place);
                    targets.put(xml.attribute("Id"), place);
                }
            }
        }
        return kinds;
    }

    private void sheets(String main) throws IOException, RefusedException, XMLStreamException {
        try (InputStream stream = part(main)) {
            PlainXml xml = new PlainXml(stream);
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    from1904 = xml.attribute("date1904").matches("1|true");
                } else if (xml.name().equals("sheet")) {
                    boolean hidden = !xml.attribute("state").isEmpty()
                            && !xml.attribute("state").equals("visible");
                    sheets.add(new SheetName(xml.attribute("name"), xml.attribute("id"), hidden));
                }
            }
        }
    }

    /** Which formats of cells show a day. */
    private void styles(String name) throws IOException, RefusedException, XMLStreamException {
        Map<String, String> codes = new HashMap<>();
        boolean ofCells = false;
        int number = 0;
        try (InputStream stream = part(name)) {
            PlainXml xml = new PlainXml(stream);
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                boolean begins = event == XMLStreamConstants.START_ELEMENT;
                if (xml.name().equals("cellXfs")) {
                    ofCells = begins;
                } else if (begins && xml.name().equals("numFmt")) {
                    codes.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
                } else if (begins && ofCells && xml.name().equals("xf")) {
                    String id = xml.attribute("numFmtId");
                    boolean known = id.matches("[0-9]{1,6}");
                    if (known && NumberCells.isDay(Integer.parseInt(id), codes.getOrDefault(id, ""))) {
                        days.set(number);
                    }
                    number++;
                }
            }
        }
    }

    private void texts(String name) throws IOException, RefusedException, XMLStreamException {
        try (InputStream stream = part(name, MOST_OF_TEXTS, done -> {})) {
            PlainXml xml = new PlainXml(stream);
            StringBuilder text = new StringBuilder();
            boolean spoken = false;
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                boolean begins = event == XMLStreamConstants.START_ELEMENT;
                String written = xml.text();
                if (!begins && xml.name().equals("t") && !spoken && text.length() < SharedTexts.LONGEST) {
                    text.append(written);
                } else if (xml.name().equals("rPh")) {
                    spoken = begins;
                } else if (!begins && xml.name().equals("si")) {
                    String whole = text.length() > SharedTexts.LONGEST
                            ? text.substring(0, SharedTexts.LONGEST)
                            : text.toString();
                    if (!texts.add(whole)) {
                        throw new OversizeException();
                    }
                    text.setLength(0);
                }
            }
        }
    }

    private void rows(FileWatch watch, Consumer<String> notes, RowTaker rows)
            throws IOException, RefusedException, XMLStreamException {
        SheetName sheet = sheets.stream()
                .filter(one -> one.name().equalsIgnoreCase(SHEET))
                .findFirst()
                .or(() -> sheets.stream().filter(one -> !one.hidden()).findFirst())
                .orElseThrow(() -> new RefusedException("the workbook has no sheet", "add one with the lines"));
        List<String> others =
                sheets.stream().filter(one -> one != sheet).map(SheetName::name).toList();
        if (!others.isEmpty()) {
            notes.accept("Only the sheet “%s” was read, not %s."
                    .formatted(
                            sheet.name(),
                            others.size() == 1 ? "“" + others.getFirst() + "”" : others.size() + " others"));
        }
        String name = Optional.ofNullable(targets.get(sheet.id()))
                .orElseThrow(() -> new RefusedException("the workbook lacks its sheet", "save it again"));
        long size =
                Optional.ofNullable(zip.getEntry(name)).map(ZipEntry::getSize).orElse(-1L);
        try (InputStream stream = part(
                name, MOST_OF_SHEET, done -> watch.read(size > 0 ? Math.min(done, size) : done, Math.max(size, 1)))) {
            new SheetRows(sheet.name(), texts, days, from1904, new PlainXml(stream)).read(rows);
        }
    }

    @Override
    public void close() throws IOException {
        texts.close();
        zip.close();
    }
}
