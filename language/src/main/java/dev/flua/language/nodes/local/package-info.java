/** Local variables that live in the frame, to-be-closed ones among them (manual §3.3.7, §3.3.8). */
package dev.flua.language.nodes.local;
