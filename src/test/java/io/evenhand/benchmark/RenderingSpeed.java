package io.evenhand.benchmark;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import io.evenhand.document.DocumentProperties;
import io.evenhand.document.PdfRenderer;
import io.evenhand.document.RenderedDocument;
import io.evenhand.template.AgreementReference;
import io.evenhand.template.SampleTerms;
import io.evenhand.template.Templates;
import io.evenhand.terms.AgreementKind;
import io.evenhand.terms.Terms;
import io.evenhand.terms.TermsFormat;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;

/**
 * How long it takes to set an agreement of about six pages, warm: against the same HTML given to the PDF library with nothing kept between two
 * calls, and against LibreOffice converting the same agreement from .docx, one a call and twenty in one call. Then whether the time grows
 * with the pages, from 2 to 200, and what stays on the heap.
 *
 * <pre>mvn package spring-boot:test-run -DskipTests -Dstart-class=io.evenhand.benchmark.RenderingSpeed \
 *     -Dspring-boot.run.jvmArguments=-Xmx512m</pre>
 */
public final class RenderingSpeed {
    private static final int WARMING = 30;
    private static final int ROUNDS = 31;
    private static final int BATCH = 20;
    private static final DocumentProperties PROPERTIES = new DocumentProperties(
            "Revenue-Share Agreement", "Agreement", "Evenhand", Locale.ENGLISH, Instant.parse("2026-11-24T12:00:00Z"));
    private static final List<Face> FACES = List.of(
            new Face("Noto Serif", 400, FontStyle.NORMAL, "NotoSerif-400Regular.ttf"),
            new Face("Noto Serif", 400, FontStyle.ITALIC, "NotoSerif-400Italic.ttf"),
            new Face("Noto Serif", 700, FontStyle.NORMAL, "NotoSerif-700Bold.ttf"),
            new Face("Noto Sans", 400, FontStyle.NORMAL, "NotoSans-400Regular.ttf"),
            new Face("Noto Sans", 700, FontStyle.NORMAL, "NotoSans-600SemiBold.ttf"));

    private record Face(String family, int weight, FontStyle style, String file) {}

    private RenderingSpeed() {}

    public static void main(String[] arguments) throws Exception {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(ch.qos.logback.classic.Level.OFF);
        }
        String html = agreement();
        var renderer = new PdfRenderer(Duration.ofSeconds(120));
        RenderedDocument first = renderer.render(html, PROPERTIES, List.of());
        System.out.printf(
                "%d pages, heap %d MB%n", first.pages(), Runtime.getRuntime().maxMemory() >> 20);
        double ours = againstTheLibrary(renderer, html);
        if (arguments.length > 0 && arguments[0].equals("profile")) {
            for (int i = 0; i < 2_000; i++) {
                renderer.render(html, PROPERTIES, List.of());
            }
        }
        againstLibreOffice(html, ours);
        byPages(renderer);
        renderer.destroy();
    }

    private static String agreement() {
        Terms terms = SampleTerms.full(2).stream()
                .filter(candidate -> candidate.kind().equals(AgreementKind.REVENUE_SHARE))
                .findFirst()
                .orElseThrow();
        var templates = new Templates("");
        return templates.html(
                templates.current(terms.kind(), Locale.ENGLISH),
                terms,
                new AgreementReference("EH-2026-000042", TermsFormat.hash(terms), LocalDate.of(2026, 11, 24)));
    }

    /** @return milliseconds that ours took */
    private static double againstTheLibrary(PdfRenderer renderer, String html) throws IOException {
        List<Long> library = new ArrayList<>();
        List<Long> ours = new ArrayList<>();
        for (int round = -WARMING; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            bare(html);
            long between = System.nanoTime();
            renderer.render(html, PROPERTIES, List.of());
            long done = System.nanoTime();
            if (round >= 0) {
                library.add(between - begun);
                ours.add(done - between);
            }
        }
        double one = median(library) / 1e6;
        double other = median(ours) / 1e6;
        say("library alone %.1f ms, ours %.1f ms: %.2f times as fast", one, other, one / other);
        return other;
    }

    private static void bare(String html) throws IOException {
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        for (Face face : FACES) {
            builder.useFont(
                    () -> RenderingSpeed.class.getResourceAsStream("/fonts/" + face.file()),
                    face.family(),
                    face.weight(),
                    face.style(),
                    true);
        }
        builder.withHtmlContent(html.replace("<!DOCTYPE html>", ""), null);
        var out = new ByteArrayOutputStream();
        builder.toStream(out);
        builder.run();
    }

    private static void againstLibreOffice(String html, double ours) throws Exception {
        Path folder = Files.createTempDirectory("evenhand-benchmark-");
        Path source = Files.writeString(folder.resolve("agreement.html"), html);
        if (!office(folder, "docx:MS Word 2007 XML", List.of(source))) {
            System.out.println("LibreOffice is not here");
            return;
        }
        Path document = folder.resolve("agreement.docx");
        List<Path> copies = IntStream.range(0, BATCH)
                .mapToObj(number -> {
                    try {
                        return Files.copy(document, folder.resolve("copy-" + number + ".docx"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
        List<Long> single = new ArrayList<>();
        List<Long> batch = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            long begun = System.nanoTime();
            office(folder, "pdf", List.of(document));
            long between = System.nanoTime();
            office(folder, "pdf", copies);
            single.add(between - begun);
            batch.add((System.nanoTime() - between) / BATCH);
        }
        double one = median(single) / 1e6;
        double each = median(batch) / 1e6;
        say("LibreOffice, one a call: %.0f ms, %.1f times ours", one, one / ours);
        say("LibreOffice, %d in one call: %.1f ms each, %.2f times ours", BATCH, each, each / ours);
    }

    private static boolean office(Path folder, String format, List<Path> files)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                format,
                "--outdir",
                folder.toString()));
        files.forEach(file -> command.add(file.toString()));
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(new File("/dev/null"))
                    .start();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void byPages(PdfRenderer renderer) {
        for (int clauses : new int[] {4, 30, 120, 600, 5_000}) {
            String html = "<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body>"
                    + IntStream.range(0, clauses)
                            .mapToObj(number -> "<h2 id=\"c%d\">Clause %d</h2><p>%s</p>"
                                    .formatted(
                                            number,
                                            number,
                                            "Each party does what it has promised, and is paid for it in time. "
                                                    .repeat(12)))
                            .reduce("", String::concat)
                    + "</body></html>";
            List<Long> times = new ArrayList<>();
            int pages = 0;
            for (int round = 0; round < 7; round++) {
                long begun = System.nanoTime();
                pages = renderer.render(html, PROPERTIES, List.of()).pages();
                times.add(System.nanoTime() - begun);
            }
            System.gc();
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            double took = median(times) / 1e6;
            say("%4d pages %.1f ms, %.2f ms a page, %d MB on the heap", pages, took, took / pages, heap >> 20);
        }
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void say(String format, Object... values) {
        System.out.println(format.formatted(values));
    }
}
