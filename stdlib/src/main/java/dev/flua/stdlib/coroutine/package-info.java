/** The library {@code coroutine} (manual §6.2). */
package dev.flua.stdlib.coroutine;
