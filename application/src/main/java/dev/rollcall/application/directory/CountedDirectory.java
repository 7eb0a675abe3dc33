package dev.rollcall.application.directory;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.directory.Directory;

/**
 * A directory with what it holds.
 *
 * @param waiting the users who wait for an administrator to activate them
 * @param held the users and groups of which the mass-deprovision brake holds something
 * @param parked the ids that wait to become members of groups
 */
public record CountedDirectory(
        Directory directory, Links.Count users, long waiting, long held, long groups, long parked) {}
