/**
 * What an identity provider may do over SCIM (RFC 7644, 3). HTTP does not belong here.
 */
@NullMarked
package dev.rollcall.application.provisioning;

import org.jspecify.annotations.NullMarked;
