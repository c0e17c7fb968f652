package dev.flua.language.nodes.access;

/** How many layouts an access is compiled for before it looks the key up each time. */
public final class MemberLimits {
    public static final int SHAPES = 8;

    /** How many names an access to {@code a[k]} is compiled for. */
    public static final int NAMES = 4;

    private MemberLimits() {}
}
