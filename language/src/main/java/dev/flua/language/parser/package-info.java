/** From source text to the tree of a chunk with its scopes resolved, and from there to nodes. */
package dev.flua.language.parser;
