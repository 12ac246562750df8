package io.evenhand.signing;

import java.nio.file.*;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.io.TempDir;

class SigningTests {
    @TempDir
    Path folder;

    @Test
    void first() throws Exception {
        var clock = Clock.systemUTC();
        var s = TestKeys.signing(folder.resolve("keys"), clock);
        byte[] pdf = TestDocuments.pdf();
        byte[] d = pdf;
        for (int i = 0; i < 25; i++) {
            long t0 = System.nanoTime();
            byte[] c = s.certify(pdf, TestDocuments.fields(2));
            long t1 = System.nanoTime();
            byte[] a = s.sign(c, "party-1", TestDocuments.ADA, "Agreement");
            long t2 = System.nanoTime();
            byte[] b = s.sign(a, "party-2", TestDocuments.BRUNO, "Agreement");
            long t3 = System.nanoTime();
            d = s.seal(b);
            long t4 = System.nanoTime();
            if (i == 0 || i > 21)
                System.out.printf(
                        "certify %d sign %d sign %d seal %d  bytes %d %d %d %d%n",
                        (t1 - t0) / 1000,
                        (t2 - t1) / 1000,
                        (t3 - t2) / 1000,
                        (t4 - t3) / 1000,
                        pdf.length,
                        c.length,
                        a.length,
                        d.length);
        }
        Path out = Path.of("target/sealed.pdf");
        Files.write(out, d);
        System.out.println(Validators.conformanceProblems(d));
        var r = Validators.dss(d, s.trustAnchor(), clock.instant());
        for (String id : r.getSignatureIdList())
            System.out.println(r.getSignedBy(id) + " " + r.getSignatureFormat(id) + " " + r.getIndication(id) + " "
                    + r.getSubIndication(id) + " err="
                    + r.getAdESValidationErrors(id).stream()
                            .map(m -> m.getValue())
                            .toList() + " warn="
                    + r.getAdESValidationWarnings(id).stream()
                            .map(m -> m.getValue())
                            .toList());
        System.out.println(Validators.run("pdfsig", "-nocert", out.toString()));
        System.out.println(Validators.run("qpdf", "--check", out.toString()));
    }
}
