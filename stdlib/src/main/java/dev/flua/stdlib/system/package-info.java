/** What {@code io}, {@code os} and {@code package} share of the operating system: error numbers, file names, commands. */
package dev.flua.stdlib.system;
