/**
 * What Rollcall does, one public method a use case. It loads, asks the domain and stores; rules belong to the domain,
 * HTTP and SQL to the adapters.
 */
@NullMarked
package dev.rollcall.application;

import org.jspecify.annotations.NullMarked;
