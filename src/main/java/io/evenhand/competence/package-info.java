/**
 * What partners can do: areas of products, what each partner says of itself, what its record shows of it, and who fits a need. What is
 * shown fades with age and with every release of the product; what an owner does not share changes nothing of what others see.
 */
@ApplicationModule(allowedDependencies = {"partner", "access", "concurrency", "terms", "terms :: json", "text"})
@NullMarked
package io.evenhand.competence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
