/**
 * A longer absence than this is an outage. It is measured by the heartbeat, by the lost hours of a clock's last day, or
 * by how late a step is taken. In milliseconds. Source: lifecycle.md, "Events" and "confirm over"; calendar.md, rule 6.
 */
export const OUTAGE_MS = 30 * 60_000;
