/** Assignments to several variables at once. */
package dev.flua.language.nodes.assign;
