/** Planted against the rules of the house, for {@code ArchitectureTest} to find. */
@NullMarked
package planted.oauth;

import org.jspecify.annotations.NullMarked;
