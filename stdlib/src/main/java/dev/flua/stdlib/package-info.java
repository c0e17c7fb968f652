/** What several libraries need. */
package dev.flua.stdlib;
