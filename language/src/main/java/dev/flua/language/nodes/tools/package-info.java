/** What tools are told beyond the standard tags. */
package dev.flua.language.nodes.tools;
