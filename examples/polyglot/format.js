(lines, money) => lines.map(line => `${line.amount} x ${line.product}: ${money(line.total)}`).join("\n")
