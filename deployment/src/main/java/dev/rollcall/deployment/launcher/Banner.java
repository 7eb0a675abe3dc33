package dev.rollcall.deployment.launcher;

/** What the person who started Rollcall needs next. */
final class Banner {

    /** Tells the WAR that the launcher shows the secret. */
    static final String SHOWN_BY_LAUNCHER = "rollcall.launcher";

    /** Where the WAR leaves the secret of an administrator client it has just created. */
    static final String BOOTSTRAP_SECRET = "rollcall.bootstrap.secret";

    private Banner() {}

    /** The banner; takes the one-time secret, so that a second call no longer has it. */
    static String of(LaunchSettings settings) {
        String base = settings.publicUrl().orElse("http://localhost:" + settings.port());
        String url = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        StringBuilder banner = new StringBuilder()
                .append("Rollcall is ready on ")
                .append(url)
                .append("\n\n")
                .append("  SCIM tenant URL       ")
                .append(url)
                .append("/api/scim/v2\n")
                .append("  Token URL             ")
                .append(url)
                .append("/api/oauth/token\n");
        String secret = System.clearProperty(BOOTSTRAP_SECRET);
        if (secret != null) {
            banner.append("\n  Administrator client  admin\n")
                    .append("  Its secret            ")
                    .append(secret)
                    .append('\n')
                    .append("  The secret is not shown again: keep it now.\n");
        }
        return banner.toString();
    }
}
