/** Planted against the rules of the house, for {@code ArchitectureTest} to find. */
@NullMarked
package planted.application;

import org.jspecify.annotations.NullMarked;
