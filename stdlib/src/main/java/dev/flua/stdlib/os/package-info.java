/** The library {@code os} (manual §6.9). */
package dev.flua.stdlib.os;
