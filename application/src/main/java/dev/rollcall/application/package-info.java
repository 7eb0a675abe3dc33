/**
 * Use cases and the ports they need: each loads, asks the domain, stores.
 * HTTP, SQL and token formats do not belong here.
 */
@NullMarked
package dev.rollcall.application;

import org.jspecify.annotations.NullMarked;
