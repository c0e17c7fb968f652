/** The library {@code string}: bytes, patterns, formats, binary data (manual §6.4). */
package dev.flua.stdlib.string;
