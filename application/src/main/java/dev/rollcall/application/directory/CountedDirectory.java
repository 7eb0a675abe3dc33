package dev.rollcall.application.directory;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.directory.Directory;

/**
 * A directory with the number of its users.
 *
 * @param held the users of whose departure the mass-deprovision brake holds something
 */
public record CountedDirectory(Directory directory, Links.Count users, long held) {}
