/** The library {@code math} (manual §6.7). */
package dev.flua.stdlib.math;
