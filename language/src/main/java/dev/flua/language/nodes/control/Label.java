package dev.flua.language.nodes.control;

/** A place that {@code goto} can go to: only its identity counts. */
public final class Label {}
