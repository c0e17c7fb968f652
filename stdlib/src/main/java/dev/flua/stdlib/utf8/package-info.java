/** The library {@code utf8} (manual §6.5). */
package dev.flua.stdlib.utf8;
