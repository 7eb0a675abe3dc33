package dev.rollcall.domain.user;

import dev.rollcall.domain.scim.value.Complex;
import dev.rollcall.domain.scim.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known about a person from two sides: by hand, and through the owning directory. A path names an attribute or a
 * part of one, such as {@code title}, {@code name.givenName} or {@code urn:…:User:department}; the values of a
 * multi-valued attribute belong to one side as a whole.
 *
 * @param local the values entered by hand, in the form of a checked SCIM User
 * @param supplied what the owning link asserts; empty for a local user
 * @param kept the paths at which the local value counts although the link supplies one
 */
public record Profile(Complex local, Complex supplied, Set<String> kept) {

    /** What is true of a link or of the person as a whole, and never a local value. */
    private static final Set<String> NEVER_LOCAL = Set.of("userName", "active", "externalId");

    /** Drops from {@code kept} what has no local value. */
    public Profile {
        Set<String> effective = new TreeSet<>(kept);
        effective.retainAll(paths(local));
        kept = Set.copyOf(effective);
    }

    /** Returns {@code attributes} without what a local value cannot be. */
    public static Complex withoutIdentity(Complex attributes) {
        Complex rest = attributes;
        for (String name : NEVER_LOCAL) {
            rest = rest.without(name);
        }
        return rest;
    }

    /** Returns the local values, overlaid by the supplied ones except where the local value counts. */
    public Complex effective() {
        return overlay(withoutIdentity(local), withoutIdentity(supplied), "");
    }

    /** Returns the local values that the link does not supply just so; of those that it does, it is not known who was first. */
    public Complex notSupplied() {
        return difference(local, withoutIdentity(supplied));
    }

    /**
     * Returns the profile of somebody whose closed link opens again. When it closed, local values were made of all that
     * counted: those that the link supplies just so are its own again, and another value at the same path was one that
     * counted although the link supplied one.
     */
    public Profile resupplied() {
        return new Profile(notSupplied(), supplied, suppliedPaths());
    }

    /** Returns the paths that the link supplies and an administrator could edit. */
    public Set<String> suppliedPaths() {
        return paths(withoutIdentity(supplied));
    }

    /**
     * Returns the supplied paths that a merge patch (RFC 7396) of the local values speaks of; an object or {@code null}
     * speaks of everything inside.
     */
    public Set<String> suppliedPathsIn(Complex patch) {
        Set<String> spoken = new TreeSet<>();
        for (String path : suppliedPaths()) {
            if (speaksOf(patch, path)) {
                spoken.add(path);
            }
        }
        return spoken;
    }

    /** Returns the profile after an administrator's change, whose values count at {@code paths}. */
    public Profile edited(Complex newLocal, Set<String> paths) {
        Set<String> more = new LinkedHashSet<>(kept);
        more.addAll(paths);
        return new Profile(newLocal, supplied, more);
    }

    private Complex overlay(Complex below, Complex above, String prefix) {
        Map<String, Value> result = new LinkedHashMap<>(below.asMap());
        for (Map.Entry<String, Value> entry : above.asMap().entrySet()) {
            String name = entry.getKey();
            if (entry.getValue() instanceof Complex part) {
                result.put(name, overlay(below.complex(name), part, prefix + name + separator(name)));
            } else if (!kept.contains(prefix + name)) {
                result.put(name, entry.getValue());
            }
        }
        return Complex.of(result);
    }

    private static Complex difference(Complex some, Complex others) {
        Map<String, Value> rest = new LinkedHashMap<>();
        some.asMap().forEach((name, value) -> {
            if (value instanceof Complex part) {
                Complex different = difference(part, others.complex(name));
                if (!different.equals(Complex.empty())) {
                    rest.put(name, different);
                }
            } else if (!value.equals(others.get(name))) {
                rest.put(name, value);
            }
        });
        return Complex.of(rest);
    }

    private static boolean speaksOf(Complex patch, String path) {
        for (Map.Entry<String, Value> entry : patch.asMap().entrySet()) {
            String name = entry.getKey();
            String inside = name + separator(name);
            if (entry.getValue() instanceof Complex part && path.startsWith(inside)) {
                return speaksOf(part, path.substring(inside.length()));
            }
            if (path.equals(name) || path.startsWith(inside)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> paths(Complex attributes) {
        Set<String> paths = new TreeSet<>();
        collect(attributes, "", paths);
        return paths;
    }

    private static void collect(Complex attributes, String prefix, Set<String> paths) {
        attributes.asMap().forEach((name, value) -> {
            if (value instanceof Complex part) {
                collect(part, prefix + name + separator(name), paths);
            } else {
                paths.add(prefix + name);
            }
        });
    }

    /** The parts of an extension follow its URN after a colon (RFC 7644, 3.10). */
    private static String separator(String name) {
        return name.indexOf(':') < 0 ? "." : ":";
    }
}
