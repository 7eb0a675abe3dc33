/**
 * What time does: work that falls due without anybody asking, and the timers that see to it on one node at a time. What a
 * request does does not belong here.
 */
@NullMarked
package dev.rollcall.application.lifecycle;

import org.jspecify.annotations.NullMarked;
