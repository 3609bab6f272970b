/** How often a message is tried that is refused for its content, before plain text and then before it is parked. */
export const TRIES = 3;

/** Feishu remembers a `uuid` for an hour; after this long the message is looked for instead. */
export const UUID_TRUSTED_MS = 55 * 60_000;
