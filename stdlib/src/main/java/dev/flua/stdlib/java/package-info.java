/** The library {@code java}: classes of the host. */
package dev.flua.stdlib.java;
