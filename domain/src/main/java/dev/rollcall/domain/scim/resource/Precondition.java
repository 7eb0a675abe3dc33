package dev.rollcall.domain.scim.resource;

import dev.rollcall.domain.Reason;
import dev.rollcall.domain.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a resource that the client has or refuses to meet (RFC 7644, 3.14; RFC 7232, 3). Tags are compared
 * weakly, and one without quotes is understood.
 */
public record Precondition(Optional<String> ifMatch, Optional<String> ifNoneMatch) {

    /** Asks nothing. */
    public static final Precondition NONE = new Precondition(Optional.empty(), Optional.empty());

    private static final Pattern TAG = Pattern.compile("(?:[Ww]/)?(?:\"([^\"]*)\"|([^\",\\s]+))");

    /**
     * Checks that a resource of this version may be written.
     *
     * @throws Refusal {@code PRECONDITION_FAILED}
     */
    public void requireWrite(Version version) {
        if (ifMatch.isPresent() && !names(ifMatch.get(), version)) {
            throw Refusal.of(
                    Reason.PRECONDITION_FAILED,
                    "The resource has changed: it has version " + version.entityTag() + ", not " + ifMatch.get() + ".");
        }
        if (isKnown(version)) {
            throw Refusal.of(
                    Reason.PRECONDITION_FAILED,
                    "The resource has version " + version.entityTag() + ", which If-None-Match rules out.");
        }
    }

    /** Returns whether the client has this version already, so that a read answers 304. */
    public boolean isKnown(Version version) {
        return ifNoneMatch.isPresent() && names(ifNoneMatch.get(), version);
    }

    private static boolean names(String tags, Version version) {
        if (tags.trim().equals("*")) {
            return true;
        }
        String number = Long.toString(version.number());
        Matcher tag = TAG.matcher(tags);
        while (tag.find()) {
            if (number.equals(tag.group(1)) || number.equals(tag.group(2))) {
                return true;
            }
        }
        return false;
    }
}
