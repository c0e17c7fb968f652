/** The subcommand {@code flua compile}. */
package dev.flua.launcher.compile;
