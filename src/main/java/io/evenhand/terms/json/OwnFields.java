package io.evenhand.terms.json;

import java.util.List;

/** A record that knows itself what its {@link OtherFields} hold. */
public interface OwnFields {
    /** The single fields among them, as a person edits them; pointers begin at the record. */
    List<FieldValue> ownFields();
}
