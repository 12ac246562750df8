package io.evenhand.evidence;

import io.evenhand.document.Archive;
import io.evenhand.signing.Signing;
import io.evenhand.testing.WithoutEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@WithoutEngine
class TmpLookTests {
    @Autowired
    EvidenceDocuments documents;

    @Autowired
    Archive archive;

    @Autowired
    Signing signing;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Test
    void look() throws Exception {
        Path out = Path.of("/tmp/ev");
        Files.write(out.resolve("ca.der"), signing.trustAnchor().getEncoded());
        for (int n : new int[] {1, 5, 0}) {
            SignedBySome some = new SignedBySome();
            beans.autowireBean(some);
            EvidenceRecord r = documents
                    .make(n == 0 ? some.declined("The liability cap is missing.") : some.sealed(n))
                    .orElseThrow();
            Files.write(out.resolve("ev" + n + ".pdf"), archive.load(r.pdf()));
            Files.write(out.resolve("ev" + n + ".json"), archive.load(r.file()));
            Files.write(out.resolve("doc" + n + ".pdf"), some.document());
        }
    }
}
