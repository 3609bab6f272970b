/**
 * Feishu's own emoji by the names that people type between colons, those with a like among the characters. Feishu has
 * more of them, and its drawings may not be shipped.
 */
const EMOJI: Readonly<Record<string, string>> = {
  OK: '👌',
  THUMBSUP: '👍',
  ThumbsDown: '👎',
  THANKS: '🙏',
  MUSCLE: '💪',
  APPLAUSE: '👏',
  CLAP: '👏',
  FISTBUMP: '🤜',
  JIAYI: '➕',
  DONE: '✅',
  SMILE: '🙂',
  LAUGH: '😄',
  CRY: '😢',
  SOB: '😭',
  THINKING: '🤔',
  HEART: '❤️',
  ROSE: '🌹',
  PARTY: '🎉',
  GIFT: '🎁',
  HIGHFIVE: '🙌',
  Fire: '🔥',
  BOMB: '💣',
  Partying: '🥳',
  FIREWORKS: '🎆',
  Trophy: '🏆',
  YouAreTheBest: '💯',
  Hundred: '💯',
  Alarm: '⏰',
  CheckMark: '✔️',
  CrossMark: '❌',
  Pin: '📌',
  Loudspeaker: '📢',
  Coffee: '☕',
};
const NAME = /:([A-Za-z]{2,20}):/y;

/** The emoji named at `at` and the length of its name; `null` where there is none. */
export function emojiAt(source: string, at: number): { text: string; length: number } | null {
  NAME.lastIndex = at;
  const [whole = '', name = ''] = NAME.exec(source) ?? [];
  const text = Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;
  return text ? { text, length: whole.length } : null;
}
