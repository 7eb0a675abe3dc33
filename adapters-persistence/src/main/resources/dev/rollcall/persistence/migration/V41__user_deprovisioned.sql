-- Whom a directory took out of service lately: what the mass-deprovision brake counts.
create index user_deprovisioned on users (deprovisioned_by, deprovisioned_at);
