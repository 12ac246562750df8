package io.evenhand.cli;

import io.evenhand.access.SignOnSettingsException;
import io.evenhand.engine.EngineUnavailableException;
import io.evenhand.notice.MailSettingsException;
import io.evenhand.signing.KeysUnavailableException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why the machine does not let Evenhand start. What it does not know is a bug, and keeps its stack trace. */
final class StartupFailures {
    static final String OTHER_FOLDER = "--evenhand.data=FOLDER.";

    private static final String DISK_FULL =
            "The disk is full; free some space, or choose a folder elsewhere: " + OTHER_FOLDER;
    private static final String ACCESS_DENIED_STATE = "28";
    private static final String CONNECTION_STATE = "08";

    private StartupFailures() {}

    /**
     * The sentence, naming what is wrong and what to do.
     *
     * @return empty when neither the failure nor anything that caused it is the machine's fault as far as we know
     */
    static Optional<String> explain(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 50; depth++) {
            Optional<String> sentence = explainOne(cause);
            if (sentence.isPresent()) {
                return sentence;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<String> explainOne(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case MachineFaultException known -> known.getMessage();
                    case UnsupportedDatabaseException known -> known.getMessage();
                    case EngineUnavailableException known -> known.getMessage();
                    case MailSettingsException known -> known.getMessage();
                    case SignOnSettingsException known -> known.getMessage();
                    case KeysUnavailableException known -> known.getMessage();
                    case PortInUseException port -> portInUse(port.getPort());
                    case BindException bind -> "A port is in use by another program (" + bind.getMessage() + ").";
                    case FlywayValidateException other ->
                        "The database was written by another version of Evenhand; use that version, or choose another folder: "
                                + OTHER_FOLDER;
                    case SQLException sql -> explainDatabase(sql);
                    case AccessDeniedException denied ->
                        "The file " + denied.getFile()
                                + " cannot be opened by this user; give it the right to, or choose another folder: "
                                + OTHER_FOLDER;
                    case IOException io -> isFull(io) ? DISK_FULL : null;
                    default -> null;
                });
    }

    private static @Nullable String explainDatabase(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return switch (sql.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                "The data folder is in use by another Evenhand; stop that one, or choose another folder: "
                        + OTHER_FOLDER;
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
                "The database in the data folder is damaged; restore the folder from a backup, or choose another: "
                        + OTHER_FOLDER;
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
                isFull(sql) ? DISK_FULL : "The database in the data folder cannot be read: " + reason(sql) + ".";
            case ErrorCode.DATABASE_IS_READ_ONLY, ErrorCode.FILE_CREATION_FAILED_1 ->
                "The data folder cannot be written to; give this user the right to, or choose another folder: "
                        + OTHER_FOLDER;
            default -> {
                if (state.startsWith(ACCESS_DENIED_STATE)) {
                    yield "The database refuses the user or password that the settings name (spring.datasource.username, .password).";
                }
                yield state.startsWith(CONNECTION_STATE)
                        ? "The database that spring.datasource.url names does not answer; start it, or correct the address."
                        : null;
            }
        };
    }

    static String portInUse(int port) {
        return "Port " + port + " is in use by another program; stop that one, or choose another port: --server.port="
                + (port + 1) + ".";
    }

    /** The innermost reason in a few words: the file system says it best. */
    static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (innermost instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason().toLowerCase(Locale.ROOT);
        }
        return String.valueOf(innermost.getMessage());
    }

    private static boolean isFull(Throwable failure) {
        return reason(failure).toLowerCase(Locale.ROOT).contains("no space left");
    }
}
