/** Table constructors and raw access to the parts of a table (manual §3.4.9). */
package dev.flua.language.nodes.table;
