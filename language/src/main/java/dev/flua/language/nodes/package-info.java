/** What the nodes of Lua have in common. */
package dev.flua.language.nodes;
