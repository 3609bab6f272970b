/**
 * Away for longer than this, the service has had an outage: by its heartbeat, by the hours of a last day that were lost, or
 * by how late a step is acted on, whatever kept it. Source: lifecycle.md, "Events" and "confirm over"; calendar.md, rule 6.
 */
export const OUTAGE_MS = 30 * 60_000;
