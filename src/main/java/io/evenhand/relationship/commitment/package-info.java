/**
 * We knew them first: a list of customers with dated evidence becomes one digest that says nothing of it; later one entry can be opened,
 * and everybody can check that it was there. Needs no server and no database.
 */
@NamedInterface("commitment")
@NullMarked
package io.evenhand.relationship.commitment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
