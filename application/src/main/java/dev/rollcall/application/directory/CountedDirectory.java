package dev.rollcall.application.directory;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.directory.Directory;

/** A directory with the number of its users. */
public record CountedDirectory(Directory directory, Links.Count users) {}
