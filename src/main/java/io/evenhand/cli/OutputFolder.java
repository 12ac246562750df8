package io.evenhand.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folder that a command writes its results to: all of them, or none. */
record OutputFolder(Path path) {
    /**
     * Makes the folder where there is none yet.
     *
     * @throws MachineFaultException when nothing can be written to it, told before any work is done for it
     */
    static OutputFolder prepare(Path path) {
        try {
            Files.createDirectories(path);
            Files.delete(Files.createTempFile(path, ".writable", null));
            return new OutputFolder(path);
        } catch (IOException e) {
            throw fault(path, e);
        }
    }

    /**
     * Writes every file beside its place first, so that a full disk leaves neither half a file nor half of the files.
     *
     * @param files content by file name
     * @throws MachineFaultException when they cannot be written
     */
    void write(Map<String, byte[]> files) {
        Map<Path, Path> places = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path unfinished = path.resolve("." + file.getKey() + ".part");
                places.put(unfinished, path.resolve(file.getKey()));
                Files.write(unfinished, file.getValue());
            }
            for (Map.Entry<Path, Path> place : places.entrySet()) {
                Files.move(
                        place.getKey(),
                        place.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw withdraw(places.keySet(), fault(path, e));
        }
    }

    private static MachineFaultException withdraw(Iterable<Path> unfinished, MachineFaultException fault) {
        for (Path file : unfinished) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                fault.addSuppressed(e);
            }
        }
        return fault;
    }

    private static MachineFaultException fault(Path path, IOException failure) {
        return new MachineFaultException(
                "The folder " + path.toAbsolutePath().normalize() + " cannot be written to ("
                        + StartupFailures.reason(failure)
                        + "); make room or give this user the right to, or choose another.",
                failure);
    }
}
