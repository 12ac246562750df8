package io.evenhand.competence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.hibernate.Length;

/** The file of a certificate, apart from it: it is read rarely, and goes when the certificate is taken back. */
@Entity
@Table(name = "competence_certificate_file")
@SuppressWarnings("NullAway.Init") // fields are set and read by JPA
class StoredFile {
    @Id
    @Column(length = 36)
    private String certificateId;

    @Lob
    @Column(length = Length.LONG32)
    private byte[] content;

    protected StoredFile() {}

    StoredFile(String certificateId, byte[] content) {
        this.certificateId = certificateId;
        this.content = content.clone();
    }

    byte[] content() {
        return content.clone();
    }
}
