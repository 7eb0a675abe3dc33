package dev.rollcall.domain.link;

import dev.rollcall.domain.user.User;

/** A link with the user it is about. */
public record LinkedUser(Link link, User user) {}
