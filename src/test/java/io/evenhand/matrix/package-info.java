/**
 * Who may do what with whose data, for every address of the application. {@link io.evenhand.matrix.Endpoints} declares it, {@link
 * io.evenhand.matrix.EndpointMatrixTests} tries it all.
 */
@NullMarked
package io.evenhand.matrix;

import org.jspecify.annotations.NullMarked;
