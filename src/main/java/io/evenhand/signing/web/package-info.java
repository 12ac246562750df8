/** What the authority tells the public: its certificates, and which were withdrawn. */
@NullMarked
package io.evenhand.signing.web;

import org.jspecify.annotations.NullMarked;
