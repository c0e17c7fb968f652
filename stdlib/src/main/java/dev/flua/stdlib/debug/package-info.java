/** The library {@code debug} (manual §6.10). */
package dev.flua.stdlib.debug;
