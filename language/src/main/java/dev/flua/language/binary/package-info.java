/** Functions as bytes, for {@code string.dump} and {@code load}. */
package dev.flua.language.binary;
