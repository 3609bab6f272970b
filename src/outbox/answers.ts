/** What Feishu's answers mean. Source: storage.md, "Messages owed", "Answers"; messages-api.md §4.7. */
export const UNREACHABLE: readonly number[] = [230002, 230013, 230029, 230053, 232009];
export const WORDS_REFUSED: readonly number[] = [230022, 230028];
export const CARD_GONE: readonly number[] = [230031, 230011, 230110];

/** How often a message is tried that Feishu refuses for its content, before plain text and then before it is parked. */
export const TRIES = 3;

/** Feishu remembers a `uuid` for an hour; after this long the message is looked for instead. */
export const UUID_TRUSTED_MS = 55 * 60_000;
