package io.evenhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that a command leaves all of its results or none, and says before its work when it could leave none. */
class OutputFolderTests {
    @TempDir
    Path folder;

    @Test
    void aFolderThatCannotBeMadeIsToldInASentence() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> OutputFolder.prepare(file))
                .isInstanceOf(MachineFaultException.class)
                .hasMessageStartingWith("The folder " + file + " cannot be written to (")
                .hasMessageEndingWith("or choose another.");
    }

    @Test
    void aPreparedFolderIsEmpty() {
        assertThat(OutputFolder.prepare(folder.resolve("not/there/yet")).path()).isEmptyDirectory();
    }

    @Test
    void filesTakeThePlaceOfOlderOnes() throws IOException {
        OutputFolder results = OutputFolder.prepare(folder);
        results.write(Map.of("summary.json", bytes("old")));
        results.write(Map.of("summary.json", bytes("new")));

        assertThat(folder.resolve("summary.json")).hasContent("new");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void ofFilesThatCannotAllBeWrittenNoneIs() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("first.pdf", bytes("first"));
        files.put("no-such-folder/second.pdf", bytes("second"));

        assertThatThrownBy(() -> OutputFolder.prepare(folder).write(files)).isInstanceOf(MachineFaultException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
