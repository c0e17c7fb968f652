/** The library {@code table} (manual §6.6). */
package dev.flua.stdlib.table;
