/** Variables captured by an inner function (manual §3.5). */
package dev.flua.language.nodes.upvalue;
