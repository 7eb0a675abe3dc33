package dev.rollcall.application.access;

import java.security.Principal;

/** The principal of a request whose credential was accepted. */
public interface AuthenticatedCaller extends Principal {

    /** Returns who calls. */
    Caller caller();
}
