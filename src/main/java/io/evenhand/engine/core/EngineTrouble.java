package io.evenhand.engine.core;

import io.evenhand.engine.EngineUnavailableException;
import io.evenhand.engine.log.LogDamagedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;

/** The sentences for what can go wrong with the data folder: what it is, and what to do. */
final class EngineTrouble {
    private static final String OTHER_FOLDER = "choose another folder with --evenhand.data=<folder>";

    private EngineTrouble() {}

    static EngineUnavailableException inUse(Path dataFolder, String by) {
        return new EngineUnavailableException("The data folder " + shown(dataFolder) + " is in use by another Evenhand"
                + by + ": stop that one first, or " + OTHER_FOLDER + ".");
    }

    static EngineUnavailableException damaged(Path dataFolder, String what) {
        return new EngineUnavailableException("The data folder " + shown(dataFolder) + " is damaged (" + what
                + "): restore it from a backup, or move its folder engine away to start without any process.");
    }

    /** For whatever went wrong while the engine was being started. */
    static EngineUnavailableException starting(Path dataFolder, Exception cause) {
        if (cause instanceof EngineUnavailableException said) {
            return said;
        }
        if (cause instanceof LogDamagedException) {
            return damaged(dataFolder, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
            return new EngineUnavailableException(
                    "The data folder " + shown(dataFolder)
                            + " cannot be read and written: give this user the right to do so, or " + OTHER_FOLDER
                            + ".",
                    cause);
        }
        if (cause instanceof IOException) {
            return new EngineUnavailableException(
                    "The data folder " + shown(dataFolder) + " cannot be used (" + reason(cause)
                            + "): see to the disk, or " + OTHER_FOLDER + ".",
                    cause);
        }
        return new EngineUnavailableException(
                "The embedded Camunda engine did not start from the data folder " + shown(dataFolder) + " ("
                        + reason(cause) + "): restore the folder from a backup, or " + OTHER_FOLDER + ".",
                cause);
    }

    /** For a disk that failed while the engine ran. */
    static String writing(Path dataFolder, Throwable cause) {
        return "The embedded Camunda engine has stopped because the disk of " + shown(dataFolder)
                + " cannot be written (" + reason(cause) + "): free some space there and start again;"
                + " nothing that was acknowledged is lost.";
    }

    /** For a failure inside the engine itself, which may still be the disk's: RocksDB writes to it too. */
    static String processing(Path dataFolder, Throwable cause) {
        if (noSpace(cause)) {
            return writing(dataFolder, cause);
        }
        return "The embedded Camunda engine has stopped because of an internal failure (" + reason(cause)
                + "): start again; if that does not help, restore the data folder from a backup.";
    }

    /** Whether the disk is full; RocksDB tells only in words. */
    static boolean noSpace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left")) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable cause) {
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private static Path shown(Path folder) {
        return folder.toAbsolutePath().normalize();
    }
}
