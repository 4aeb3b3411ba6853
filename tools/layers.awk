# SPDX-License-Identifier: EUPL-1.2
# Rooms include only rooms of lower lines: awk -f tools/layers.awk src/LAYERS src/*/*.[ch]
FILENAME == ARGV[1] {
	if ($0 !~ /^#/ && NF) {
		depth++
		for (i = 1; i <= NF; i++)
			at[$i] = depth
	}
	next
}
FNR == 1 {
	n = split(FILENAME, part, "/")
	room = part[n - 1]
	if (!(room in at)) {
		printf "%s: room '%s' is not in src/LAYERS\n", FILENAME, room
		bad = 1
	}
}
/^#include "/ {
	split($2, inc, /["\/]/)
	other = inc[2]
	if (other == room)
		next
	if (!(other in at) || at[other] >= at[room]) {
		printf "%s:%d: %s/ may not include %s/\n", FILENAME, FNR, room, other
		bad = 1
	}
}
END { exit bad }
