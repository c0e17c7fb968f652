package dev.flua.language.nodes.access;

/** How many layouts an access is compiled for before it looks the key up each time. */
public final class MemberLimits {
    public static final int SHAPES = 8;

    private MemberLimits() {}
}
