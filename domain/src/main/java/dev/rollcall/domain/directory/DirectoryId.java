package dev.rollcall.domain.directory;

/** Identifies a user directory for ever. */
public record DirectoryId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
