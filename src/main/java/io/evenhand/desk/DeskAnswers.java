package io.evenhand.desk;

import io.evenhand.access.FileAnswer;
import io.evenhand.desk.ReferralReading.DocumentFile;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** What every page of the desk answers alike. */
final class DeskAnswers {
    private DeskAnswers() {}

    /** What is there for the viewer; else 404: a stranger's id answers exactly as an unknown one does. */
    static <T> T found(Optional<T> answer) {
        return answer.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** 403 to whoever may see it, but not do this. */
    static void allow(boolean may) {
        if (!may) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** A file to keep. */
    static ResponseEntity<byte[]> download(DocumentFile file) {
        return FileAnswer.toKeep(file.mediaType(), file.fileName(), file.content());
    }

    /** A file to read in the browser. */
    static ResponseEntity<byte[]> inline(DocumentFile file) {
        return FileAnswer.toRead(file.mediaType(), file.fileName(), file.content());
    }
}
