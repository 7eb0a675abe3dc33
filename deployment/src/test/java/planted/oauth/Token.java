package planted.oauth;

/** A class that keeps the rules. */
public class Token {}
