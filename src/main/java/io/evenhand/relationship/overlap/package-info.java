/**
 * How many customers two partners share, without either showing its list: each hashes its identifiers to points of a curve and blinds them
 * with a secret of its own; blinded by both, equal ones are equal, in whichever order it was done. Needs no server and no database.
 */
@NamedInterface("overlap")
@NullMarked
package io.evenhand.relationship.overlap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
