/** The library {@code io} (manual §6.8). */
package dev.flua.stdlib.io;
